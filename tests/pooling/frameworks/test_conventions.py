"""The frameworks' own calls as specs, and a spec as the call of another framework."""

import numpy as np
import pytest

from pooling import Geometry, PoolSpec, pool
from pooling.conventions import FRAMEWORKS, as_spec, translate
from tests.pooling.frameworks.test_recorded import as_array, recorded, spec_of


def padded(image, pad):
    if pad is None:
        return image
    if pad.value == "edge":
        return np.pad(image, pad.width, mode="edge")
    return np.pad(image, pad.width, constant_values=pad.value)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_translation_gives_the_numbers_of_what_it_translates(framework):
    rng, found = np.random.default_rng(1), 0
    for case in recorded(framework)["cases"][::12]:
        image = rng.integers(-50, 50, as_array(case["input"]).shape).astype(float)
        try:
            spec = spec_of(framework, case)
            Geometry.of(spec, image.shape)
        except ValueError:
            continue
        for to in FRAMEWORKS:
            try:
                call = translate(spec, to, image.shape)
            except ValueError as error:
                assert str(error).startswith("cannot be said in"), error  # noqa: PT017
                continue
            output = pool(padded(image, call.pad), as_spec(to, call.call, **call.arguments))
            np.testing.assert_allclose(output, pool(image, spec), rtol=1e-12, err_msg=str(call))
            found += 1
    assert found > 0 or framework == "coremltools"  # of which no case is recorded


@pytest.mark.parametrize(
    ("framework", "call", "arguments", "message"),
    [
        ("theano", "pool", {}, "framework must be one of torch.*not 'theano'"),
        ("torch", "max_pool2d", {}, "PyTorch has no call 'max_pool2d'"),
        ("darknet", "[maxpool]", {"pad": 1}, "no argument 'pad'; one of size, stride, padding"),
        ("litert", "MAX_POOL_2D", {"filter": 2, "stride": 2}, "padding must be given"),
        ("darknet", "[maxpool]", {"size": 2.0}, "size must be an integer of at least 1; not 2.0"),
        ("mxnet", "mxnet.nd.Pooling", {"pool_type": "sum"}, "pool_type must be one of .*'sum'"),
    ],
)
def test_what_is_wrong_with_a_call_is_named(framework, call, arguments, message):
    with pytest.raises(ValueError, match=message):
        as_spec(framework, call, **arguments)


@pytest.mark.parametrize(
    ("framework", "call", "arguments", "refused"),
    [
        (
            "paddle",
            "paddle.nn.functional.max_pool2d",
            {"kernel_size": 2, "padding": "SAME", "ceil_mode": True},
            {"stride": 3},
        ),
        (
            "openvino",
            "openvino.opset14.avg_pool",
            {
                "kernel_shape": (2, 2),
                "strides": (1, 1),
                "pads_begin": (1, 1),
                "pads_end": (1, 1),
                "exclude_pad": True,
            },
            {"pads_end": (2, 1)},
        ),
        ("opencv", "cv2.dnn.readNetFromCaffe: Pooling", {"kernel_size": 2, "pad": 2}, {"pad": 3}),
        (
            "ncnn",
            "ncnn layer Pooling",
            {"pooling_type": 1, "kernel_w": 2, "pad_mode": 2},
            {"pad_left": 1},
        ),
        (
            "tinygrad",
            "tinygrad.Tensor.max_pool2d",
            {"padding": 1, "ceil_mode": True},
            {"padding": 2},
        ),
        (
            "tensorflow",
            "tf.nn.pool",
            {"window_shape": (1, 2), "pooling_type": "MAX", "strides": (1, 2)},
            {"strides": (2, 1)},
        ),
        ("keras-jax", "keras.layers.MaxPooling2D", {"pool_size": (3, 3)}, {"pool_size": (3,)}),
    ],
)
def test_what_a_framework_refuses_or_no_spec_expresses_is_refused(
    framework, call, arguments, refused
):
    as_spec(framework, call, **arguments)
    with pytest.raises(ValueError, match=f"{next(iter(refused))}|pads"):
        as_spec(framework, call, **arguments | refused)


def test_a_dilated_maximum_of_pytorch_may_be_padded_by_half_its_pool_only():
    arguments = {"kernel_size": (1, 4), "dilation": (1, 3)}
    name = "torch.nn.functional.max_pool2d"
    spec = as_spec("torch", name, padding=(0, 2), **arguments)
    assert isinstance(spec, PoolSpec)
    assert spec.padding == ((0, 0), (2, 2))
    with pytest.raises(ValueError, match="padding must be at most half the pool, here 2; not 3"):
        as_spec("torch", name, padding=(0, 3), **arguments)


def test_what_cannot_be_said_is_told_with_its_reason():
    with pytest.raises(ValueError, match="cannot be said in Darknet, because it has no average"):
        translate(PoolSpec(2, mode="average"), "darknet", (4, 4))
