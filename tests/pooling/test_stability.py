"""How far outputs follow a shift: by hand, and against plain loops."""

import math
from itertools import product

import numpy as np
import pytest

from pooling.nudged import WAYS, Nudged
from pooling.shifting import BORDERS, lines_of
from pooling.stability import ALONE, CHANGED, EQUAL, follow, move, stability
from tests.pooling.shifted_by_hand import STRIPES, moved_by_hand, output

COUNTING = np.arange(64.0).reshape(8, 8)


def nudged(image, way="max", size=(2, 2), stride=(2, 2), border="around"):
    image = np.asarray(image)
    return Nudged.of(image, way, *lines_of(image.shape[:2], size, stride, border))


def test_an_output_follows_by_the_nearest_whole_number_of_cells_and_a_half_is_rounded_down():
    assert [follow(by, 1) for by in range(3)] == [0, 1, 2]
    assert [follow(by, 2) for by in range(5)] == [0, 0, 1, 1, 2]
    assert [follow(by, 5) for by in range(11)] == [0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2]
    for by, stride in product(range(20), range(1, 9)):
        distances = {cells: abs(by - cells * stride) for cells in range(21)}
        nearest = min(distances.values())
        assert follow(by, stride) == min(c for c, far in distances.items() if far == nearest)


def test_stripes_by_hand():
    # 0 1 0 1 becomes 1 1 1 1; blurred, .5 1 .5 1 becomes .75 four times: as many cells change
    # and more, but by half as much.
    sharp = move(nudged(STRIPES, size=(1, 2), stride=(1, 2)), (0, 1))
    assert sharp.kinds.tolist() == [[CHANGED, EQUAL, CHANGED, EQUAL]]
    assert (sharp.mean, sharp.largest, sharp.followed) == (0.5, 1, (0, 0))
    soft = move(nudged(STRIPES, "blurred", (1, 2), (1, 2)), (0, 1))
    assert soft.kinds.tolist() == [[CHANGED] * 4]
    assert (soft.mean, soft.largest) == (0.25, 0.25)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("stride", [1, 2, 4])
def test_around_the_end_a_shift_by_whole_strides_moves_the_output_exactly(way, stride):
    made = nudged(COUNTING % 7, way, (3, 3), (stride, stride))
    assert (stability(made).shares[::stride, ::stride] == 1).all()
    moved = move(made, (stride, 2 * stride))
    assert moved.count(EQUAL) == moved.kinds.size
    original = output(COUNTING % 7, way, (3, 3), (stride, stride), "around")
    assert np.allclose(moved.output, np.roll(original, (1, 2), (0, 1)))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("border", BORDERS)
def test_at_stride_1_every_compared_cell_moves_along(way, border):
    shares = stability(nudged(COUNTING % 5, way, (2, 2), (1, 1), border)).shares
    assert (shares == 1).all()


def test_with_an_edge_cells_that_read_what_came_in_are_left_out():
    moved = move(nudged(COUNTING, border="edge"), (2, 1))
    assert moved.followed == (1, 0)
    assert moved.kinds.tolist() == [[ALONE] * 4] + [[ALONE, CHANGED, CHANGED, CHANGED]] * 3
    assert moved.count(ALONE) == 7
    assert (moved.mean, moved.largest) == (1, 1)


def test_with_an_edge_a_blurred_cell_that_reads_past_it_is_left_out():
    kinds = move(nudged(COUNTING, "blurred", border="edge"), (0, 2)).kinds
    # Rows 1 to 8 stay in place: the first and the last blur reads past the edge. Of the
    # columns, the second was compared with the first, which does so, too.
    assert kinds.tolist() == [
        [ALONE, ALONE, ALONE, ALONE],
        [ALONE, ALONE, EQUAL, ALONE],
        [ALONE, ALONE, EQUAL, ALONE],
        [ALONE, ALONE, ALONE, ALONE],
    ]


def test_around_the_end_a_stride_that_leaves_a_rest_leaves_cells_alone():
    moved = move(nudged(np.arange(7.0).reshape(1, 7), size=(1, 2), stride=(1, 2)), (0, 2))
    assert moved.kinds.tolist() == [[ALONE, EQUAL, EQUAL, EQUAL]]


def test_without_a_cell_to_compare_there_is_no_share():
    made = nudged([[1.0, 2], [3, 4]], border="edge")
    assert move(made, (2, 0)).kinds.tolist() == [[ALONE]]
    shares = stability(made).shares
    assert shares[0, 0] == 1
    assert math.isnan(shares[2, 0])
    assert (move(made, (2, 0)).mean, move(made, (2, 0)).largest) == (0, 0)


def test_rounding_is_no_change_and_a_small_change_is_one():
    for apart, equal in ((4e-16, 2), (1e-9, 0)):
        image = np.array([[1, 1, 1, 1 + apart], [1, 1, 1, 1]])
        assert move(nudged(image), (0, 1)).count(EQUAL) == equal


def test_numbers_that_are_none_are_equal_to_themselves_only():
    with np.errstate(invalid="ignore"):
        moved = move(nudged([[np.inf, np.inf, 1, 1], [1, 1, 1, 1]], "blurred"), (0, 0))
    assert moved.count(EQUAL) == 2
    changed = move(nudged([[np.inf, np.inf, 1, 1], [1, 1, 1, 1]]), (0, 1))
    assert changed.kinds.tolist() == [[EQUAL, CHANGED]]


def by_loops(image, way, size, stride, border, by):
    """Return kinds and mean distance, with every window and every cell looked at by itself."""
    original = output(image, way, size, stride, border).tolist()
    moved = output(moved_by_hand(image, by, border), way, size, stride, border).tolist()
    margin = 1 if way == "blurred" else 0
    kinds, apart = [], []
    for row, col in product(range(len(moved)), range(len(moved[0]))):
        place, has = [], True
        for axis, (at, length) in enumerate(((row, len(image)), (col, len(image[0])))):
            step, origin = stride[axis], at - follow(by[axis], stride[axis])
            reads = [
                cell + start * step
                for start in (at, origin)
                for cell in range(-margin, size[axis] + margin)
            ]
            now = reads[: len(reads) // 2]
            if border == "edge":
                has &= min(reads) >= 0 and max(reads) < length and min(now) >= by[axis]
            elif length % step:
                has &= origin >= 0
            place.append(origin)
        if not has:
            kinds.append(ALONE)
            continue
        far = abs(original[place[0]][place[1]] - moved[row][col])
        apart.append(far)
        kinds.append(EQUAL if far < 1e-9 else CHANGED)
    return kinds, sum(apart) / len(apart) if apart else math.nan


@pytest.mark.parametrize("border", BORDERS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("shape", "size", "stride"),
    [((8, 8), (2, 2), (2, 2)), ((7, 9), (3, 2), (2, 3)), ((6, 6), (2, 2), (1, 1))],
)
def test_all_shifts_at_once_are_what_loops_find_of_each(border, way, shape, size, stride):
    image = np.random.default_rng(7).integers(0, 4, shape).astype(float)
    made = nudged(image, way, size, stride, border)
    found = stability(made)
    for down, right in product(*(range(2 * step + 1) for step in stride)):
        kinds, mean = by_loops(image.tolist(), way, size, stride, border, (down, right))
        moved = move(made, (down, right))
        assert moved.kinds.ravel().tolist() == kinds
        compared = len(kinds) - kinds.count(ALONE)
        share = kinds.count(EQUAL) / compared if compared else math.nan
        assert found.shares[down, right] == pytest.approx(share, nan_ok=True)
        assert found.means[down, right] == pytest.approx(mean, nan_ok=True)
        assert moved.mean == pytest.approx(0 if math.isnan(mean) else mean)


def test_a_cell_is_equal_where_all_of_its_channels_are():
    image = np.zeros((4, 4, 3), np.uint8)
    image[0, 1, 2] = 9
    made = nudged(image)
    moved = move(made, (0, 1))
    assert moved.kinds.tolist() == [[CHANGED, CHANGED], [EQUAL, EQUAL]]
    assert moved.mean == pytest.approx(18 / 12)
    assert stability(made).shares[0, 1] == 0.5
    assert stability(made).means[0, 1] == pytest.approx(18 / 12)


@pytest.mark.parametrize("by", [(-1, 0), (0, 5)])
def test_a_shift_beyond_two_strides_is_refused_by_name(by):
    with pytest.raises(ValueError, match=rf"by must be from 0 to 4, .*\({by[0]}, {by[1]}\)"):
        move(nudged(COUNTING), by)
