"""Gradients worked by hand."""

import numpy as np

from pooling import MODES, PoolSpec, gradient
from tests.pooling.gradients.common import AROUND, INF, NAN


def test_on_a_tie_the_first_cell_gets_all_of_it():
    assert gradient([[5, 5], [5, 5]], PoolSpec()).tolist() == [[1, 0], [0, 0]]
    assert gradient([[7, 5], [5, 7]], PoolSpec(mode="min")).tolist() == [[0, 1], [0, 0]]


def test_a_nan_gets_all_of_it_and_the_first_of_several():
    for mode in ("max", "min", "median"):
        assert gradient([[9, 1], [NAN, 5]], PoolSpec(mode=mode)).tolist() == [[0, 0], [1, 0]]
        assert gradient([[9, NAN], [NAN, NAN]], PoolSpec(mode=mode)).tolist() == [[0, 1], [0, 0]]


def test_the_parts_of_windows_that_overlap_add_up():
    expected = [[0, 0, 0], [0, 4, 0], [0, 0, 0]]
    assert gradient(AROUND, PoolSpec(2, stride=1)).tolist() == expected
    averages = PoolSpec(2, stride=1, mode="average")
    expected = [[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]]
    assert gradient(AROUND, averages).tolist() == expected


def test_an_average_gives_every_cell_an_equal_part():
    expected = [[0.25, 0.25], [0.25, 0.25]]
    assert gradient([[5, 1], [-3, NAN]], PoolSpec(mode="average")).tolist() == expected


def test_what_padding_takes_of_an_average_is_lost_where_it_is_counted():
    ones = np.ones((3, 3))
    counted = PoolSpec(3, 1, "average", padding=1, count_include_pad=True)
    np.testing.assert_allclose(
        gradient(ones, counted),
        [[4 / 9, 6 / 9, 4 / 9], [6 / 9, 1, 6 / 9], [4 / 9, 6 / 9, 4 / 9]],
    )
    # A corner is in windows of 4, 6, 6 and 9 cells; the middle of an edge in 4, 4, 6, 6, 6 and 9.
    corner, edge = 1 / 4 + 2 / 6 + 1 / 9, 2 / 4 + 2 / 6 + 1 / 6 + 1 / 9
    middle = 4 / 4 + 4 / 6 + 1 / 9
    assert round(corner, 4) == 0.6944
    np.testing.assert_allclose(
        gradient(ones, PoolSpec(3, 1, "average", padding=1)),
        [[corner, edge, corner], [edge, middle, edge], [corner, edge, corner]],
    )


def test_padding_gets_nothing():
    image = [[-5, -3], [-2, -8]]
    for mode in ("max", "min", "median", "average"):
        corners = PoolSpec(2, padding=1, mode=mode)  # every window has one cell of the image
        assert gradient(image, corners).tolist() == [[1, 1], [1, 1]]
    assert gradient(image, PoolSpec(2, padding=1, mode="l2")).tolist() == [[-1, -1], [-1, -1]]


def test_a_cell_that_no_window_reads_gets_nothing():
    for mode in MODES:
        assert gradient(np.ones((3, 3)), PoolSpec(mode=mode))[2].tolist() == [0, 0, 0]
        assert gradient(np.ones((1, 5)), PoolSpec(1, 2, mode)).tolist() == [[1, 0, 1, 0, 1]]


def test_the_middle_cell_gets_all_of_a_median_and_each_of_two_a_half():
    row = PoolSpec((1, 3), mode="median")
    assert gradient([[7, 1, 100]], row).tolist() == [[1, 0, 0]]
    assert gradient([[7, 1], [100, 2]], PoolSpec(mode="median")).tolist() == [[0.5, 0], [0, 0.5]]


def test_the_first_of_the_cells_that_hold_the_same_middle_value_gets_its_part():
    spec = PoolSpec(mode="median")
    assert gradient([[1, 4], [4, 9]], spec).tolist() == [[0, 1], [0, 0]]
    assert gradient([[1, 3], [3, 3]], spec).tolist() == [[0, 1], [0, 0]]
    assert gradient([[2, 5], [5, 2]], spec).tolist() == [[0.5, 0.5], [0, 0]]


def test_an_l2_norm_gives_each_cell_its_part_of_the_norm():
    np.testing.assert_allclose(gradient([[-3, 4]], PoolSpec((1, 2), mode="l2")), [[-0.6, 0.8]])


def test_an_l2_norm_of_nought_gives_nothing():
    assert gradient(np.zeros((2, 2)), PoolSpec(mode="l2")).tolist() == [[0, 0], [0, 0]]


def test_what_comes_from_above_multiplies():
    image = np.arange(16).reshape(4, 4)
    above = [[1, -2], [0.5, 10]]
    expected = np.zeros((4, 4))
    expected[1::2, 1::2] = above
    np.testing.assert_array_equal(gradient(image, PoolSpec(), above), expected)


def test_an_infinity_from_above_reaches_what_the_value_comes_from_and_no_other_cell():
    above = [[INF, NAN]]
    assert (
        str(gradient([[1, 2, 3, 4]], PoolSpec((1, 2)), above).tolist()) == "[[0.0, inf, 0.0, nan]]"
    )
    averages = gradient([[1, 2, 3, 4]], PoolSpec((1, 2), mode="average"), above)
    assert str(averages.tolist()) == "[[inf, inf, nan, nan]]"


def test_numbers_beyond_the_range_become_infinite_without_a_warning():
    assert gradient(np.ones((1, 1), np.float16), PoolSpec(1), [[1e6]]).tolist() == [[INF]]
    assert gradient([[1.0, 9, 1]], PoolSpec((1, 2), 1), [[1e308, 1e308]]).tolist() == [[0, INF, 0]]


def test_an_l2_norm_that_is_infinite_gives_a_finite_cell_nothing():
    for far in (INF, 1e200):
        assert gradient([[far, 2]], PoolSpec((1, 2), mode="l2"))[0, 1] == 0
