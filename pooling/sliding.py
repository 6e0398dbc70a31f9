"""The fast sliding reductions: fold, double, keep every s-th.

A maximum, minimum or sum over a window of h x w cells is the reduction of h rows, and then
of w columns of the result. Both are built from whole-array operations, here for five rows
(pool size 5) at stride 2, three windows, row numbers standing for rows::

    rows                0 1 2 3 4 5 6 7 8
    fold a stride       01  23  45  67          5 = 2 strides of 2, and a rest of 1
    double              0123 2345 4567          windows of 2 folded rows
    add the rest        01234 23456 45678

The columns are slid over as one long line, row after row. A window that crosses the end
of a row is computed with the others and not kept::

    line                a b c d e f | g h i j k l       two rows, pool size 3, stride 2
    double              ab bc cd de ef fg gh hi ij ...
    double, overlapping abc bcd cde def efg fgh ...     a sum adds the one cell instead
    keep every 2nd      abc     cde     ghi     ijk

Doubling takes about log2(pool size) operations. Nothing is ever subtracted, so a sum loses
nothing to cancellation; and it adds halves to halves, so that no long row of roundings
builds up. Every second or fourth cell of a line of small cells is cheapest to keep by
reading the line as wider integers and narrowing them.

A maximum or minimum of 0.0 and -0.0 is either of them, which `numpy.maximum` decides.
"""

from collections.abc import Callable
from sys import byteorder
from typing import Any, TypeAlias

import numpy as np

from pooling.axis import Axis
from pooling.blocks import Block, pad

# Integers that hold several cells, the first of them in their low bytes.
WIDER = {size: np.dtype(f"u{size}") for size in (2, 4, 8)} if byteorder == "little" else {}
FEW = 8  # rows that are added one after another
FOLDED_CELLS = 1 << 15  # of which a fold makes use at a time


# From the cells of a block, of shape (height, width), to the values of its windows.
Slide: TypeAlias = Callable[[np.ndarray, np.ndarray], None]
# Combines two parts of a line of cells; the second part may be one of the line it began with.
Step: TypeAlias = tuple[slice, slice, bool]


def plan_slide(
    ufunc: np.ufunc, identity: Any, block: Block, dtype: np.dtype
) -> Slide:
    """Prepare to reduce every window of a block to one value.

    Parameters
    ----------
    ufunc : ufunc
        `numpy.maximum`, `numpy.minimum` or `numpy.add`.
    identity : scalar
        What padding counts as.
    block : Block
    dtype : dtype
        Of the values; a sum is computed in it.

    Returns
    -------
    callable
        It takes the block's cells, or an array computed from them cell by cell, and an array
        of the block's shape for the values.
    """
    (top, bottom), (left, right) = block.margins
    rows = _plan_rows(ufunc, block.rows, block.shape[0], dtype)
    right += -(block.width + left + right) % (block.cols.stride * block.channels) if left or right else 0
    cols = _plan_cols(ufunc, block.cols, block, left + block.width + right, dtype)

    def slide(cells: np.ndarray, out: np.ndarray) -> None:
        cells = rows(pad(cells, ((top, bottom), (0, 0)), identity))
        cols(pad(cells, ((0, 0), (left, right)), identity), out)

    return slide


def _plan_rows(
    ufunc: np.ufunc, axis: Axis, count: int, dtype: np.dtype
) -> Callable[[np.ndarray], np.ndarray]:
    """Prepare to reduce the rows of every window: (height, width) to (count, width)."""
    size, stride = axis.pool_size, axis.stride
    if stride == 1 or axis.dilation > 1:
        height = (count - 1) * stride + axis.span
        steps = _steps(ufunc, size, axis.dilation, height)
        return lambda cells: _slide(ufunc, steps, cells.astype(dtype, copy=False))[::stride]
    whole, rest = divmod(size, stride)
    folds = count + whole - 1
    steps = _steps(ufunc, whole, 1, folds)
    last = (count - 1) * stride + 1
    rest_rows = [slice(row, row + last, stride) for row in range(size - rest, size)]

    def reduce_rows(cells: np.ndarray) -> np.ndarray:
        parts = [cells[row] for row in rest_rows]
        if whole:
            strides = cells[: folds * stride].reshape(folds, stride, -1)
            parts.append(_slide(ufunc, steps, _fold(ufunc, strides, dtype)))
        while len(parts) > 1:  # halves with halves, so that a sum rounds seldom
            pairs = zip(parts[::2], parts[1::2], strict=False)
            parts = [ufunc(*pair, dtype=dtype) for pair in pairs] + parts[len(parts) // 2 * 2 :]
        return parts[0].astype(dtype, copy=False)

    return reduce_rows


def _fold(ufunc: np.ufunc, groups: np.ndarray, dtype: np.dtype, narrow: int = 2) -> np.ndarray:
    """Reduce the rows of every group: (count, size, width) to (count, width).

    Floats are added halves to halves, at first in float32 if they are no more: two additions
    lose no more than two units in the last place, and leave a quarter to be widened.
    """
    size = groups.shape[1]
    is_narrow = groups.dtype == np.float32 != dtype
    if ufunc is not np.add or dtype.kind != "f" or size == 1 or size <= FEW and not is_narrow:
        if size == 2:  # ufunc.reduce takes half as long again
            return ufunc(groups[:, 0], groups[:, 1], dtype=dtype)
        return ufunc.reduce(groups, axis=1, dtype=dtype)
    half = size // 2
    lower, upper = groups[:, :half], groups[:, half : 2 * half]
    if groups.size > FOLDED_CELLS:
        folded = _fold(ufunc, lower, dtype) + _fold(ufunc, upper, dtype)
    elif is_narrow and narrow == 0:
        return _fold(ufunc, groups.astype(dtype), dtype)
    else:
        folded = _fold(ufunc, lower + upper, dtype, narrow - 1)
    return folded + groups[:, -1] if size % 2 else folded


def _plan_cols(
    ufunc: np.ufunc, axis: Axis, block: Block, width: int, dtype: np.dtype
) -> Slide:
    """Prepare to reduce the columns of every window: (count, width) to the block's shape."""
    count, out_width = block.shape
    channels = block.channels
    steps = _steps(ufunc, axis.pool_size, axis.dilation * channels, count * width)
    keep = _plan_keep(axis.stride, channels, (count, width), out_width, dtype)
    if not steps:
        return lambda cells, out: keep(np.ascontiguousarray(cells, dtype), out)
    *first, last = steps
    near, far, is_again = last
    end = near.stop

    def reduce_cols(cells: np.ndarray, out: np.ndarray) -> None:
        start = cells.reshape(-1)
        line = _slide(ufunc, first, start)
        full = np.empty(len(start), dtype)
        ufunc(line[near], (start if is_again else line)[far], out=full[:end])
        full[end:] = 0  # which no window has
        keep(full.reshape(count, width), out)

    return reduce_cols


def _steps(ufunc: np.ufunc, size: int, spacing: int, length: int) -> list[Step]:
    """Return how to reduce every run of ``size`` cells, ``spacing`` apart, of so many."""
    if size <= 1:
        return []
    length -= (size - 1) * spacing
    if ufunc is np.add and size % 2:  # a cell must not be added twice
        shift = (size - 1) * spacing
        before = _steps(ufunc, size - 1, spacing, length + shift)
        return [*before, (slice(0, length), slice(shift, shift + length), True)]
    shift = size // 2 * spacing
    before = _steps(ufunc, size - size // 2, spacing, length + (size - 1) * spacing)
    return [*before, (slice(0, length), slice(shift, shift + length), False)]


def _slide(ufunc: np.ufunc, steps: list[Step], cells: np.ndarray) -> np.ndarray:
    line = cells
    for near, far, is_again in steps:
        line = ufunc(line[near], (cells if is_again else line)[far])
    return line


def _plan_keep(
    stride: int, channels: int, shape: tuple[int, int], out_width: int, dtype: np.dtype
) -> Slide:
    """Prepare to copy every ``stride``-th column of the cells, with all its channels."""
    count, width = shape
    wider = WIDER.get(stride * dtype.itemsize)
    if stride > 1 and wider is not None and channels == 1 and width % stride == 0:
        narrow = np.dtype(f"u{dtype.itemsize}")

        def keep(cells: np.ndarray, out: np.ndarray) -> None:
            out.view(narrow)[...] = cells.view(wider)[:, :out_width]  # keeps the low bytes

        return keep
    if channels == 1 or stride == 1:

        def keep(cells: np.ndarray, out: np.ndarray) -> None:
            out[...] = cells[:, ::stride][:, :out_width]

        return keep

    def keep(cells: np.ndarray, out: np.ndarray) -> None:
        for channel in range(channels):
            kept = cells[:, channel :: stride * channels]
            out[:, channel::channels] = kept[:, : out_width // channels]

    return keep


def plan_sums(block: Block, dtype: np.dtype) -> Callable[[np.ndarray], np.ndarray]:
    """Prepare to add up every window of a block.

    Parameters
    ----------
    block : Block
    dtype : dtype
        Which the sums are computed in.

    Returns
    -------
    callable
        It takes the block's cells, or an array computed from them cell by cell, and returns
        the sums, of the block's shape.
    """
    slide = plan_slide(np.add, 0, block, dtype)

    def sums(cells: np.ndarray) -> np.ndarray:
        out = np.empty(block.shape, dtype)
        slide(cells, out)
        return out

    return sums
