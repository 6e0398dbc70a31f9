"""Blocks: together they hold every window once, and each has the cells its windows read."""

import numpy as np
import pytest

from pooling import AdaptiveSpec, Geometry, PoolSpec
from pooling.blocks import blocks, pad, plan_even, prepare, windows, windows_of

SPECS = {
    "windows side by side": PoolSpec(2),
    "windows that overlap": PoolSpec((3, 5), 1),
    "windows with gaps between them": PoolSpec(2, 5),
    "padding on every side": PoolSpec(4, (1, 3), padding=((3, 1), (2, 0))),
    "dilation": PoolSpec(3, 2, padding="same", dilation=(1, 4)),
    "an overhang": PoolSpec(3, 2, ceil_mode=True),
}
ROWS, COLS, CHANNELS = 23, 18, 2
OUTSIDE = -1


def an_image():
    """Return an image in which every number stands once, its channels side by side."""
    return np.arange(ROWS * COLS * CHANNELS).reshape(ROWS, COLS * CHANNELS)


def cell_of(row, col):
    """Return the channels of a cell, counted out from the first."""
    if not (0 <= row < ROWS and 0 <= col < COLS):
        return [OUTSIDE] * CHANNELS
    first = (row * COLS + col) * CHANNELS
    return list(range(first, first + CHANNELS))


def axes_of(spec, rows=ROWS, cols=COLS):
    geometry = Geometry.of(spec, (rows, cols))
    return geometry.rows, geometry.cols


@pytest.fixture(params=list(SPECS.values()), ids=list(SPECS))
def spec(request):
    return request.param


@pytest.mark.parametrize("cells", [1, 100, 10**6])
def test_every_window_is_in_one_block(spec, cells):
    rows, cols = axes_of(spec)
    times = np.zeros((rows.output_length, cols.output_length), int)
    values = times.repeat(CHANNELS, axis=1)
    for block in blocks(rows, cols, CHANNELS, cells):
        times[block.windows] += 1
        values[block.place] += 1
    assert (times == 1).all()
    assert (values == 1).all()


@pytest.mark.parametrize("cells", [1, 100])
def test_a_block_has_the_same_place_among_the_windows_and_among_their_values(spec, cells):
    for block in blocks(*axes_of(spec), CHANNELS, cells):
        (rows, cols), (value_rows, value_cols) = block.windows, block.place
        assert value_rows == rows
        assert value_cols == slice(cols.start * CHANNELS, cols.stop * CHANNELS)
        assert block.shape == (rows.stop - rows.start, (cols.stop - cols.start) * CHANNELS)


@pytest.mark.parametrize("cells", [1, 100])
def test_a_block_gives_its_windows_the_cells_they_read(spec, cells):
    image, axes = an_image(), axes_of(spec)
    for block in blocks(*axes, CHANNELS, cells):
        rows, cols = block.windows
        view = windows_of(block, image[block.cells], OUTSIDE)
        shape = rows.stop - rows.start, cols.stop - cols.start, *spec.pool_size, CHANNELS
        assert view.shape == shape
        for r, c, h, w in np.ndindex(view.shape[:4]):
            row = axes[0].starts[rows.start + r] + h * spec.dilation[0]
            col = axes[1].starts[cols.start + c] + w * spec.dilation[1]
            assert view[r, c, h, w].tolist() == cell_of(row, col)


def test_all_windows_together_have_the_cells_they_read(spec):
    rows, cols = axes_of(spec)
    view = windows(an_image(), rows, cols, CHANNELS, OUTSIDE)
    shape = rows.output_length, cols.output_length, *spec.pool_size, CHANNELS
    assert view.shape == shape
    for r, c, h, w in np.ndindex(view.shape[:4]):
        row, col = rows.starts[r] + h * spec.dilation[0], cols.starts[c] + w * spec.dilation[1]
        assert view[r, c, h, w].tolist() == cell_of(row, col)


def test_an_image_no_larger_than_asked_for_is_one_block(spec):
    rows, cols = axes_of(spec)
    (block,) = blocks(rows, cols, CHANNELS, 10**6)
    assert block.windows == (slice(0, rows.output_length), slice(0, cols.output_length))
    for axis, cells, margins, channels in (
        (rows, block.cells[0], block.margins[0], 1),
        (cols, block.cells[1], block.margins[1], CHANNELS),
    ):
        first, end = axis.starts[0], axis.starts[-1] + axis.span
        assert margins == (max(-first, 0) * channels, max(end - axis.length, 0) * channels)
        assert cells.start == max(first, 0) * channels
        assert cells.stop >= min(end, axis.length) * channels


def test_a_large_image_is_cut_into_blocks_of_about_the_size_asked_for():
    image = np.zeros((1000, 800), np.uint8)
    sizes = [image[block.cells].size for block in blocks(*axes_of(PoolSpec(), 1000, 800), 1, 8000)]
    assert sum(sizes) == image.size
    assert max(sizes) <= 8000
    assert len(sizes) == 100


def test_the_channels_of_a_cell_count_as_cells():
    image = np.zeros((1000, 800 * 4), np.uint8)
    sizes = [image[block.cells].size for block in blocks(*axes_of(PoolSpec(), 1000, 800), 4, 8000)]
    assert sum(sizes) == image.size
    assert max(sizes) <= 8000
    assert len(sizes) <= 2 * image.size / 8000


def test_a_block_of_a_wide_image_is_cut_along_its_columns_too():
    image = np.zeros((6, 10**5), np.uint8)
    sizes = [image[block.cells].size for block in blocks(*axes_of(PoolSpec(), 6, 10**5), 1, 600)]
    assert max(sizes) <= 600
    assert sum(sizes) == image.size


def test_the_cells_of_a_block_are_the_image_itself(spec):
    image = an_image()
    for block in blocks(*axes_of(spec), CHANNELS, 100):
        assert np.shares_memory(image[block.cells], image)
        assert image[block.cells].shape[1] == block.width


@pytest.mark.parametrize("cells", [500, 10**6])
def test_rows_that_are_not_cut_across_take_in_the_unread_cells_at_their_end(cells):
    rows, cols = axes_of(PoolSpec(2), 40, 19)  # the last column is in no window
    for block in blocks(rows, cols, CHANNELS, cells):
        assert block.cells[1] == slice(0, 19 * CHANNELS)
        assert block.margins[1] == (0, 0)
        np.testing.assert_array_equal(block.windows[1], slice(0, 9))


def test_rows_that_are_cut_across_or_padded_at_their_end_take_in_what_is_read():
    cut = [block.cells[1] for block in blocks(*axes_of(PoolSpec(2), 2, 1001), 1, 200)]
    assert len(cut) > 1
    assert cut[-1].stop == 1000
    (padded,) = blocks(*axes_of(PoolSpec(4, 3, padding=((0, 0), (0, 3))), 4, 8), 1, 10**6)
    assert (padded.cells[1], padded.margins[1]) == (slice(0, 8), (0, 2))


def test_padding_is_laid_around_the_cells_and_copies_nothing_where_there_is_none():
    cells = np.array([[1, 2]])
    assert pad(cells, ((0, 0), (0, 0)), 9) is cells
    assert pad(cells, ((1, 0), (0, 2)), 9).tolist() == [[9, 9, 9, 9], [1, 2, 9, 9]]


# Windows of several sizes


def test_windows_of_several_sizes_are_laid_side_by_side_and_filled_up():
    rows, cols = axes_of(AdaptiveSpec((1, 3)), 2, 5)
    image = np.array([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]])
    expected = [[1, 2, 0, 2, 3, 4, 4, 5, 0], [6, 7, 0, 7, 8, 9, 9, 10, 0]]
    assert plan_even(rows, cols, 1, 0)(image).tolist() == expected
    cols, rows = axes_of(AdaptiveSpec((1, 3)), 2, 5)
    assert plan_even(rows, cols, 1, 0)(image.T).tolist() == np.transpose(expected).tolist()


def test_they_take_the_channels_of_their_cells_with_them():
    rows, cols = axes_of(AdaptiveSpec((1, 2)), 1, 3)
    image = np.array([[1, -1, 2, -2, 3, -3]])
    assert plan_even(rows, cols, 2, 0)(image).tolist() == [[1, -1, 2, -2, 2, -2, 3, -3]]
    view = windows(image, rows, cols, 2, 0)
    assert view.tolist() == [[[[[1, -1], [2, -2]]], [[[2, -2], [3, -3]]]]]


def test_windows_of_one_size_stay_as_they_are():
    image = an_image()
    for spec in (*SPECS.values(), AdaptiveSpec((23, 6)), AdaptiveSpec(1)):
        assert plan_even(*axes_of(spec), CHANNELS, OUTSIDE)(image) is image


def test_laying_windows_side_by_side_changes_no_cell_of_the_image():
    image = an_image()
    image.setflags(write=False)
    for output_size in ((5, 1), (1, 5), (5, 5), (30, 30)):
        laid = plan_even(*axes_of(AdaptiveSpec(output_size)), CHANNELS, OUTSIDE)(image)
        assert not np.shares_memory(laid, image)
    np.testing.assert_array_equal(image, an_image())


@pytest.mark.parametrize("output_size", [(5, 4), (7, 18), (23, 5), (30, 25), (1, 7)])
@pytest.mark.parametrize("cells", [1, 100, 10**6])
def test_blocks_hold_every_window_of_several_sizes_with_its_cells(output_size, cells):
    rows, cols = axes_of(AdaptiveSpec(output_size))
    laid = plan_even(rows, cols, CHANNELS, OUTSIDE)(an_image())
    times = np.zeros(output_size, int)
    for block in blocks(rows, cols, CHANNELS, cells):
        times[block.windows] += 1
        view = windows_of(block, laid[block.cells], OUTSIDE)
        first_row, first_col = (some.start for some in block.windows)
        for r, c in np.ndindex(view.shape[:2]):
            height = cells_between(ROWS, output_size[0], first_row + r)
            width = cells_between(COLS, output_size[1], first_col + c)
            for h, w in np.ndindex(view.shape[2:4]):
                is_cell = h < len(height) and w < len(width)
                expected = cell_of(height[h], width[w]) if is_cell else [OUTSIDE] * CHANNELS
                assert view[r, c, h, w].tolist() == expected
    assert (times == 1).all()


def cells_between(length, outputs, index):
    """Return the cells any part of which lies in one of so many equal shares of an axis."""
    return [
        cell
        for cell in range(length)
        if cell * outputs < (index + 1) * length and (cell + 1) * outputs > index * length
    ]


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_blocks_of_a_large_image_share_what_is_planned_for_them(padding):
    geometry = Geometry.of(PoolSpec(3, 1, padding=padding), (900, 700))
    every = list(blocks(geometry.rows, geometry.cols, 1, 5000))
    joined = prepare(every, lambda block: [block])
    assert [block for block, _ in joined] == every
    assert len(every) > 100
    # A corner, an edge and the inside differ; so do a last row and a last column.
    assert len({id(planned) for _, planned in joined}) <= 9
    for block, (planned_for,) in joined:
        assert block.shape == planned_for.shape
        assert block.margins == planned_for.margins
