"""What differs between two results, and by how much."""

import numpy as np
import pytest

from pooling.difference import difference, distances


def test_equal_results_do_not_differ_in_any_cell():
    result = np.array([[1.5, np.nan], [np.inf, -np.inf]])
    compared = difference(result, result.copy())
    assert compared.count == 0
    assert (compared.largest, compared.mean) == (0, 0)


def test_a_cell_that_the_first_result_does_not_have_differs():
    compared = difference(np.array([[4, 5]]), np.array([[4], [6]]))
    assert compared.cells.tolist() == [[False], [True]]
    assert compared.count == 1


def test_a_cell_differs_where_one_of_its_channels_does():
    first = np.zeros((1, 2, 3))
    other = first.copy()
    other[0, 1, 2] = 0.5
    assert difference(first, other).cells.tolist() == [[False, True]]


def test_distances_are_measured_in_numbers_that_do_not_wrap_around():
    first, other = np.array([[0, 250]], np.uint8), np.array([[255, 249]], np.uint8)
    assert distances(first, other).tolist() == [[255, 1]]
    compared = difference(first, other)
    assert (compared.largest, compared.mean) == (255, 128)


def test_a_number_beside_no_number_is_infinitely_far_and_left_out_of_the_mean():
    first, other = np.array([[1.0, 2.0, np.inf]]), np.array([[np.nan, 4.0, np.inf]])
    assert distances(first, other).tolist() == [[np.inf, 2, 0]]
    compared = difference(first, other)
    assert compared.cells.tolist() == [[True, True, False]]
    assert (compared.largest, compared.mean) == (2, 1)


def test_channels_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"same channels.*\(2, 2\) and \(2, 2, 3\)"):
        difference(np.zeros((2, 2)), np.zeros((2, 2, 3)))
