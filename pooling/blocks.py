"""Blocks: neighbouring windows, and the part of the image that they read.

The core works through an image block by block, so that what it computes on the way stays
in the cache and takes no more memory for a large image than for a small one. Padding is
never added to the image, only to a block that reaches into it.

Here and in all that is built on it an image is a matrix of shape (M, N * channels): the
channels of a cell stand next to each other in its row.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from pooling.axis import Axis, PadWidth

# Windows along an axis, the cells that they read, and the padding before and after those.
Part: TypeAlias = tuple[slice, slice, tuple[int, int]]

NO_MARGINS = ((0, 0), (0, 0))

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Block:
    """Some neighbouring windows, and the input cells that they read.

    Attributes
    ----------
    rows, cols : Axis
        Of the whole image.
    channels : int
    windows : (slice, slice)
        The windows, as rows and columns of the output.
    place : (slice, slice)
        The same in an output whose channels stand next to each other.
    cells : (slice, slice)
        The input cells in an image of that kind.
    margins : ((int, int), (int, int))
        Padding around these, as `numpy.pad` takes it.
    """

    rows: Axis
    cols: Axis
    channels: int
    windows: tuple[slice, slice]
    place: tuple[slice, slice]
    cells: tuple[slice, slice]
    margins: PadWidth

    @property
    def shape(self) -> tuple[int, int]:
        """The shape of the block's values."""
        rows, cols = self.place
        return rows.stop - rows.start, cols.stop - cols.start

    @property
    def width(self) -> int:
        """How many cells the block's rows hold, padding not counted."""
        return self.cells[1].stop - self.cells[1].start

    @property
    def kind(self) -> tuple[tuple[int, int], int, PadWidth]:
        """What blocks of one image have in common that differ in their place alone."""
        return self.shape, self.width, self.margins


def blocks(rows: Axis, cols: Axis, channels: int, cells: int) -> Iterator[Block]:
    """Cut the windows into blocks that read about so many cells each.

    Parameters
    ----------
    rows, cols : Axis
        Of an image, or of one before `plan_even` has laid its windows side by side.
    channels : int
    cells : int
        A block reads more if it must, to be a few windows high and wide.

    Yields
    ------
    Block
    """
    rows, cols = _even_axis(rows), _even_axis(cols)
    cells //= channels
    height = max(cells // (cols.starts[-1] - cols.starts[0] + cols.span), _few(rows))
    width = max(cells // height, _few(cols))
    col_parts = list(_parts(cols, width))
    if len(col_parts) == 1:
        col_parts = [_widen(cols, col_parts[0])]
    for row_part, col_part in product(_parts(rows, height), col_parts):
        yield _block(rows, cols, channels, row_part, col_part)


def prepare(some: Iterable[Block], plan: Callable[[Block], T]) -> list[tuple[Block, T]]:
    """Join each block of an image with what is planned for its kind, planned once for each."""
    planned: dict[object, T] = {}
    joined = []
    for block in some:
        if block.kind not in planned:
            planned[block.kind] = plan(block)
        joined.append((block, planned[block.kind]))
    return joined


def windows(image: np.ndarray, rows: Axis, cols: Axis, channels: int, identity: Any) -> np.ndarray:
    """Return the cells of every window of an image.

    Parameters
    ----------
    image : ndarray of shape (M, N * channels)
    rows, cols : Axis
    channels : int
    identity : scalar
        What padding holds, and a place in which a window has no cell.

    Returns
    -------
    ndarray of shape (R, C, h, w, channels)
        A read-only view, of the image itself where every place has a cell of its own.
    """
    image = plan_even(rows, cols, channels, identity)(image)
    rows, cols = _even_axis(rows), _even_axis(cols)
    whole = [_part(axis, 0, axis.output_length) for axis in (rows, cols)]
    block = _block(rows, cols, channels, *whole)
    return windows_of(block, image[block.cells], identity)


def windows_of(block: Block, cells: np.ndarray, identity: Any) -> np.ndarray:
    """Return the cells of every window of a block, as `windows` does."""
    rows, cols = block.rows, block.cols
    cells = pad(cells, block.margins, identity)
    cells = cells.reshape(len(cells), -1, block.channels)
    view = sliding_window_view(cells, (rows.span, cols.span), axis=(0, 1))
    view = view[:: rows.stride, :: cols.stride, :, :: rows.dilation, :: cols.dilation]
    some_rows, some_cols = block.windows
    view = view[: some_rows.stop - some_rows.start, : some_cols.stop - some_cols.start]
    return view.transpose(0, 1, 3, 4, 2)


def plan_even(
    rows: Axis, cols: Axis, channels: int, identity: Any
) -> Callable[[np.ndarray], np.ndarray]:
    """Prepare to lay windows of several sizes side by side, filled up to one size.

    Parameters
    ----------
    rows, cols : Axis
    channels : int
    identity : scalar
        What a window is filled up with.

    Returns
    -------
    callable
        It takes an image of shape (M, N * channels) and returns one of shape
        (R * h, C * w * channels). Of an axis whose windows are of one size the cells stay as
        they are.
    """
    row_places, col_places = _places(rows), _places(cols)

    def even(image: np.ndarray) -> np.ndarray:
        if row_places:
            cells, is_open = row_places
            image = image[cells]
            image[is_open] = identity
        if col_places:
            cells, is_open = col_places
            image = image.reshape(len(image), -1, channels)[:, cells]
            image[:, is_open] = identity
            image = image.reshape(len(image), -1)
        return image

    return even


def _places(axis: Axis) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the cell at each place of all windows, and which places have none."""
    if not axis.reads:
        return None
    is_real = axis.is_real().ravel()
    return np.where(is_real, axis.positions().ravel(), 0), np.flatnonzero(~is_real)


def pad(cells: np.ndarray, margins: PadWidth, identity: Any) -> np.ndarray:
    """Return the cells with padding around them: the cells themselves where there is none."""
    if margins == NO_MARGINS:
        return cells
    (top, bottom), (left, right) = margins
    height, width = cells.shape
    padded = np.full((top + height + bottom, left + width + right), identity, cells.dtype)
    padded[top : top + height, left : left + width] = cells
    return padded


def _even_axis(axis: Axis) -> Axis:
    if not axis.reads:
        return axis
    return replace(axis, length=axis.output_length * axis.pool_size, reads=())


def _few(axis: Axis) -> int:
    """Return the cells that a block needs along an axis, so as not to read many of them twice."""
    return 3 * axis.span if axis.stride < axis.span else axis.span


def _block(rows: Axis, cols: Axis, channels: int, row_part: Part, col_part: Part) -> Block:
    row_windows, row_cells, row_margins = row_part
    col_windows, col_cells, (left, right) = col_part
    return Block(
        rows,
        cols,
        channels,
        (row_windows, col_windows),
        (row_windows, _side_by_side(col_windows, channels)),
        (row_cells, _side_by_side(col_cells, channels)),
        (row_margins, (left * channels, right * channels)),
    )


def _side_by_side(cells: slice, channels: int) -> slice:
    return slice(cells.start * channels, cells.stop * channels)


def _parts(axis: Axis, length: int) -> Iterator[Part]:
    """Cut the windows along an axis into parts that reach over at most about that length."""
    count = max((length - axis.span) // axis.stride + 1, 1)
    for start in range(0, axis.output_length, count):
        yield _part(axis, start, min(start + count, axis.output_length))


def _part(axis: Axis, start: int, stop: int) -> Part:
    """Return some windows along an axis, the cells they read, and the padding on both sides."""
    first, end = axis.starts[start], axis.starts[stop - 1] + axis.span
    first_cell, end_cell = (min(max(position, 0), axis.length) for position in (first, end))
    before = min(max(-first, 0), end - first)
    after = end - first - before - (end_cell - first_cell)
    return slice(start, stop), slice(first_cell, end_cell), (before, after)


def _widen(axis: Axis, part: Part) -> Part:
    """Take in the cells after the last that is read: rows that are not cut are one line."""
    place, cells, margins = part
    return place, slice(cells.start, axis.length), margins
