"""What "same" means to those who mean something else."""

import numpy as np
import pytest

from pooling import Geometry, PoolSpec, gradient, pool
from pooling.rules import Rules


@pytest.mark.parametrize(("ignores", "length"), [(False, 6), (True, 5)])
def test_same_may_find_its_padding_from_the_pool_size(ignores, length):
    spec = PoolSpec((1, 2), 1, "max", "same", 2, rules=Rules(same_ignores_dilation=ignores))
    assert Geometry.of(spec, (1, 6)).output_shape == (1, length)


@pytest.mark.parametrize(
    ("padding", "pads", "expected"), [("same", (-1, -1), [1, 4]), ("same_lower", (0, -2), [0, 3])]
)
def test_same_that_ignores_dilation_crops_under_a_long_stride(padding, pads, expected):
    # Two windows of one cell, three apart, are four cells in all: two of six are cropped.
    spec = PoolSpec(1, (1, 3), "average", padding, rules=Rules(same_ignores_dilation=True))
    geometry = Geometry.of(spec, (1, 6))
    assert geometry.pad_width[1] == pads
    assert np.flatnonzero(geometry.coverage()).tolist() == expected
    assert pool([[0, 1, 2, 3, 4, 5]], spec).tolist() == [expected]


@pytest.mark.parametrize(("ceil_mode", "expected"), [(False, [4, 7]), (True, [4, 7, 7])])
def test_same_that_ignores_dilation_has_the_windows_of_ceil_mode(ceil_mode, expected):
    # Three windows of two cells, three apart, are eight cells of nine; dilated, only two are whole.
    rules = Rules(same_ignores_dilation=True)
    spec = PoolSpec((1, 2), (1, 3), "max", "same", (1, 3), ceil_mode, rules=rules)
    assert pool([[1, 2, 3, 4, 5, 6, 7, 8, 9]], spec).tolist() == [expected]


@pytest.mark.parametrize(
    ("reads", "mode", "expected"),
    [(True, "average", 3), (False, "average", 2), (True, "max", 4), (False, "max", 2)],
)
def test_a_window_over_a_cropped_end_reads_beyond_it_or_not(reads, mode, expected):
    # One window of the cells at 1 and 3; one of the four cells is cropped on each side.
    rules = Rules(same_ignores_dilation=True, reads_cropped=reads, fits_in_part="always")
    spec = PoolSpec((1, 2), (1, 4), mode, "same", (1, 2), rules=rules)
    assert pool([[1, 2, 3, 4]], spec).tolist() == [[expected]]


@pytest.mark.parametrize("count_include_pad", [False, True])
def test_same_may_repeat_the_edge_where_an_axis_has_an_odd_padding(count_include_pad):
    rules = Rules(same_repeats_edge=True)
    odd = PoolSpec((1, 2), 2, "average", "same", count_include_pad=count_include_pad, rules=rules)
    assert pool([[1, 2, 6]], odd).tolist() == [[1.5, 6]]
    both = PoolSpec((3, 2), 1, "average", "same", count_include_pad=count_include_pad, rules=rules)
    # Three rows need a cell on each side, two columns one after them: all of it is repeated.
    output = pool([[3, 6], [6, 9], [9, 9]], both)
    assert output.tolist() == [[5.5, 7], [7, 8], [8.5, 9]]


def test_the_edge_is_repeated_by_an_average_along_odd_padding_only():
    for mode, pool_size in [("max", 2), ("min", 2), ("l2", 2), ("average", 3)]:
        plain, other = (
            pool([[1.0, 2, 6]], PoolSpec((1, pool_size), 1, mode, "same", rules=rules))
            for rules in (Rules(), Rules(same_repeats_edge=True))
        )
        np.testing.assert_array_equal(plain, other)


def test_a_repeated_edge_takes_its_gradient_as_often_as_it_is_read():
    spec = PoolSpec((1, 2), 2, "average", "same", rules=Rules(same_repeats_edge=True))
    assert gradient([[1.0, 2, 6]], spec).tolist() == [[0.5, 0.5, 1]]
    assert Geometry.of(spec, (1, 3)).coverage().tolist() == [[1, 1, 2]]
