"""MODES: one entry per way to turn a window into one value.

A new mode is one entry here; nothing else in the core names a mode.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from pooling.blocks import Block, blocks
from pooling.dtypes import accumulator, exact_sum, fractional, highest, lowest
from pooling.median import median
from pooling.sliding import slide, window_sums

if TYPE_CHECKING:
    from pooling.geometry import Geometry

CACHED_BYTES = 3 << 18  # for one array of a block, of which a few are in use at a time


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
        ``reduce(image, geometry, output)`` writes one value for each window of an image of
        shape (M, N, channels) into an output of shape (R, C, channels).
    """

    title: str
    identity: Callable[[np.dtype], Any]
    result_type: Callable[[np.dtype], np.dtype]
    reduce: Callable[[np.ndarray, "Geometry", np.ndarray], None]


def _zero(dtype: np.dtype) -> Any:
    return dtype.type(0)


def _same(dtype: np.dtype) -> np.dtype:
    return dtype


def _maximum(image: np.ndarray, geometry: "Geometry", output: np.ndarray) -> None:
    identity = lowest(image.dtype)
    for block in blocks(image, geometry, CACHED_BYTES // image.itemsize):
        slide(np.maximum, identity, block, block.cells, output[block.place])


def _minimum(image: np.ndarray, geometry: "Geometry", output: np.ndarray) -> None:
    identity = highest(image.dtype)
    for block in blocks(image, geometry, CACHED_BYTES // image.itemsize):
        slide(np.minimum, identity, block, block.cells, output[block.place])


@np.errstate(over="ignore", invalid="ignore")  # infinities and NaN are results as others are
def _average(image: np.ndarray, geometry: "Geometry", output: np.ndarray) -> None:
    row_counts, col_counts = geometry.divisor_factors()
    for block in blocks(image, geometry, CACHED_BYTES // 8):
        rows, cols = block.place
        divisors = np.multiply.outer(row_counts[rows], col_counts[cols])[..., None]
        if not block.is_padded:  # they are all the same, and one divides faster than many
            divisors = divisors[0, 0]
        output[rows, cols] = _total(block) / divisors


@np.errstate(over="ignore", invalid="ignore")
def _l2(image: np.ndarray, geometry: "Geometry", output: np.ndarray) -> None:
    dtype = accumulator(image.dtype)
    for block in blocks(image, geometry, CACHED_BYTES // dtype.itemsize):
        squares = np.square(block.cells, dtype=dtype)
        output[block.place] = np.sqrt(window_sums(block, squares, dtype))


def _total(block: Block) -> np.ndarray:
    """Return the sum of every window: of integers, in integers, which round nothing."""
    cells, dtype = block.cells, block.cells.dtype
    if dtype.kind == "f":
        return window_sums(block, cells, accumulator(dtype))
    if dtype.itemsize < 8:
        return window_sums(block, cells, exact_sum(dtype, block.pool_cells))
    high = window_sums(block, cells >> 32, np.int64)
    low = window_sums(block, cells & 0xFFFFFFFF, np.int64)
    return high * float(1 << 32) + low


MODES: Mapping[str, Mode] = MappingProxyType(
    {
        "max": Mode("maximum", lowest, _same, _maximum),
        "average": Mode("average", _zero, fractional, _average),
        "min": Mode("minimum", highest, _same, _minimum),
        "median": Mode("median", highest, fractional, median),
        "l2": Mode("L2 norm", _zero, fractional, _l2),
    }
)
