"""Dtypes: their limits, what to compute in, and what a mean of them is."""

from functools import cache
from typing import Any

import numpy as np


def lowest(dtype: np.dtype) -> Any:
    """Return the dtype's own lower limit: -inf, the least integer or False."""
    return -highest(dtype) if dtype.kind == "f" else _limits(dtype)[0]


def highest(dtype: np.dtype) -> Any:
    """Return the dtype's own upper limit: inf, the greatest integer or True."""
    return dtype.type(np.inf) if dtype.kind == "f" else _limits(dtype)[1]


def fractional(dtype: np.dtype) -> np.dtype:
    """Return the dtype of a mean: floats keep theirs, 8 bits give float32, wider float64."""
    if dtype.kind == "f":
        return dtype
    return np.dtype(np.float32 if dtype.itemsize == 1 else np.float64)


def accumulator(dtype: np.dtype) -> np.dtype:
    """Return the float dtype to compute in: wide enough to lose nothing that is kept."""
    return np.dtype(np.float32) if dtype == np.float16 else np.result_type(dtype, np.float64)


def exact_sum(dtype: np.dtype, count: int) -> np.dtype:
    """Return the narrowest integer dtype that holds any sum of so many integers or booleans."""
    largest = 1 if dtype.kind == "b" else np.iinfo(dtype).max + 1
    return np.min_scalar_type(-largest * count)


@cache  # NumPy takes longer to look them up than to pool a small image
def _limits(dtype: np.dtype) -> tuple[Any, Any]:
    if dtype.kind == "b":
        return False, True
    limits = np.iinfo(dtype)
    return limits.min, limits.max
