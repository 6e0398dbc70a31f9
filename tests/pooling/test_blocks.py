"""Blocks: together they hold every window once, and each has the cells its windows read."""

import numpy as np
import pytest

from pooling import Geometry, PoolSpec
from pooling.blocks import blocks, pad, whole, windows

SPECS = {
    "windows side by side": PoolSpec(2),
    "windows that overlap": PoolSpec((3, 5), 1),
    "windows with gaps between them": PoolSpec(2, 5),
    "padding on every side": PoolSpec(4, (1, 3), padding=((3, 1), (2, 0))),
    "dilation": PoolSpec(3, 2, padding="same", dilation=(1, 4)),
    "an overhang": PoolSpec(3, 2, ceil_mode=True),
}
SHAPE = (23, 18, 2)
OUTSIDE = -1


def an_image():
    return np.arange(np.prod(SHAPE)).reshape(SHAPE)


def cell_of(image, row, col):
    is_real = 0 <= row < SHAPE[0] and 0 <= col < SHAPE[1]
    return image[row, col].tolist() if is_real else [OUTSIDE] * SHAPE[2]


@pytest.fixture(params=list(SPECS.values()), ids=list(SPECS))
def geometry(request):
    return Geometry.of(request.param, SHAPE[:2])


@pytest.mark.parametrize("cells", [1, 100, 10**6])
def test_every_window_is_in_one_block(geometry, cells):
    times = np.zeros(geometry.output_shape, int)
    for block in blocks(an_image(), geometry, cells):
        times[block.place] += 1
    assert (times == 1).all()


@pytest.mark.parametrize("cells", [1, 100])
def test_a_block_gives_its_windows_the_cells_they_read(geometry, cells):
    image, spec = an_image(), geometry.spec
    for block in blocks(image, geometry, cells):
        rows, cols = block.place
        view = windows(block, OUTSIDE)
        for (r, c, h, w), _ in np.ndenumerate(view[..., 0]):
            row = geometry.row_starts[rows.start + r] + h * spec.dilation[0]
            col = geometry.col_starts[cols.start + c] + w * spec.dilation[1]
            assert view[r, c, h, w].tolist() == cell_of(image, row, col)


def test_an_image_no_larger_than_asked_for_is_one_block(geometry):
    image = an_image()
    (block,) = blocks(image, geometry, 10**6)
    everything = whole(image, geometry)
    assert block.place == everything.place
    assert block.margins == everything.margins
    np.testing.assert_array_equal(block.cells, everything.cells)


def test_a_large_image_is_cut_into_blocks_of_about_the_size_asked_for():
    image = np.zeros((1000, 800, 1), np.uint8)
    sizes = [
        block.cells.size for block in blocks(image, Geometry.of(PoolSpec(), (1000, 800)), 8000)
    ]
    assert sum(sizes) == image.size
    assert max(sizes) <= 8000
    assert len(sizes) == 100


def test_a_block_of_a_wide_image_is_cut_along_its_columns_too():
    image = np.zeros((6, 10**5, 1), np.uint8)
    sizes = [
        block.cells.size for block in blocks(image, Geometry.of(PoolSpec(), image.shape[:2]), 600)
    ]
    assert max(sizes) <= 600


def test_the_cells_of_a_block_are_the_image_itself(geometry):
    image = an_image()
    assert all(np.shares_memory(block.cells, image) for block in blocks(image, geometry, 100))


def test_padding_is_laid_around_the_cells_and_copies_nothing_where_there_is_none():
    cells = np.array([[[1], [2]]])
    assert pad(cells, ((0, 0), (0, 0)), 9) is cells
    assert pad(cells, ((1, 0), (0, 2)), 9)[..., 0].tolist() == [[9, 9, 9, 9], [1, 2, 9, 9]]
