"""unpool(): every value back at the place of its winner, and zeros elsewhere."""

import numpy as np
import pytest

from pooling import AdaptiveSpec, PoolSpec, gradient, trace, unpool
from pooling.rules import Rules
from tests.pooling.random_specs import random_cases

AROUND = [[1, 2, 1], [2, 9, 2], [1, 2, 1]]
NAN = np.nan


def test_each_value_returns_to_the_place_of_its_winner():
    image = [[10, 12, 8, 7], [4, 11, 5, 9]]
    steps = trace(image, PoolSpec())
    assert unpool(steps.output, steps).tolist() == [[0, 12, 0, 0], [0, 0, 0, 9]]
    assert unpool([[-1.5, 2.5]], steps).tolist() == [[0, -1.5, 0, 0], [0, 0, 0, 2.5]]
    least = trace(image, PoolSpec(mode="min"))
    assert unpool(least.output, least).tolist() == [[0, 0, 0, 0], [4, 0, 5, 0]]


def test_of_windows_that_share_a_winner_the_last_in_row_order_stays():
    steps = trace(AROUND, PoolSpec(2, stride=1))
    assert unpool([[1, 2], [3, 4]], steps).tolist() == [[0, 0, 0], [0, 4, 0], [0, 0, 0]]
    row = trace([[1, 9, 2, 3]], PoolSpec((1, 2), 1))
    assert unpool([[5, 6, 7]], row).tolist() == [[0, 6, 0, 7]]


def test_values_keep_clear_of_padding_and_of_the_gaps_of_dilation():
    padded = trace([[-5, -3], [-2, -8]], PoolSpec(2, padding=1))
    assert unpool([[1, 2], [3, 4]], padded).tolist() == [[1, 2], [3, 4]]
    dilated = trace([[1, 99, 5, 2, 99, 7]], PoolSpec((1, 2), (1, 3), dilation=(1, 2)))
    assert unpool([[10, 20]], dilated).tolist() == [[0, 0, 10, 0, 0, 20]]


def test_a_value_whose_winner_is_padding_or_nothing_is_put_nowhere():
    around = ((0, 0), (1, 1))
    zeros = trace([[-5, 3]], PoolSpec((1, 2), padding=around, rules=Rules(padding_value=0)))
    assert unpool([[7, 8]], zeros).tolist() == [[0, 8]]
    empty = PoolSpec((1, 2), 2, "max", around, dilation=2, rules=Rules(keep_empty=True))
    assert unpool([[7]], trace([[4]], empty)).tolist() == [[0]]


def test_each_channel_has_winners_of_its_own():
    image = np.array([[[9, 1], [2, 8]]])
    steps = trace(image, PoolSpec((1, 2)))
    assert unpool([[[5, 6]]], steps).tolist() == [[[5, 0], [0, 6]]]


def test_windows_of_several_sizes_are_put_back_too():
    steps = trace([[1, 2, 3, 4, 5]], AdaptiveSpec((1, 3), mode="max"))
    assert unpool(steps.output, steps).tolist() == [[0, 2, 0, 4, 5]]
    more = trace([[1, 2]], AdaptiveSpec((2, 3), mode="max"))
    assert unpool([[1, 2, 3], [4, 5, 6]], more).tolist() == [[4, 6]]


@pytest.mark.parametrize("mode", ["max", "min"])
def test_pooling_and_putting_back_changes_no_value_that_won(mode):
    for spec, shape, _, rng in random_cases(5, mode, 300):
        image = rng.integers(-2, 3, shape).astype(float)
        steps = trace(image, spec)
        restored = unpool(steps.output, steps)
        has_won = gradient(image, spec) > 0
        np.testing.assert_array_equal(restored, np.where(has_won, image, 0))


def test_the_result_has_the_dtype_of_the_values():
    steps = trace(np.arange(4, dtype=np.uint8).reshape(2, 2), PoolSpec())
    for dtype in (np.uint8, np.float32, complex, bool):
        assert unpool(np.ones((1, 1), dtype), steps).dtype == dtype


def test_a_nan_is_a_winner_like_any_other():
    steps = trace([[1, NAN], [2, 3]], PoolSpec())
    assert unpool([[4]], steps).tolist() == [[0, 4], [0, 0]]


@pytest.mark.parametrize("mode", ["average", "median", "l2"])
def test_a_mode_without_winners_is_refused_with_what_to_use_instead(mode):
    steps = trace(AROUND, PoolSpec(3, mode=mode))
    sentence = (
        rf"^unpool needs the winners of max or min, and {mode} has none; "
        r"gradient\(image, spec, values\) spreads the values over the windows$"
    )
    with pytest.raises(ValueError, match=sentence):
        unpool([[1]], steps)


@pytest.mark.parametrize("values", [1, [1], [[1, 2]], [[[1]]]])
def test_values_of_another_shape_than_the_output_are_refused(values):
    steps = trace(AROUND, PoolSpec(3))
    with pytest.raises(ValueError, match=r"^values must have the output's shape \(1, 1\); not \("):
        unpool(values, steps)
