"""Agreement with what 18 frameworks gave when they were run: see ``recorded/``.

A file has the framework, its versions and its cases: the framework's own call with its
arguments, the fields of a `PoolSpec` that these stand for, an input, and the output, or the
error of what the framework refused.
"""

import functools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pooling import Geometry, pool
from pooling.conventions import FRAMEWORKS, as_spec

FOLDER = Path(__file__).parent / "recorded"

# How many cases of each framework have an output.
COMPARED = {
    "caffe": 53,
    "coremltools": 0,  # runs on macOS only
    "darknet": 41,
    "flax": 64,
    "keras-jax": 44,
    "keras-tensorflow": 44,
    "keras-torch": 44,
    "litert": 54,
    "mxnet": 55,
    "ncnn": 63,
    "onnxruntime": 128,
    "opencv": 53,
    "openvino": 86,
    "paddle": 62,
    "skimage": 42,
    "tensorflow": 47,
    "tinygrad": 57,
    "torch": 70,
}

# How many it refused.
REFUSED = {"onnxruntime": 4, "tensorflow": 3}

# The cases that were taken from public threads, and how many variants gave an output.
READY = {
    "Paddle#51542": 12,
    "Paddle#51542 max": 14,
    "Paddle#64725": 14,
    "burn#5791": 14,
    "coremltools#2772": 15,
    "coremltools#2844": 14,
    "darknet#451": 13,
    "flax#2401": 18,
    "flax#2401 include": 10,
    "keras#23233": 17,
    "keras#23233 max": 18,
    "netscope#25": 14,
    "netscope#25 floor": 19,
    "one axis padded": 14,
    "one-sided padding": 9,
    "onnx#4958": 12,
    "onnx#4958 max": 14,
    "onnxruntime#10086": 15,
    "onnxruntime#24681": 9,
    "pytorch#183528": 14,
    "pytorch#33384": 18,
    "pytorch#71549": 14,
    "two axes, one overhang": 15,
}

NO_PADDING = ((0, 0), (0, 0))
PADDED_IN_OPENVINO = {
    "kernel_shape": (2, 2),
    "strides": (1, 1),
    "pads_begin": (2, 2),
    "pads_end": (2, 2),
    "dilations": (1, 1),
}


@functools.cache
def recorded(framework):
    return json.loads((FOLDER / f"{framework}.json").read_text(encoding="utf-8"))


def with_output(framework):
    return [case for case in recorded(framework)["cases"] if "output" in case]


def as_pairs(value: Any) -> Any:
    """Return nested lists as nested tuples."""
    return tuple(map(as_pairs, value)) if isinstance(value, list) else value


def as_array(rows):
    """Return nested lists as floats: NaN and the infinities are written as strings."""
    return np.array(rows, dtype=float)


def spec_of(framework, case):
    return as_spec(framework, case["native"]["call"], **case["native"]["args"])


def pooled(framework, case):
    return pool(as_array(case["input"]), spec_of(framework, case))


def assert_as_recorded(framework, case):
    expected = as_array(case["output"])
    what = f"{framework} {case['variant']}: {case['native']} of {case['input']}"
    if expected.size == 0:  # what some frameworks give where nothing fits
        with pytest.raises(ValueError, match="does not fit"):
            pooled(framework, case)
        return
    output = pooled(framework, case)
    assert output.shape == expected.shape, what
    np.testing.assert_allclose(output, expected, rtol=2e-6, atol=2e-6, err_msg=what)


def test_every_file_is_of_a_framework_that_has_an_entry():
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(COMPARED)
    assert sorted(FRAMEWORKS) == sorted(COMPARED)


@pytest.mark.parametrize(("framework", "number"), COMPARED.items())
def test_a_call_gives_what_the_framework_gave(framework, number):
    cases = with_output(framework)
    assert len(cases) == number
    for case in cases:
        assert_as_recorded(framework, case)


@pytest.mark.parametrize("framework", COMPARED)
def test_a_call_is_refused_where_the_framework_refused_it(framework):
    cases = [case for case in recorded(framework)["cases"] if "error" in case]
    assert len(cases) == REFUSED.get(framework, 0)
    for case in cases:
        with pytest.raises(ValueError, match=r"\w"):
            pooled(framework, case)


@pytest.mark.parametrize("framework", COMPARED)
def test_a_call_is_read_as_the_fields_that_it_stands_for(framework):
    for case in with_output(framework):
        fields = {name: as_pairs(value) for name, value in case["params"].items()}
        if fields["padding"] == "valid":
            fields["padding"] = NO_PADDING
        if framework in ("caffe", "opencv"):  # they count the padding, whatever is asked
            fields["count_include_pad"] = False
        spec = spec_of(framework, case)
        read = {name: getattr(spec, name) for name in fields}
        if read["padding"] == "valid":
            read["padding"] = NO_PADDING
        assert read == fields, case["native"]


def test_the_recorded_zero_size_output_is_a_refusal_here():
    empty = [
        (framework, case)
        for framework in COMPARED
        for case in with_output(framework)
        if not as_array(case["output"]).size
    ]
    assert [framework for framework, _ in empty] == ["onnxruntime"]
    with pytest.raises(ValueError, match="pool_size 4 with dilation 3 does not fit in 4 rows"):
        pooled(*empty[0])


def test_the_cases_of_public_threads_are_among_those_compared():
    threads = Counter(
        case["ready"]
        for framework in COMPARED
        for case in with_output(framework)
        if "ready" in case
    )
    assert threads == READY


@pytest.mark.parametrize(
    ("framework", "call", "arguments"),
    [
        (
            "paddle",
            "paddle.nn.functional.max_pool2d",
            {"kernel_size": 2, "stride": 1, "padding": 2},
        ),
        ("openvino", "openvino.opset8.max_pool", PADDED_IN_OPENVINO),
        ("openvino", "openvino.opset14.max_pool", PADDED_IN_OPENVINO),
        ("opencv", "cv2.dnn.readNetFromCaffe: Pooling", {"kernel_size": 2, "stride": 1, "pad": 2}),
    ],
)
def test_padding_of_the_pool_size_gives_what_the_framework_gave(framework, call, arguments):
    output = pool(np.arange(1.0, 10).reshape(3, 3), as_spec(framework, call, **arguments))
    expected = as_array(recorded(framework)["facts"]["padding of k"])
    np.testing.assert_allclose(output, expected, rtol=2e-6)


@pytest.mark.parametrize(
    ("framework", "call", "arguments"),
    [
        ("flax", "flax.linen.max_pool", {"window_shape": (1, 1), "padding": ((1, 1), (1, 1))}),
        ("tinygrad", "tinygrad.Tensor.max_pool2d", {"kernel_size": 1, "padding": 1}),
    ],
)
def test_padding_around_a_pool_of_one_cell_gives_what_the_framework_gave(
    framework, call, arguments
):
    output = pool([[1.0]], as_spec(framework, call, **arguments))
    expected = as_array(recorded(framework)["facts"]["padding above k"])
    np.testing.assert_array_equal(output, expected)


def test_core_ml_has_as_many_windows_as_its_type_inference_said():
    arguments = {"kernel_sizes": (2, 2), "strides": (3, 3), "ceil_mode": True}
    geometry = Geometry.of(as_spec("coremltools", "mb.max_pool", **arguments), (7, 7))
    shape = recorded("coremltools")["facts"]["7x7 k2 s3 ceil"]
    assert [1, 1, *geometry.output_shape] == shape
