"""MODES: one entry per way to turn a window into one value.

A new mode is one entry here; nothing else in the core names a mode.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pooling.geometry import Geometry


@dataclass(frozen=True)
class Mode:
    """How one window becomes one value.

    Attributes
    ----------
    title : str
        What the value is, in a sentence: "the maximum of 1, 2 is 2".
    identity : callable
        ``identity(dtype)`` is the padding value, which never changes a result.
    result_type : callable
        ``result_type(dtype)`` is the output's dtype for an input's.
    reduce : callable
        ``reduce(windows, geometry)`` maps (..., R, C, h, w) to (..., R, C); padding
        cells of ``windows`` hold the identity.
    """

    title: str
    identity: Callable[[np.dtype], Any]
    result_type: Callable[[np.dtype], np.dtype]
    reduce: Callable[[np.ndarray, "Geometry"], np.ndarray]


def lowest(dtype: np.dtype) -> Any:
    """Return the dtype's own lower limit: -inf, the least integer or False."""
    return -highest(dtype) if dtype.kind == "f" else _limits(dtype)[0]


def highest(dtype: np.dtype) -> Any:
    """Return the dtype's own upper limit: inf, the greatest integer or True."""
    return dtype.type(np.inf) if dtype.kind == "f" else _limits(dtype)[1]


def _limits(dtype: np.dtype) -> tuple[Any, Any]:
    return (False, True) if dtype.kind == "b" else (np.iinfo(dtype).min, np.iinfo(dtype).max)


def _zero(dtype: np.dtype) -> Any:
    return dtype.type(0)


def _same(dtype: np.dtype) -> np.dtype:
    return dtype


def fractional(dtype: np.dtype) -> np.dtype:
    """Return the dtype of a mean: floats keep theirs, 8 bits give float32, wider float64."""
    if dtype.kind == "f":
        return dtype
    return np.dtype(np.float32 if dtype.itemsize == 1 else np.float64)


def _accumulator(dtype: np.dtype) -> np.dtype:
    """Return the float dtype to compute in: wide enough to lose nothing that is kept."""
    return np.dtype(np.float32) if dtype == np.float16 else np.result_type(dtype, np.float64)


def _maximum(windows: np.ndarray, _: "Geometry") -> np.ndarray:
    return windows.max(axis=(-2, -1))


def _minimum(windows: np.ndarray, _: "Geometry") -> np.ndarray:
    return windows.min(axis=(-2, -1))


def _average(windows: np.ndarray, geometry: "Geometry") -> np.ndarray:
    if windows.dtype.itemsize == 8 and windows.dtype.kind in "iu":
        high, low = np.divmod(windows, 1 << 32)
        total = high.sum(axis=(-2, -1)) * float(1 << 32) + low.sum(axis=(-2, -1))
    elif windows.dtype.kind == "f":
        total = windows.sum(axis=(-2, -1), dtype=_accumulator(windows.dtype))
    else:
        total = windows.sum(axis=(-2, -1))
    return total / geometry.divisors()


def _l2(windows: np.ndarray, _: "Geometry") -> np.ndarray:
    values = windows.astype(_accumulator(windows.dtype))
    return np.sqrt(np.square(values).sum(axis=(-2, -1)))


def _median(windows: np.ndarray, geometry: "Geometry") -> np.ndarray:
    values = np.sort(windows.reshape(*windows.shape[:-2], -1), axis=-1)
    real = np.multiply.outer(geometry.rows.real_counts(), geometry.cols.real_counts())
    real = np.broadcast_to(real, values.shape[:-1])[..., None]
    low = np.take_along_axis(values, (real - 1) // 2, axis=-1)[..., 0]
    high = np.take_along_axis(values, real // 2, axis=-1)[..., 0]
    wide = _accumulator(windows.dtype)
    middle = (low.astype(wide) + high.astype(wide)) / 2
    if windows.dtype.kind != "f":
        return middle
    return np.where(np.isnan(values[..., -1]), np.nan, middle)


MODES: Mapping[str, Mode] = MappingProxyType(
    {
        "max": Mode("maximum", lowest, _same, _maximum),
        "average": Mode("average", _zero, fractional, _average),
        "min": Mode("minimum", highest, _same, _minimum),
        "median": Mode("median", highest, fractional, _median),
        "l2": Mode("L2 norm", _zero, fractional, _l2),
    }
)
