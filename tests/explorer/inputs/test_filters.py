"""Filters: by hand, and against loops that know nothing of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.inputs.filters import FILTERS, feature_map

MATRIX = np.array([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]])
# Worked with pencil and paper: zeros lie around the nine numbers.
BY_HAND = {
    "none": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    "own": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    # 9 times the cell, less all that lies around it and itself: 9 * 1 - (1 + 2 + 4 + 5), ...
    "edges": [[-3, -3, 11], [9, 0, 21], [39, 33, 53]],
    # Of 1: 4 times itself, twice 2 and 4, once 5, ...
    "blur": [
        [21 / 16, 36 / 16, 33 / 16],
        [52 / 16, 80 / 16, 68 / 16],
        [57 / 16, 84 / 16, 69 / 16],
    ],
    # Of 1: 5 times itself, less 2 and 4, ...
    "sharpen": [[-1, 1, 7], [7, 5, 13], [23, 19, 31]],
    # What lies right less what lies left, the middle row twice: 2 * 2 + 5, ...
    "sobel_x": [[9, 6, -9], [20, 8, -20], [21, 6, -21]],
    # What lies below less what lies above: 2 * 4 + 5, ...
    "sobel_y": [[13, 20, 17], [18, 24, 18], [-13, -20, -17]],
}


def by_loops(image: list[list[float]], weights: list[list[float]]) -> list[list[float]]:
    """Add up nine products for each cell, one after the other."""
    height, width = len(image), len(image[0])
    features = []
    for row in range(height):
        line = []
        for col in range(width):
            total = 0.0
            for down in (-1, 0, 1):
                for right in (-1, 0, 1):
                    if 0 <= row + down < height and 0 <= col + right < width:
                        total += weights[down + 1][right + 1] * image[row + down][col + right]
            line.append(total)
        features.append(line)
    return features


def test_every_filter_is_worked_by_hand():
    assert set(BY_HAND) == set(FILTERS)


@pytest.mark.parametrize("name", BY_HAND)
def test_each_filter_gives_the_numbers_worked_by_hand(name):
    assert feature_map(MATRIX, FILTERS[name], relu=False).tolist() == BY_HAND[name]


@pytest.mark.parametrize("name", BY_HAND)
def test_relu_turns_numbers_below_zero_into_zero_and_leaves_the_others(name):
    expected = [[value if value > 0 else 0 for value in row] for row in BY_HAND[name]]
    features = feature_map(MATRIX, FILTERS[name], relu=True)
    assert features.tolist() == expected
    assert not np.signbit(features).any()


def test_the_weights_are_not_turned_around():
    weights = np.array([[0.0, 0, 0], [0, 0, 1], [0, 0, 0]])  # the right neighbour
    assert feature_map(MATRIX, weights, relu=False).tolist() == [[2, 3, 0], [5, 6, 0], [8, 9, 0]]


@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.float64])
def test_whatever_goes_in_float64_of_the_same_shape_comes_out(dtype):
    features = feature_map(np.full((2, 5), 255, dtype), FILTERS["edges"], relu=False)
    assert features.dtype == np.float64
    assert features.tolist() == [[1275, 765, 765, 765, 1275]] * 2


def test_the_input_is_left_as_it_was_and_no_filter_can_be_written_to():
    image = MATRIX.copy()
    feature_map(image, FILTERS["sharpen"], relu=True)
    assert np.array_equal(image, MATRIX)
    assert not any(weights.flags.writeable for weights in FILTERS.values())


SHAPES = st.tuples(st.integers(1, 6), st.integers(1, 6))
WHOLE = st.integers(-255, 255).map(float)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SHAPES.flatmap(lambda shape: arrays(np.float64, shape, elements=WHOLE)), st.data())
def test_loops_over_any_matrix_and_any_weights_give_the_same(image, data):
    weights = data.draw(arrays(np.float64, (3, 3), elements=WHOLE))
    features = feature_map(image, weights, relu=False)
    assert features.tolist() == by_loops(image.tolist(), weights.tolist())


def test_a_photograph_of_bytes_gives_what_loops_give():
    image = np.random.default_rng(3).integers(0, 256, (9, 11), np.uint8)
    weights = np.random.default_rng(4).normal(size=(3, 3))
    expected = by_loops(image.tolist(), weights.tolist())
    assert np.allclose(feature_map(image, weights, relu=False), expected, rtol=1e-14, atol=1e-10)
