"""Agreement with what 18 frameworks gave when they were run: see ``recorded/``.

A file has the framework, its versions and its cases: the framework's own call, an input, and
the output, or the error of what the framework refused.
"""

import functools
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from pooling import Geometry, pool
from pooling.conventions import FRAMEWORKS, Asked, as_spec, ask, spec_of

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


@functools.cache
def recorded(framework):
    return json.loads((FOLDER / f"{framework}.json").read_text(encoding="utf-8"))


def with_output(framework):
    return [case for case in recorded(framework)["cases"] if "output" in case]


def as_array(rows):
    """Return nested lists as floats: NaN and the infinities are written as strings."""
    return np.array(rows, dtype=float)


def pooled(framework, case):
    native = case["native"]
    return pool(as_array(case["input"]), as_spec(framework, native["call"], **native["args"]))


def assert_as_recorded(framework, case):
    expected = as_array(case.get("output", []))
    what = f"{framework} {case['variant']}: {case['native']} of {case['input']}"
    if expected.size == 0:  # what it refused, or what some give where nothing fits
        with pytest.raises(ValueError, match=r"\w"):
            pooled(framework, case)
        return
    output = pooled(framework, case)
    assert output.shape == expected.shape, what
    np.testing.assert_allclose(output, expected, rtol=2e-6, atol=2e-6, err_msg=what)


def test_every_file_is_of_a_framework_with_an_entry():
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(COMPARED)
    assert sorted(FRAMEWORKS) == sorted(COMPARED)


@pytest.mark.parametrize(("framework", "number"), COMPARED.items())
def test_a_framework_s_own_call_gives_what_it_gave_or_is_refused(framework, number):
    assert len(with_output(framework)) == number
    for case in recorded(framework)["cases"]:
        assert_as_recorded(framework, case)


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


def specs_of(framework, asked):
    return [spec_of(call) for call in ask(framework, asked)]


@pytest.mark.parametrize("framework", ["paddle", "openvino", "opencv"])
def test_padding_of_the_pool_size_gives_what_the_framework_gave(framework):
    image = np.arange(1.0, 10).reshape(3, 3)
    [spec] = specs_of(framework, Asked((2, 2), stride=(1, 1), padding=((2, 2), (2, 2))))
    expected = as_array(recorded(framework)["facts"]["padding of k"])
    np.testing.assert_allclose(pool(image, spec), expected, rtol=2e-6)


@pytest.mark.parametrize("framework", ["flax", "tinygrad"])
def test_padding_around_a_pool_of_one_cell_gives_what_the_framework_gave(framework):
    [spec] = specs_of(framework, Asked((1, 1), stride=(1, 1), padding=((1, 1), (1, 1))))
    expected = as_array(recorded(framework)["facts"]["padding above k"])
    np.testing.assert_array_equal(pool([[1.0]], spec), expected)


def test_core_ml_has_as_many_windows_as_its_type_inference_said():
    [spec] = specs_of("coremltools", Asked((2, 2), stride=(3, 3), ceil_mode=True))
    shape = recorded("coremltools")["facts"]["7x7 k2 s3 ceil"]
    assert [1, 1, *Geometry.of(spec, (7, 7)).output_shape] == shape
