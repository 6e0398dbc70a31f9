"""What three ways to pool make of a shifted input: by hand, and against plain loops."""

from itertools import product

import numpy as np
import pytest

from pooling import PoolSpec, pool
from pooling.nudged import WAYS, Nudged
from pooling.shifting import BORDERS, lines_of, shift
from tests.pooling.shifted_by_hand import STRIPES, moved_by_hand, output, pooled_by_hand


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


def test_a_way_that_there_is_not_is_refused_by_name():
    with pytest.raises(ValueError, match=r"way must be one of .*'median"):
        output(STRIPES, "median", (1, 1), (1, 1), "edge")
