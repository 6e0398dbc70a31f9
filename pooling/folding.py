"""Folding: many rows become one, halves with halves where they are added.

A long sum of floats, taken row after row, rounds at every row. Halves added to halves round
about log2(rows) times.
"""

import numpy as np

FEW = 8  # rows that may be added one after another
CELLS = 1 << 19  # that are added up at a time
# NumPy copies rows through a buffer where they are neither one line nor this many cells
# long. That saves time only for rows of few bytes.
BUFFERED_CELLS, FEW_BYTES = 1 << 12, 1 << 11


def fold(ufunc: np.ufunc, groups: np.ndarray, dtype: np.dtype, narrow: int = 2) -> np.ndarray:
    """Reduce the rows of every group: (count, size, width) to (count, width).

    Floats are added halves to halves, at first in float32 if they are no more: two additions
    lose no more than two units in the last place, and leave a quarter to be widened.

    Parameters
    ----------
    ufunc : ufunc
    groups : ndarray of shape (count, size, width)
    dtype : dtype
        Of the result; a sum is computed in it.
    narrow : int
        How many additions may still be made in float32.

    Returns
    -------
    ndarray of shape (count, width)
    """
    size = groups.shape[1]
    is_narrow = groups.dtype == np.float32 != dtype
    is_line = groups.shape[2] == 1  # which NumPy adds up in halves, too
    is_exact = ufunc is not np.add or dtype.kind != "f"
    if size == 1:
        return groups[:, 0].astype(dtype, copy=False)
    if is_exact or (not is_narrow and (is_line or size <= FEW)):
        if size == 2:  # ufunc.reduce takes half as long again
            return pair(ufunc, groups[:, 0], groups[:, 1], dtype)
        return ufunc.reduce(groups, axis=1, dtype=dtype)
    half = size // 2
    lower, upper = groups[:, :half], groups[:, half : 2 * half]
    if groups.size > CELLS:
        folded = fold(ufunc, lower, dtype) + fold(ufunc, upper, dtype)
    elif is_narrow and narrow == 0:
        return groups.sum(axis=1, dtype=dtype)  # so wide that no rounding shows
    else:
        folded = fold(ufunc, lower + upper, dtype, narrow - 1)
    return folded + groups[:, -1] if size % 2 else folded


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
