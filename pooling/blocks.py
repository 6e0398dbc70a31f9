"""Blocks: neighbouring windows, and the part of the image that they read.

The core works through an image block by block, so that what it computes on the way stays
in the cache and takes no more memory for a large image than for a small one. Padding is
never added to the image, only to a block that reaches into it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from pooling.geometry import Axis, Geometry
    from pooling.spec import PadWidth

NO_MARGINS = ((0, 0), (0, 0))


@dataclass(frozen=True)
class Block:
    """Some neighbouring windows, and the input cells that they read.

    Attributes
    ----------
    geometry : Geometry
    place : (slice, slice)
        The windows, as rows and columns of the output.
    cells : ndarray of shape (height, width, channels)
        A view of the image.
    margins : ((int, int), (int, int))
        Cells of padding around ``cells``: ((top, bottom), (left, right)).
    """

    geometry: "Geometry"
    place: tuple[slice, slice]
    cells: np.ndarray
    margins: "PadWidth"

    @property
    def is_padded(self) -> bool:
        """Whether some window reads a cell of padding."""
        return self.margins != NO_MARGINS

    @property
    def pool_cells(self) -> int:
        """How many cells a window reads, padding included."""
        return self.geometry.rows.pool_size * self.geometry.cols.pool_size


def blocks(image: np.ndarray, geometry: "Geometry", cells: int) -> Iterator[Block]:
    """Cut the windows into blocks that read about so many cells each.

    Parameters
    ----------
    image : ndarray of shape (M, N, channels)
    geometry : Geometry
    cells : int
        A block reads more if it must, to be a few windows high and wide.

    Yields
    ------
    Block
    """
    rows, cols = geometry.rows, geometry.cols
    cells //= image.shape[2]
    height = max(cells // _reach(cols, cols.output_length), 3 * rows.span)
    width = max(cells // height, 3 * cols.span)
    for row_windows in _parts(rows, height):
        for col_windows in _parts(cols, width):
            yield block_of(image, geometry, row_windows, col_windows)


def block_of(image: np.ndarray, geometry: "Geometry", rows: slice, cols: slice) -> Block:
    """Return the block of the given rows and columns of the output."""
    top, bottom, row_margins = _read(geometry.rows, rows)
    left, right, col_margins = _read(geometry.cols, cols)
    cells = image[top:bottom, left:right]
    return Block(geometry, (rows, cols), cells, (row_margins, col_margins))


def windows(block: Block, identity: Any) -> np.ndarray:
    """Return the cells of every window of a block.

    Parameters
    ----------
    block : Block
    identity : scalar
        What padding holds.

    Returns
    -------
    ndarray of shape (rows, cols, h, w, channels)
        A read-only view, of the image itself where the block has no padding.
    """
    rows, cols = block.geometry.rows, block.geometry.cols
    cells = pad(block.cells, block.margins, identity)
    view = sliding_window_view(cells, (rows.span, cols.span), axis=(0, 1))
    view = view[:: rows.stride, :: cols.stride, :, :: rows.dilation, :: cols.dilation]
    return view.transpose(0, 1, 3, 4, 2)


def pad(cells: np.ndarray, margins: "PadWidth", identity: Any) -> np.ndarray:
    """Return the cells with padding around them: the cells themselves where there is none."""
    if margins == NO_MARGINS:
        return cells
    (top, bottom), (left, right) = margins
    height, width = cells.shape[:2]
    shape = (top + height + bottom, left + width + right, *cells.shape[2:])
    padded = np.full(shape, identity, cells.dtype)
    padded[top : top + height, left : left + width] = cells
    return padded


def _reach(axis: "Axis", count: int) -> int:
    """Return how many cells, padding included, neighbouring windows reach over."""
    return (count - 1) * axis.stride + axis.span


def _parts(axis: "Axis", length: int) -> Iterator[slice]:
    """Cut the windows along an axis into parts that reach over at most about that length."""
    count = max((length - axis.span) // axis.stride + 1, 1)
    for start in range(0, axis.output_length, count):
        yield slice(start, min(start + count, axis.output_length))


def _read(axis: "Axis", windows: slice) -> tuple[int, int, tuple[int, int]]:
    """Return the first cell that the windows read, the end, and the padding on both sides."""
    start = axis.starts[windows.start]
    stop = start + _reach(axis, windows.stop - windows.start)
    before, after = max(-start, 0), max(stop - axis.length, 0)
    return start + before, stop - after, (before, after)
