"""Blocks: neighbouring windows, and the part of the image that they read.

The core works through an image block by block, so that what it computes on the way stays
in the cache and takes no more memory for a large image than for a small one. Padding is
never added to the image, only to a block that reaches into it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from pooling.geometry import Axis, Geometry
    from pooling.spec import PadWidth

# Windows along an axis, the cells that they read, and the padding before and after those.
Part: TypeAlias = tuple[slice, slice, tuple[int, int]]

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
    height = max(cells // (cols.starts[-1] - cols.starts[0] + cols.span), 3 * rows.span)
    width = max(cells // height, 3 * cols.span)
    for row_part, col_part in product(_parts(rows, height), _parts(cols, width)):
        yield _block(image, geometry, row_part, col_part)


def whole(image: np.ndarray, geometry: "Geometry") -> Block:
    """Return all windows as one block."""
    rows, cols = geometry.rows, geometry.cols
    row_part, col_part = _part(rows, 0, rows.output_length), _part(cols, 0, cols.output_length)
    return _block(image, geometry, row_part, col_part)


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


def _block(image: np.ndarray, geometry: "Geometry", row_part: Part, col_part: Part) -> Block:
    row_windows, row_cells, row_margins = row_part
    col_windows, col_cells, col_margins = col_part
    cells = image[row_cells, col_cells]
    return Block(geometry, (row_windows, col_windows), cells, (row_margins, col_margins))


def _parts(axis: "Axis", length: int) -> Iterator[Part]:
    """Cut the windows along an axis into parts that reach over at most about that length."""
    count = max((length - axis.span) // axis.stride + 1, 1)
    for start in range(0, axis.output_length, count):
        yield _part(axis, start, min(start + count, axis.output_length))


def _part(axis: "Axis", start: int, stop: int) -> Part:
    """Return some windows along an axis, the cells they read, and the padding on both sides."""
    starts = axis.starts
    first, end = starts[start], starts[stop - 1] + axis.span
    before, after = max(-first, 0), max(end - axis.length, 0)
    return slice(start, stop), slice(first + before, end - after), (before, after)
