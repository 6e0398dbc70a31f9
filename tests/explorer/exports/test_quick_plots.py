"""The plots on the screen against matplotlib's own drawing of the same figure."""

import io

import numpy as np
import pytest
from PIL import Image

from explorer.exports.canvas import as_png
from explorer.exports.quick_plots import quick_png
from explorer.exports.side_by_side import side_by_side
from pooling import PoolSpec, trace

MATRIX = np.array([[10.0, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])


def dots(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def photo(rows: int, cols: int, *channels: int) -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (rows, cols, *channels)).astype(np.uint8)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("image", [MATRIX, photo(42, 42), photo(14, 42, 3)])
def test_the_quick_plot_is_what_matplotlib_draws(image, theme):
    # Where a cell has a whole number of dots, only the rounding of soft edges may differ.
    steps = trace(image, PoolSpec(2))
    quick = dots(quick_png(steps, theme=theme, is_picture=image.dtype == np.uint8))
    drawn = dots(as_png(side_by_side(steps, theme=theme, is_picture=image.dtype == np.uint8)))
    assert quick.shape == drawn.shape
    differs = np.abs(quick - drawn).max(axis=2) > 4
    if image is not MATRIX:
        assert not differs.any()
        return
    # Letters are set by Pillow here: they stand in the same places, and fill them alike.
    rows, cols = np.nonzero(differs)
    assert differs.mean() < 0.01
    for left, count in ((48, 4), (448, 2)):
        cell = 336 / count
        inside = (cols > left) & (cols < left + 336)
        offsets = (cols[inside] - left) % cell, (rows[inside] - 50) % cell
        assert all((np.abs(offset - cell / 2) < 36).all() for offset in offsets)
    assert abs(quick.mean() - drawn.mean()) < 0.2


def test_every_cell_is_drawn_in_its_own_grey():
    image = photo(3, 5)
    quick = dots(quick_png(trace(image, PoolSpec(1)), is_picture=image.dtype == np.uint8))
    for grey in image.flat:
        assert (quick == grey).all(axis=2).sum() >= 2 * 60 * 60


def test_a_plot_keeps_the_shape_of_a_long_image():
    image = np.full((2, 20), 77, np.uint8)
    quick = dots(quick_png(trace(image, PoolSpec(1)), is_picture=image.dtype == np.uint8))
    is_cell = (quick[:, :400] == 77).all(axis=2)
    # More than the letters of the title have of that grey in one line.
    height, width = (is_cell.sum(axis=1) > 300).sum(), (is_cell.sum(axis=0) > 20).sum()
    assert width > 300
    assert width / height == pytest.approx(10, rel=0.1)


def test_the_title_names_mode_and_size():
    def title(spec: PoolSpec) -> bytes:
        return dots(quick_png(trace(MATRIX, spec), is_picture=False))[:46, 400:].tobytes()

    assert title(PoolSpec(1, 2)) == title(PoolSpec(2, 2))  # both give 2 by 2
    assert title(PoolSpec(2, 2)) != title(PoolSpec(2, 2, "min"))
    assert title(PoolSpec(2, 2)) != title(PoolSpec(2, 1))


def test_a_plain_input_is_drawn_without_a_warning():
    image = np.zeros((3, 3))
    assert dots(quick_png(trace(image, PoolSpec(3)), is_picture=False)).shape == (420, 880, 3)
