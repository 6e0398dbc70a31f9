"""Padding as large as the pool, and padding with a value."""

import numpy as np
import pytest

from pooling import PoolSpec, gradient, pool, trace
from pooling.rules import Rules
from tests.pooling.rules.common import INF


def test_padding_of_the_pool_size_and_more_is_refused_unless_rules_allow_it():
    with pytest.raises(ValueError, match=r"padding must be .* less than the pool_size \(2, 2\)"):
        PoolSpec(2, padding=2, rules=Rules(keep_empty=True))
    with pytest.raises(ValueError, match="padding must be"):
        PoolSpec(2, padding=-1, rules=Rules(any_padding=True))
    with pytest.raises(ValueError, match="window 1 along the 1 rows would read padding only"):
        pool([[1]], PoolSpec(2, padding=2, rules=Rules(any_padding=True)))


@pytest.mark.parametrize(
    ("padding", "maxima", "averages"),
    [
        (2, [-INF, 1, 2, 2, -INF], [0, 0.5, 1.5, 1, 0]),
        (3, [-INF, -INF, 1, 2, 2, -INF, -INF], [0, 0, 0.5, 1.5, 1, 0, 0]),
    ],
)
def test_padding_of_the_pool_size_and_more_surrounds_the_input(padding, maxima, averages):
    rules = Rules(any_padding=True, keep_empty=True)
    spec = PoolSpec((1, 2), 1, "max", (0, padding), rules=rules)
    assert pool([[1.0, 2.0]], spec).tolist() == [maxima]
    counted = PoolSpec((1, 2), 1, "average", (0, padding), count_include_pad=True, rules=rules)
    assert pool([[1.0, 2.0]], counted).tolist() == [averages]


@pytest.mark.parametrize(
    ("dtype", "value", "maximum", "minimum"),
    [
        ("float64", 0.0, [0, -1], [-2, -3]),
        ("int8", 0.0, [0, -1], [-2, -3]),
        ("int8", -2.0, [-2, -1], [-2, -3]),
        ("int8", 1000.0, [127, -1], [-2, -3]),
        ("int8", -1000.0, [-2, -1], [-128, -3]),
    ],
)
def test_max_and_min_read_a_padding_value_as_far_as_the_dtype_holds_it(
    dtype, value, maximum, minimum
):
    image, rules = np.array([[-2, -1, -3]], dtype), Rules(padding_value=value)
    for mode, expected in [("max", maximum), ("min", minimum)]:  # padding and -2; -1 and -3
        output = pool(image, PoolSpec((1, 2), 2, mode, ((0, 0), (1, 0)), rules=rules))
        assert output.dtype == dtype
        assert output.tolist() == [expected]


def test_a_padding_value_is_read_in_the_overhang_as_well_and_by_max_and_min_only():
    image, rules = np.array([[-1, -2, -3]]), Rules(padding_value=0.0)
    outputs = {
        mode: pool(image, PoolSpec((1, 2), 2, mode, ceil_mode=True, rules=rules)).tolist()
        for mode in ("max", "min", "average", "median")
    }
    assert outputs == {
        "max": [[-1, 0]],
        "min": [[-2, -3]],
        "average": [[-1.5, -3]],
        "median": [[-1.5, -3]],
    }


def test_a_padding_value_that_wins_is_no_winner_and_takes_no_gradient():
    spec = PoolSpec((1, 2), 2, ceil_mode=True, rules=Rules(padding_value=0.0))
    steps = trace([[-1, -2, -3]], spec)
    assert steps.winners.tolist() == [[0, -1]]
    assert gradient([[-1, -2, -3]], spec).tolist() == [[1, 0, 0]]


def test_a_padding_value_does_not_pass_for_a_cell_of_a_median():
    spec = PoolSpec((1, 2), 2, "median", ceil_mode=True, rules=Rules(padding_value=-9.0))
    assert trace([[-1, -2, -3]], spec).winners.tolist() == [[-1, 0]]
    assert gradient([[-1, -2, -3]], spec).tolist() == [[0.5, 0.5, 1]]
