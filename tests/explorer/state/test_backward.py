"""What comes back of a pooling, and which window gives it."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.state.backward import back_of, parts_of, upstream_of, why_not
from explorer.state.choices import Choices
from explorer.state.pooled import Pooling
from pooling import MODES, AdaptiveSpec, PoolSpec, gradient, trace, unpool

MATRIX = np.array([[1.0, 2, 1, 0], [2, 9, 2, 7], [1, 2, 1, 7]])
BACKWARD = Choices(matrix=MATRIX, direction="backward")


def test_looking_forward_nothing_comes_back():
    assert back_of(Choices(), Pooling.of(MATRIX, PoolSpec(2))) is None


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("fitted", [False, True])
def test_the_parts_of_all_windows_add_up_to_the_gradient(mode, fitted):
    spec = AdaptiveSpec((2, 3), mode) if fitted else PoolSpec(2, 1, mode, padding=1)
    pooling = Pooling.of(MATRIX, spec)
    shape = pooling.steps.output.shape
    upstream = np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    back = back_of(replace(BACKWARD, upstream=upstream), pooling)
    assert back is not None
    assert back.is_own
    windows, cells, weights = parts_of(pooling, "backward")
    sums = np.zeros(MATRIX.size)
    for window, cell, weight in zip(windows, cells, weights, strict=True):
        sums[cell] += weight * upstream.flat[window]
    np.testing.assert_allclose(sums.reshape(MATRIX.shape), gradient(MATRIX, spec, upstream))
    np.testing.assert_allclose(back.values, gradient(MATRIX, spec, upstream))
    assert list(windows) == sorted(windows)


def test_a_winner_of_four_windows_gets_four():
    back = back_of(BACKWARD, Pooling.of(MATRIX[:, :3], PoolSpec(2, 1)))
    assert back is not None
    assert not back.is_own
    assert back.values[1, 1] == 4
    assert back.values.sum() == 4


def test_an_upstream_of_another_shape_is_ones_and_not_lost():
    upstream = np.full((1, 2), 5.0)
    choices = replace(BACKWARD, upstream=upstream)
    fitting = Pooling.of(MATRIX, PoolSpec(2))
    other = Pooling.of(MATRIX, PoolSpec(2, 1))
    assert upstream_of(choices, fitting) is upstream
    assert upstream_of(choices, other) is None
    back = back_of(choices, other)
    assert back is not None
    assert (back.upstream == 1).all()


def test_an_output_is_put_back_to_the_places_of_its_winners():
    pooling = Pooling.of(MATRIX, PoolSpec(2, 1, "min"))
    choices = replace(BACKWARD, direction="unpool")
    back = back_of(choices, pooling)
    steps = trace(MATRIX, PoolSpec(2, 1, "min"))
    assert back is not None
    np.testing.assert_array_equal(back.values, unpool(steps.output, steps))
    restored = np.zeros(MATRIX.size)
    for window, cell, weight in zip(*parts_of(pooling, "unpool"), strict=True):
        assert weight == 1
        restored[cell] = steps.output.flat[window]
    np.testing.assert_array_equal(restored.reshape(MATRIX.shape), back.values)


@pytest.mark.parametrize("mode", MODES)
def test_what_has_no_winner_is_not_put_back_and_said_so(mode):
    pooling = Pooling.of(MATRIX, PoolSpec(2, mode=mode))
    choices = replace(BACKWARD, direction="unpool")
    said = why_not(choices, pooling)
    assert (said == "") == (mode in ("max", "min"))
    assert (back_of(choices, pooling) is None) == bool(said)
