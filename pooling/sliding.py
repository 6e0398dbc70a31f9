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
from pooling.blocks import NO_MARGINS, Block, pad
from pooling.folding import BUFFERED_CELLS, fold, pair
from pooling.lines import Step, fill_line, slide_line, steps_of

# Integers that hold several cells, the first of them in their low bytes.
WIDER = {size: np.dtype(f"u{size}") for size in (2, 4, 8)} if byteorder == "little" else {}
MANY = 16  # cells that make it worth the while to fold a row

# From the cells of a block, of shape (height, width), to the values of its windows.
Slide: TypeAlias = Callable[[np.ndarray, np.ndarray], None]


def plan_slide(ufunc: np.ufunc, identity: Any, block: Block, dtype: np.dtype) -> Slide:
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
    if _reads_whole_rows(block):  # then the cells of a window are one line
        shape = block.shape[0], -1, block.channels
        return lambda cells, out: _store(fold(ufunc, cells.reshape(shape), dtype), out)
    (top, bottom), (left, right) = block.margins
    if left or right:  # up to a whole number of strides, which are quicker to keep
        right += -(left + block.width + right) % (block.cols.stride * block.channels)
    width = left + block.width + right
    reduce_rows = _plan_rows(ufunc, block.rows, block.shape[0], dtype)
    reduce_cols = _plan_cols(ufunc, block, width, dtype)
    if block.margins == NO_MARGINS:
        return lambda cells, out: reduce_cols(reduce_rows(cells), out)

    def slide(cells: np.ndarray, out: np.ndarray) -> None:
        rows = reduce_rows(pad(cells, ((top, bottom), (0, 0)), identity))
        reduce_cols(pad(rows, ((0, 0), (left, right)), identity), out)

    return slide


def _reads_whole_rows(block: Block) -> bool:
    rows, cols = block.rows, block.cols
    is_whole = cols.pool_size * block.channels == block.width and block.margins == NO_MARGINS
    is_dense = rows.stride == rows.pool_size and rows.dilation == cols.dilation == 1
    return is_whole and is_dense and not 1 < block.channels < MANY


def _store(values: np.ndarray, out: np.ndarray) -> None:
    out[...] = values.reshape(out.shape)


def folded_rows(axis: Axis) -> int:
    """Return how many rows of a window become one before anything of them is stored."""
    return 1 if axis.dilation > 1 else min(axis.pool_size, axis.stride)


def _plan_rows(
    ufunc: np.ufunc, axis: Axis, count: int, dtype: np.dtype
) -> Callable[[np.ndarray], np.ndarray]:
    """Prepare to reduce the rows of every window: (height, width) to (count, width)."""
    size, stride = axis.pool_size, axis.stride
    if stride == 1 or axis.dilation > 1:
        steps = steps_of(ufunc, size, axis.dilation, (count - 1) * stride + axis.span)
        return lambda cells: slide_line(ufunc, steps, cells.astype(dtype, copy=False))[::stride]
    whole, rest = divmod(size, stride)
    folds = count + whole - 1
    steps = steps_of(ufunc, whole, 1, folds)

    def fold_strides(cells: np.ndarray) -> np.ndarray:
        strides = cells[: folds * stride].reshape(folds, stride, -1)
        return slide_line(ufunc, steps, fold(ufunc, strides, dtype))

    if not rest:
        return fold_strides
    first_rows = range(whole * stride, size)
    rest_rows = [slice(row, row + (count - 1) * stride + 1, stride) for row in first_rows]

    def reduce_rows(cells: np.ndarray) -> np.ndarray:
        parts = [cells[row] for row in rest_rows] + ([fold_strides(cells)] if whole else [])
        return _combine(ufunc, parts, dtype)

    return reduce_rows


def _combine(ufunc: np.ufunc, parts: list[np.ndarray], dtype: np.dtype) -> np.ndarray:
    """Combine arrays halves with halves, so that a sum rounds seldom."""
    if len(parts) == 1:
        return parts[0].astype(dtype, copy=False)
    half = len(parts) // 2
    halves = (_combine(ufunc, some, dtype) for some in (parts[:half], parts[half:]))
    return pair(ufunc, *halves, dtype)


def _plan_cols(ufunc: np.ufunc, block: Block, width: int, dtype: np.dtype) -> Slide:
    """Prepare to reduce the columns of every window: (count, width) to the block's shape."""
    axis, channels, (count, out_width) = block.cols, block.channels, block.shape
    if axis.stride == axis.pool_size and max(axis.pool_size, channels) >= MANY:
        shape = -1, axis.pool_size, channels
        read = out_width * axis.pool_size
        return lambda cells, out: _store(fold(ufunc, cells[:, :read].reshape(shape), dtype), out)
    steps = steps_of(ufunc, axis.pool_size, axis.dilation * channels, count * width)
    if axis.stride == 1 and steps and width >= BUFFERED_CELLS:
        return _plan_wide_cols(ufunc, steps, (count, width), out_width)
    keep = _plan_keep(block, width, dtype)

    def reduce_cols(cells: np.ndarray, out: np.ndarray) -> None:
        line = np.ascontiguousarray(cells, dtype).reshape(-1)
        keep(fill_line(ufunc, steps, line).reshape(count, width), out)

    return reduce_cols


def _plan_wide_cols(
    ufunc: np.ufunc, steps: list[Step], shape: tuple[int, int], out_width: int
) -> Slide:
    """Prepare to do the last step on rows rather than on a line, straight into the output."""
    *first, (_, far, is_again) = steps

    def reduce_cols(cells: np.ndarray, out: np.ndarray) -> None:
        line = cells.reshape(-1)
        half = fill_line(ufunc, first, line).reshape(shape)
        other = line.reshape(shape) if is_again else half
        ufunc(half[:, :out_width], other[:, far.start : far.start + out_width], out=out)

    return reduce_cols


def _plan_keep(block: Block, width: int, dtype: np.dtype) -> Slide:
    """Prepare to copy every ``stride``-th column of the cells, with all its channels."""
    stride, channels, out_width = block.cols.stride, block.channels, block.shape[1]
    wider = WIDER.get(stride * dtype.itemsize)
    if stride > 1 == channels and wider is not None and width % stride == 0:
        return _plan_narrow(wider, dtype, out_width)
    if stride == 1 or channels == 1:
        return lambda cells, out: np.copyto(out, cells[:, ::stride][:, :out_width])

    def keep(cells: np.ndarray, out: np.ndarray) -> None:
        kept, out = (part.reshape(len(part), -1, channels) for part in (cells, out))
        kept = kept[:, ::stride][:, : out.shape[1]]
        one_by_one = range(channels) if channels < MANY else [slice(None)]
        for some in one_by_one:
            out[:, :, some] = kept[:, :, some]

    return keep


def _plan_narrow(wider: np.dtype, dtype: np.dtype, out_width: int) -> Slide:
    """Prepare to read several cells as one integer, of which the low bytes are kept."""
    narrow = np.dtype(f"u{dtype.itemsize}")

    def keep(cells: np.ndarray, out: np.ndarray) -> None:
        out.view(narrow)[...] = cells.view(wider)[:, :out_width]

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
