"""Dtypes: their limits, what to compute in, and what a mean of them is."""

from typing import Any

import numpy as np


def lowest(dtype: np.dtype) -> Any:
    """Return the dtype's own lower limit: -inf, the least integer or False."""
    return -highest(dtype) if dtype.kind == "f" else _limits(dtype)[0]


def highest(dtype: np.dtype) -> Any:
    """Return the dtype's own upper limit: inf, the greatest integer or True."""
    return dtype.type(np.inf) if dtype.kind == "f" else _limits(dtype)[1]


def nearest(dtype: np.dtype, value: float) -> Any:
    """Return what the dtype holds that is nearest to a value."""
    if dtype.kind != "f":
        low, high = _limits(dtype)
        return dtype.type(min(max(value, low), high))
    with np.errstate(over="ignore"):
        return dtype.type(value)


def fractional(dtype: np.dtype) -> np.dtype:
    """Return the dtype of a mean: floats keep theirs, 8 bits give float32, wider float64."""
    if dtype.kind == "f":
        return dtype
    return np.dtype(np.float32 if dtype.itemsize == 1 else np.float64)


def accumulator(dtype: np.dtype) -> np.dtype:
    """Return the float dtype to compute in: wide enough to lose nothing that is kept."""
    return np.dtype(np.float32) if dtype == np.float16 else np.result_type(dtype, np.float64)


def exact_sum(dtype: np.dtype, count: int) -> np.dtype:
    """Return the narrowest signed dtype that holds any sum of so many integers or booleans.

    It holds the least sum and, below 0, the greatest as well, so that differences fit.
    """
    low, high = _limits(dtype)
    return np.min_scalar_type(min(int(low) * count, -int(high) * count - 1))


def _limits(dtype: np.dtype) -> tuple[Any, Any]:
    if dtype.kind == "b":
        return False, True
    limits = np.iinfo(dtype)
    return limits.min, limits.max
