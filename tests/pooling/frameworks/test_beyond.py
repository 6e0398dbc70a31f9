"""NaN, equal maxima and averages of integers, against what the frameworks gave."""

import math

import numpy as np
import pytest

from pooling.conventions import FRAMEWORKS
from pooling.conventions.beyond import average_of_integers, largest, shares_of_ties
from tests.pooling.frameworks.test_recorded import as_array, recorded

NAN = math.nan
WINDOWS = {
    "NaN first": (NAN, 1),
    "NaN last": (1, NAN),
    "NaN middle": (3, NAN, 1),
    "NaN all": (NAN, NAN),
}
# TF Lite was run in three ways, of which this is the one that it takes by itself.
BY_ITSELF = {"litert": " (xnnpack)"}
HALVES = {
    "flax": "average int32 of halves",
    "tinygrad": "average int32 of halves",
    "skimage": "average int32 of halves",
    "openvino": "average int32 of halves",
    "torch": "average int64 of halves",
    "litert": "average int8 of halves, zero point 0 (xnnpack)",
}
# Two integers each, of which these are the means.
MEANS = {(0, 1): 0.5, (1, 2): 1.5, (0, -1): -0.5, (-1, -2): -1.5, (3, 4): 3.5}


def facts(framework):
    return recorded(framework)["facts"]


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", WINDOWS)
def test_the_maximum_beside_nan_is_what_the_framework_gave(framework, name):
    found = largest(WINDOWS[name], FRAMEWORKS[framework].nan)
    if framework == "coremltools":  # which runs on macOS only
        assert found is None
        return
    expected = as_array(facts(framework)[name + BY_ITSELF.get(framework, "")])
    np.testing.assert_allclose(np.array(found, float), expected.item(), rtol=1e-7)


@pytest.mark.parametrize(
    "framework", [name for name in FRAMEWORKS if "tie gradient" in facts(name)]
)
def test_equal_maxima_take_the_gradient_that_they_took(framework):
    expected = as_array(facts(framework)["tie gradient"]).ravel()
    assert shares_of_ties((7, 7, 7, 7), FRAMEWORKS[framework].ties) == expected.tolist()


def test_the_first_of_equal_maxima_need_not_be_the_first_cell():
    expected = as_array(facts("tensorflow")["tie gradient of [1, 2, 2, 2]"]).ravel()
    assert shares_of_ties((1, 2, 2, 2), "first") == expected.tolist()
    assert shares_of_ties((1, 2, 2, 2), "shared") == [0, 1 / 3, 1 / 3, 1 / 3]


@pytest.mark.parametrize("framework", HALVES)
def test_an_average_of_integers_is_rounded_as_it_was(framework):
    expected = as_array(facts(framework)[HALVES[framework]]).ravel()
    how = FRAMEWORKS[framework].integers
    assert [average_of_integers(pair, how) for pair in MEANS] == expected.tolist()


@pytest.mark.parametrize("framework", ["tensorflow", "paddle", "mxnet", "onnxruntime"])
def test_an_average_of_integers_is_refused_where_it_was(framework):
    assert (
        "Error" in facts(framework)["average int32"]
        or "Invalid" in facts(framework)["average int32"]
    )
    assert average_of_integers((1, 2), FRAMEWORKS[framework].integers) is None


def test_a_running_sum_of_ones_in_float16_stops_at_2048():
    total = np.float16(0)
    for _ in range(64 * 64):
        total = np.float16(total + np.float16(1))
    assert total == 2048
    assert total / (64 * 64) == 0.5
