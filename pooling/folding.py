"""Folding: many rows become one, halves with halves where they are added.

A long sum of floats, taken row after row, rounds at every row. Halves added to halves round
about log2(rows) times.
"""

import numpy as np

FEW = 8  # rows that may be added one after another
# Of fewer cells NumPy widens float32 as quickly; of more it is quicker to add up a part.
FEW_CELLS, MANY_CELLS = 1 << 15, 1 << 19
# NumPy copies rows through a buffer where they are neither one line nor this many cells
# long. That saves time only for rows of few bytes.
BUFFERED_CELLS, FEW_BYTES = 1 << 12, 1 << 11


def fold(ufunc: np.ufunc, groups: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Reduce the rows of every group: (count, size, width) to (count, width).

    Many float32 are first added to each other as they are, which loses no more than one unit
    in the last place, and leaves half of them to be widened.

    Parameters
    ----------
    ufunc : ufunc
    groups : ndarray of shape (count, size, width)
    dtype : dtype
        Of the result; a sum is computed in it.

    Returns
    -------
    ndarray of shape (count, width)
    """
    size = groups.shape[1]
    if size == 1:
        return groups[:, 0].astype(dtype, copy=False)
    if not _adds_halves(ufunc, groups, dtype):
        if size == 2:  # ufunc.reduce takes half as long again
            return pair(ufunc, groups[:, 0], groups[:, 1], dtype)
        return ufunc.reduce(groups, axis=1, dtype=dtype)
    half = size // 2
    lower, upper = groups[:, :half], groups[:, half : 2 * half]
    if groups.size > MANY_CELLS:
        folded = fold(ufunc, lower, dtype) + fold(ufunc, upper, dtype)
    elif groups.dtype == dtype:
        folded = fold(ufunc, lower + upper, dtype)
    else:
        folded = (lower + upper).sum(axis=1, dtype=dtype)  # so wide that no rounding shows
    return folded + groups[:, -1] if size % 2 else folded


def _adds_halves(ufunc: np.ufunc, groups: np.ndarray, dtype: np.dtype) -> bool:
    if ufunc is not np.add or dtype.kind != "f":
        return False
    if groups.dtype == dtype:  # NumPy adds a line of cells up in halves by itself
        return groups.shape[1] > FEW and groups.shape[2] > 1
    return groups.dtype == np.float32 and groups.size > FEW_CELLS


def pair(ufunc: np.ufunc, one: np.ndarray, other: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Combine two arrays of rows; sums are computed in the dtype."""
    if not one.dtype == other.dtype == dtype:
        return ufunc(one, other, dtype=dtype)
    width = one.shape[1]
    if width >= BUFFERED_CELLS or width * dtype.itemsize < FEW_BYTES:
        return ufunc(one, other)
    size = np.setbufsize(16)
    try:
        return ufunc(one, other)
    finally:
        np.setbufsize(size)
