"""A shifted input and what three ways to pool make of it: by hand, and against plain loops."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from pooling import PoolSpec, pool
from pooling.shifting import BORDERS, WAYS, Nudged, lines_of, shift

LETTERS = [[1, 2, 3], [4, 5, 6]]
# What the experiment of the paper begins with.
STRIPES = [[0, 0, 1, 1, 0, 0, 1, 1]]


def moved_by_hand(image, by, border):
    """Return nested lists: every cell is looked up by itself."""
    height, width = len(image), len(image[0])

    def source(place, cells, length):
        at = place - cells
        while border == "around" and at < 0:
            at += length
        return max(at, 0)

    return [
        [image[source(row, by[0], height)][source(col, by[1], width)] for col in range(width)]
        for row in range(height)
    ]


def pooled_by_hand(image, way, size, stride, border):
    """Return nested lists of fractions: by definition, one window after the other."""
    height, width = len(image), len(image[0])

    def reduced(top, left):
        cells = [
            Fraction(image[(top + row) % height][(left + col) % width])
            for row, col in product(range(size[0]), range(size[1]))
        ]
        return sum(cells) / len(cells) if way == "average" else max(cells)

    def start(place, length, extent):
        return place % length if border == "around" else min(max(place, 0), length - extent)

    def value(row, col):
        if way != "blurred":
            return reduced(row, col)
        return sum(
            Fraction(2 - abs(down), 4)
            * Fraction(2 - abs(right), 4)
            * reduced(start(row + down, height, size[0]), start(col + right, width, size[1]))
            for down, right in product((-1, 0, 1), repeat=2)
        )

    def starts(length, extent, step):
        return range(0, length if border == "around" else length - extent + 1, step)

    return [
        [value(row, col) for col in starts(width, size[1], stride[1])]
        for row in starts(height, size[0], stride[0])
    ]


def output(image, way, size, stride, border, by=(0, 0)):
    image = np.asarray(image)
    lines = lines_of(image.shape[:2], size, stride, border)
    return Nudged.of(image, way, *lines).outputs([by[0]], [by[1]])[0, :, 0]


def test_around_the_end_what_goes_out_comes_in_at_the_other_end():
    assert shift(LETTERS, (0, 1)).tolist() == [[3, 1, 2], [6, 4, 5]]
    assert shift(LETTERS, (1, 0)).tolist() == [[4, 5, 6], [1, 2, 3]]
    assert shift(LETTERS, (3, 4)).tolist() == np.roll(LETTERS, (3, 4), (0, 1)).tolist()


def test_with_an_edge_what_comes_in_repeats_it():
    assert shift(LETTERS, (1, 1), "edge").tolist() == [[1, 1, 2], [1, 1, 2]]
    assert shift(LETTERS, (5, 0), "edge").tolist() == [[1, 2, 3], [1, 2, 3]]


def test_a_shift_moves_the_channels_of_a_cell_together():
    image = np.arange(12).reshape(2, 2, 3)
    assert shift(image, (0, 1)).tolist() == image[:, ::-1].tolist()


def test_the_maximum_of_stripes_flips_with_a_shift_by_one():
    assert output(STRIPES, "max", (1, 2), (1, 2), "around").tolist() == [[0, 1, 0, 1]]
    assert output(STRIPES, "max", (1, 2), (1, 2), "around", (0, 1)).tolist() == [[1, 1, 1, 1]]


def test_the_blurred_maximum_of_stripes_worked_by_hand():
    # At stride 1 the maxima are 0 1 1 1 0 1 1 1; blurred they are .5 .75 1 .75 and so on.
    assert output(STRIPES, "blurred", (1, 2), (1, 2), "around").tolist() == [[0.5, 1, 0.5, 1]]
    nudged = output(STRIPES, "blurred", (1, 2), (1, 2), "around", (0, 1))
    assert nudged.tolist() == [[0.75, 0.75, 0.75, 0.75]]


def test_with_an_edge_the_blur_repeats_the_first_and_the_last_maximum():
    # Maxima of two: 3 9 9 1; at the ends (3 + 2 * 3 + 9) / 4 and (9 + 2 * 1 + 1) / 4.
    blurred = output([[3, 0, 9, 1, 1]], "blurred", (1, 2), (1, 1), "edge")
    assert blurred.tolist() == [[4.5, 7.5, 7, 3]]


def test_where_windows_fall_without_a_border_it_is_pooling_as_anywhere():
    image = np.arange(35.0).reshape(5, 7) % 11
    for way in ("max", "average"):
        expected = pool(image, PoolSpec((2, 3), (2, 1), way))
        assert np.allclose(output(image, way, (2, 3), (2, 1), "edge"), expected)


@pytest.mark.parametrize("border", BORDERS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("shape", "size", "stride"),
    [
        ((4, 4), (2, 2), (2, 2)),
        ((5, 7), (3, 2), (2, 3)),
        ((6, 6), (3, 3), (1, 1)),
        ((3, 4), (3, 4), (2, 1)),
        ((4, 3), (1, 1), (3, 3)),
        ((2, 2), (2, 1), (4, 3)),
    ],
)
def test_every_shift_gives_what_plain_loops_make_of_the_shifted_input(
    border, way, shape, size, stride
):
    rng = np.random.default_rng(sum(shape) + sum(size))
    image = rng.integers(-50, 50, shape).astype(float)
    lines = lines_of(shape, size, stride, border)
    shifts = [range(line.most + 1) for line in lines]
    found = Nudged.of(image, way, *lines).outputs(*shifts)
    for down, right in product(*shifts):
        moved = moved_by_hand(image.tolist(), (down, right), border)
        assert shift(image, (down, right), border).tolist() == moved
        expected = np.array(pooled_by_hand(moved, way, size, stride, border), float)
        assert np.allclose(found[down, :, right], expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int32, np.float32])
def test_each_channel_is_pooled_on_its_own_in_every_dtype(way, dtype):
    image = np.random.default_rng(3).integers(0, 99, (5, 4, 3)).astype(dtype)
    whole = output(image, way, (2, 2), (2, 2), "around", (1, 3))
    for channel in range(3):
        alone = output(image[..., channel], way, (2, 2), (2, 2), "around", (1, 3))
        assert whole[..., channel].tolist() == alone.tolist()
        assert whole.dtype == alone.dtype


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("border", BORDERS)
def test_what_is_said_to_be_read_is_what_changes_the_output(way, border):
    image = np.zeros((5, 5))
    rows, cols = lines_of((5, 5), (2, 2), (2, 2), border)
    read = np.zeros((rows.count, cols.count, 5, 5), bool)
    for row, col in product(range(rows.count), range(cols.count)):
        read[row, col][np.ix_(rows.reads(way)[row].ravel(), cols.reads(way)[col].ravel())] = True
    for row, col in product(range(5), repeat=2):
        image[row, col] = 1
        changed = Nudged.of(image, way, rows, cols).outputs([0], [0])[0, :, 0] != 0
        assert (changed == read[..., row, col]).all()
        image[row, col] = 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: shift(LETTERS, (-1, 0)), r"by must be 0 or more .* \(-1, 0\)"),
        (lambda: shift(LETTERS, (0, 1), "zero"), "border must be one of around, edge; .*'zero'"),
        (lambda: lines_of((4, 4), (2, 2), (2, 2), "wrap"), "border must be one of .*'wrap'"),
        (lambda: lines_of((4, 3), (4, 4), (2, 2), "edge"), "pool_size 4 does not fit in 3 columns"),
        (lambda: lines_of((4, 3), (0, 1), (2, 2), "edge"), "pool_size .*0"),
        (lambda: output(LETTERS, "median", (1, 1), (1, 1), "edge"), "way must be one of .*'median"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, said):
    with pytest.raises(ValueError, match=said):
        call()
