"""Which cells the divisor of an average counts."""

from typing import Any

import numpy as np
import pytest

from pooling import MODES, Geometry, PoolSpec, pool
from pooling.rules import Rules


@pytest.mark.parametrize(
    ("counted", "divisors"),
    [
        ("real", [2, 1]),
        ("declared", [3, 1]),
        ("mirrored", [3, 2]),
        ("window", [3, 3]),
        ("window_if_padded", [3, 3]),
    ],
)
def test_a_divisor_counts_along_each_axis_what_rules_name(counted, divisors):
    # Three cells after one of padding: the windows -1, 0, 1 and 2, 3, 4.
    for is_counted, rules in [
        (True, Rules(counted_with_pad=counted)),
        (False, Rules(counted_without_pad=counted)),
    ]:
        spec = PoolSpec((1, 3), 3, "average", ((0, 0), (1, 0)), 1, True, is_counted, rules)
        assert Geometry.of(spec, (1, 3)).divisors().tolist() == [divisors]
        sums = [[3.0, 4.0]]
        np.testing.assert_allclose(pool([[1.0, 2, 4]], spec), np.divide(sums, divisors))


def test_the_window_counts_if_padded_wherever_any_axis_is():
    rules = Rules(counted_with_pad="window_if_padded")
    image = np.ones((1, 3))
    bare = PoolSpec((1, 2), 2, "average", 0, 1, True, True, rules)
    assert pool(image, bare).tolist() == [[1, 1]]
    padded = PoolSpec((2, 2), (1, 2), "average", ((1, 0), (0, 0)), 1, True, True, rules)
    assert pool(image, padded).tolist() == [[0.5, 0.25]]


@pytest.mark.parametrize(("is_counted", "field"), [(True, "with_pad"), (False, "without_pad")])
def test_a_divisor_of_same_may_count_something_else(is_counted, field):
    # Two cells and one of padding after them.
    counted: Any = {f"counted_{field}": "real", f"same_counted_{field}": "window"}
    rules = Rules(**counted)
    for padding, expected in [("same", 1), (((0, 0), (0, 1)), 2)]:
        spec = PoolSpec((1, 2), 1, "average", padding, count_include_pad=is_counted, rules=rules)
        assert pool([[1, 2]], spec).tolist() == [[1.5, expected]]


def test_rules_of_a_divisor_matter_to_the_average_only():
    image = np.arange(9.0).reshape(3, 3)
    rules = Rules(counted_with_pad="window", counted_without_pad="window")
    for mode in sorted(set(MODES) - {"average"}):
        plain, other = (
            pool(image, PoolSpec(2, 1, mode, padding=1, rules=some)) for some in (Rules(), rules)
        )
        np.testing.assert_array_equal(plain, other)
