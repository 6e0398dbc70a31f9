"""Agreement with the operators of ONNX as ONNX Runtime runs them."""

import numpy as np
import onnx
import onnxruntime
import pytest

from pooling import PoolSpec, pool
from tests.pooling.frameworks.agreement import (
    SPECS,
    assert_agreement,
    cases,
    channels_first,
    channels_last,
    flip,
    pair,
    without_nan_windows,
)

ONNX_PADDING = {"valid": "VALID", "same": "SAME_UPPER", "same_lower": "SAME_LOWER"}
ONNX_OPERATOR = {"max": "MaxPool", "average": "AveragePool", "l2": "LpPool"}


def onnx_pool(image, mode, **attributes):
    """Run one ONNX node; opset 22 is the first whose ceil mode drops windows in the padding."""
    helper, number = onnx.helper, onnx.TensorProto.FLOAT
    node = helper.make_node(ONNX_OPERATOR[mode], ["image"], ["output"], **attributes)
    graph = helper.make_graph(
        [node],
        "pooling",
        [helper.make_tensor_value_info("image", number, channels_first(image).shape)],
        [helper.make_tensor_value_info("output", number, None)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    return channels_last(session.run(None, {"image": channels_first(image)})[0])


def onnx_attributes(spec):
    attributes = {
        "kernel_shape": spec.pool_size,
        "strides": spec.stride,
        "dilations": spec.dilation,
        "ceil_mode": int(spec.ceil_mode),
    }
    if spec.mode == "average":
        attributes["count_include_pad"] = int(spec.count_include_pad)
    if spec.padding in ONNX_PADDING:
        return attributes | {"auto_pad": ONNX_PADDING[spec.padding]}
    (top, bottom), (left, right) = spec.padding
    return attributes | {"pads": (top, left, bottom, right)}


@pytest.mark.parametrize("mode", ONNX_OPERATOR)
@pytest.mark.parametrize("padding", ["valid", "explicit"])
def test_onnx_operators_agree_on_explicit_padding(mode, padding):
    def choose(rng, pool_size):
        pads = tuple(pair(rng, 0, size - 1) for size in pool_size)
        return {
            "mode": mode,
            "padding": "valid" if padding == "valid" else pads,
            "dilation": pair(rng, 1, 3),
            "ceil_mode": flip(rng),
            "count_include_pad": flip(rng),
        }

    assert_onnx_agrees(mode, cases(2, SPECS, choose))


@pytest.mark.parametrize("mode", ONNX_OPERATOR)
@pytest.mark.parametrize("padding", ["same", "same_lower"])
def test_onnx_operators_agree_on_same(mode, padding):
    # Here ONNX Runtime sizes the padding as if no pool were dilated, and where a stride leaves
    # cells out it takes the padding to be negative; neither can be compared.
    def choose(rng, pool_size):
        return {
            "mode": mode,
            "padding": padding,
            "stride": tuple(int(rng.integers(1, size + 1)) for size in pool_size),
            "ceil_mode": flip(rng),
            "count_include_pad": flip(rng),
        }

    assert_onnx_agrees(mode, cases(3, SPECS, choose))


def assert_onnx_agrees(mode, drawn):
    for image, spec in drawn:
        expected = pool(image, spec)
        output = onnx_pool(image, mode, **onnx_attributes(spec))
        assert_agreement(without_nan_windows(output, expected), expected, mode)


def test_in_ceil_mode_a_pool_may_be_longer_than_the_input_by_less_than_a_stride():
    image = np.array([[[1.0], [2.0]]], np.float32)
    expected = pool(image, PoolSpec((1, 3), (1, 2), ceil_mode=True))
    assert expected.tolist() == [[[2]]]
    output = onnx_pool(image, "max", kernel_shape=(1, 3), strides=(1, 2), ceil_mode=1)
    assert_agreement(output, expected, "max")


def test_the_stride_left_out_is_one_and_not_the_pool_size_as_here():
    image = np.arange(16, dtype=np.float32).reshape(4, 4, 1)
    output = onnx_pool(image, "max", kernel_shape=(2, 2))
    assert_agreement(output, pool(image, PoolSpec(2, stride=1)), "max")
    assert output.shape != pool(image, PoolSpec(2)).shape
