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
nothing to cancellation. Every second or fourth cell of a line of small cells is cheapest
to keep by reading the line as wider integers and narrowing them.

A maximum or minimum of 0.0 and -0.0 is either of them, which `numpy.maximum` decides.
"""

from functools import reduce
from sys import byteorder
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import DTypeLike

from pooling.blocks import Block, pad

if TYPE_CHECKING:
    from pooling.geometry import Axis

# Integers that hold several cells, the first of them in their low bytes.
WIDER = {size: np.dtype(f"u{size}") for size in (2, 4, 8)} if byteorder == "little" else {}


def slide(ufunc: np.ufunc, identity: Any, block: Block, cells: np.ndarray, out: np.ndarray) -> None:
    """Reduce every window of a block to one value.

    Parameters
    ----------
    ufunc : ufunc
        `numpy.maximum`, `numpy.minimum` or `numpy.add`.
    identity : scalar
        What padding counts as; it changes no result.
    block : Block
    cells : ndarray of shape (height, width, channels)
        The block's cells, or an array computed from them cell by cell.
    out : ndarray of shape (rows, cols, channels)
        Where the values go, of the dtype of ``cells``.
    """
    count, _, channels = out.shape
    rows, (left, right) = block.margins
    cells = pad(cells, (rows, (0, 0)), identity)
    cells = _reduce_rows(ufunc, cells.reshape(len(cells), -1), block.geometry.rows, count)
    cells = pad(cells, ((0, 0), (left * channels, right * channels)), identity)
    _reduce_cols(ufunc, cells, block.geometry.cols, out)


def window_sums(block: Block, cells: np.ndarray, dtype: DTypeLike) -> np.ndarray:
    """Return the sum of every window of a block, computed in the given dtype.

    Parameters
    ----------
    block : Block
    cells : ndarray of shape (height, width, channels)
        The block's cells, or an array computed from them cell by cell.
    dtype : dtype

    Returns
    -------
    ndarray of shape (rows, cols, channels)
    """
    rows, cols = block.place
    sums = np.empty((rows.stop - rows.start, cols.stop - cols.start, cells.shape[2]), dtype)
    slide(np.add, 0, block, cells.astype(dtype, copy=False), sums)
    return sums


def _reduce_rows(ufunc: np.ufunc, cells: np.ndarray, axis: "Axis", count: int) -> np.ndarray:
    """Reduce the rows of every window: (height, width) to (count, width)."""
    size, stride = axis.pool_size, axis.stride
    if stride == 1 or axis.dilation > 1:
        return _slide_line(ufunc, cells, size, axis.dilation)[::stride][:count]
    whole, rest = divmod(size, stride)
    parts = [cells[row::stride][:count] for row in range(size - rest, size)]
    if whole:
        folded = _fold(ufunc, cells, stride, count + whole - 1)
        parts.append(_slide_line(ufunc, folded, whole, 1)[:count])
    return reduce(ufunc, parts)


def _fold(ufunc: np.ufunc, cells: np.ndarray, stride: int, count: int) -> np.ndarray:
    """Reduce every stride of rows to one row."""
    strides = cells[: count * stride].reshape(count, stride, -1)
    if stride == 2:  # ufunc.reduce takes half as long again
        return ufunc(strides[:, 0], strides[:, 1])
    return ufunc.reduce(strides, axis=1, dtype=cells.dtype)


def _reduce_cols(ufunc: np.ufunc, cells: np.ndarray, axis: "Axis", out: np.ndarray) -> None:
    """Reduce the columns of every window: (count, width * channels) into ``out``."""
    count, _, channels = out.shape
    line = cells.reshape(-1)
    if axis.stride > 1 or axis.pool_size == 1:
        line = _slide_line(ufunc, line, axis.pool_size, axis.dilation * channels)
        _keep(line.reshape(count, -1, channels), axis.stride, out)
        return
    near, far, shift = _halves(ufunc, line, axis.pool_size, axis.dilation * channels)
    out = out.reshape(count, -1)
    width = out.shape[1]
    near, far = (part.reshape(count, -1) for part in (near, far))
    ufunc(near[:, :width], far[:, shift : shift + width], out=out)


def _slide_line(ufunc: np.ufunc, cells: np.ndarray, size: int, spacing: int) -> np.ndarray:
    """Reduce every run of ``size`` cells, ``spacing`` apart, along the first axis.

    The result is as long as the input; where a run would pass the end it is unspecified.
    """
    if size == 1:
        return cells
    near, far, shift = _halves(ufunc, cells, size, spacing)
    count = len(cells) - (size - 1) * spacing
    out = np.empty_like(cells)
    ufunc(near[:count], far[shift : shift + count], out=out[:count])
    return out


def _halves(
    ufunc: np.ufunc, cells: np.ndarray, size: int, spacing: int
) -> tuple[np.ndarray, np.ndarray, int]:
    """Return two arrays and the shift at which they combine to runs of ``size`` cells."""
    if ufunc is np.add and size % 2:  # a cell must not be added twice
        return _slide_line(ufunc, cells, size - 1, spacing), cells, (size - 1) * spacing
    half = _slide_line(ufunc, cells, size - size // 2, spacing)
    return half, half, size // 2 * spacing


def _keep(cells: np.ndarray, stride: int, out: np.ndarray) -> None:
    """Copy every ``stride``-th column of the cells into ``out``, one channel at a time."""
    width, channels = cells.shape[1:]
    wider = WIDER.get(stride * cells.itemsize)
    if wider is not None and channels == 1 and width % stride == 0:
        kept = cells[:, :, 0].view(wider)[:, : out.shape[1]]
        narrow = np.dtype(f"u{cells.itemsize}")
        np.copyto(out[:, :, 0].view(narrow), kept, casting="unsafe")  # keeps the low bytes
        return
    for channel in range(channels):
        out[:, :, channel] = cells[:, ::stride, channel][:, : out.shape[1]]
