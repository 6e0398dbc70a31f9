"""MODES: one entry per way to turn a window into one value.

A new mode is one entry here; nothing else in the core names a mode.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from pooling import shares
from pooling.axis import Axis
from pooling.blocks import Block, blocks, prepare
from pooling.dtypes import accumulator, exact_sum, fractional, highest, lowest
from pooling.median import plan_median
from pooling.rules import Rules
from pooling.sliding import folded_rows, plan_slide, plan_sums

CACHED_BYTES = 5 << 17  # for one array of a block, of which a few are in use at a time

# Pools an image of shape (M, N * channels) into an output of shape (R, C * channels).
Reduction: TypeAlias = Callable[[np.ndarray, np.ndarray], None]


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
    plan : callable
        ``plan(rows, cols, channels, dtype, identity)`` prepares for images of one shape and
        dtype, and returns the `Reduction` that pools them.
    share : callable
        ``share(windows)`` is how much the value of each of some `pooling.shares.Windows`
        changes with each of its cells.
    empty : callable
        ``empty(rules)`` is what a window has that reads no cell; None for what the reduction
        makes of it.
    shows_makers : bool, default False
        Whether the value is one cell of its window or the mean of two: those with a share.
    picks : bool, default False
        Whether the value is a cell of its window, the winner. What rules put into padding
        may then be picked, too.
    """

    title: str
    identity: Callable[[np.dtype], Any]
    result_type: Callable[[np.dtype], np.dtype]
    plan: Callable[[Axis, Axis, int, np.dtype, Any], Reduction]
    share: Callable[[shares.Windows], np.ndarray]
    empty: Callable[[Rules], float | None]
    shows_makers: bool = False
    picks: bool = False

    def makers(self, cells: np.ndarray, is_real: np.ndarray, output: np.ndarray) -> np.ndarray:
        """Return which cells make the value of their window.

        Parameters
        ----------
        cells, is_real, output : ndarray
            As in `pooling.shares.Windows`.

        Returns
        -------
        ndarray of bool, of the shape of the cells
            The winner, or both cells that a median is the mean of; none where all cells do.
        """
        if not self.shows_makers:
            return np.zeros(cells.shape, bool)
        # Only an average divides, and shows none.
        ones = np.ones(output.shape[:2], int)
        return self.share(shares.Windows(cells, is_real, output, ones)) > 0


def _zero(dtype: np.dtype) -> Any:
    return dtype.type(0)


def _same(dtype: np.dtype) -> np.dtype:
    return dtype


def _extreme(ufunc: np.ufunc) -> Callable[..., Reduction]:
    """Return the plan of a maximum or minimum."""

    def plan(rows: Axis, cols: Axis, channels: int, dtype: np.dtype, identity: Any) -> Reduction:
        cells = CACHED_BYTES // dtype.itemsize * folded_rows(rows)
        parts = prepare(
            blocks(rows, cols, channels, cells),
            lambda block: plan_slide(ufunc, identity, block, dtype),
        )

        def reduce(image: np.ndarray, output: np.ndarray) -> None:
            for block, slide in parts:
                slide(image[block.cells], output[block.place])

        return reduce

    return plan


def _average(rows: Axis, cols: Axis, channels: int, dtype: np.dtype, _: Any) -> Reduction:
    row_divisors, col_divisors = rows.divisors(), cols.divisors().repeat(channels)

    def divisor_of(block: Block) -> np.ndarray:
        return np.multiply.outer(row_divisors[block.place[0]], col_divisors[block.place[1]])

    parts = []
    every = blocks(rows, cols, channels, CACHED_BYTES // 8)
    for block, total in prepare(every, lambda block: _plan_total(block, dtype)):
        divisor = divisor_of(block)
        first = int(divisor[0, 0])
        parts.append((block, total, first if (divisor == first).all() else None))

    @np.errstate(over="ignore", invalid="ignore", divide="ignore")  # these are results, too
    def reduce(image: np.ndarray, output: np.ndarray) -> None:
        for block, total, one in parts:
            divisor = divisor_of(block) if one is None else one  # which is quicker
            values, out = total(image[block.cells]), output[block.place]
            np.divide(values, divisor, out=out, casting="unsafe")

    return reduce


def _l2(rows: Axis, cols: Axis, channels: int, dtype: np.dtype, _: Any) -> Reduction:
    wide = accumulator(dtype)
    parts = prepare(
        blocks(rows, cols, channels, CACHED_BYTES // wide.itemsize),
        lambda block: plan_sums(block, wide),
    )

    @np.errstate(over="ignore", invalid="ignore")
    def reduce(image: np.ndarray, output: np.ndarray) -> None:
        for block, sums in parts:
            output[block.place] = np.sqrt(sums(np.square(image[block.cells], dtype=wide)))

    return reduce


def _plan_total(block: Block, dtype: np.dtype) -> Callable[[np.ndarray], np.ndarray]:
    """Prepare to add up every window: integers in integers, which round nothing."""
    if dtype.kind == "f":
        return _plan_float_total(block, dtype)
    if dtype.itemsize < 8:
        return plan_sums(block, exact_sum(dtype, block.rows.pool_size * block.cols.pool_size))
    halves = plan_sums(block, np.dtype(np.int64))
    return lambda cells: halves(cells >> 32) * float(1 << 32) + halves(cells & 0xFFFFFFFF)


def _plan_float_total(block: Block, dtype: np.dtype) -> Callable[[np.ndarray], np.ndarray]:
    wide = accumulator(dtype)
    sums = plan_sums(block, wide)
    if dtype != np.float32:
        return sums

    def total(cells: np.ndarray) -> np.ndarray:
        try:
            with np.errstate(over="raise"):
                return sums(cells)
        except FloatingPointError:  # float32 was too narrow for the first additions
            return sums(cells.astype(wide))

    return total


MODES: Mapping[str, Mode] = MappingProxyType(
    {
        "max": Mode(
            title="maximum",
            identity=lowest,
            result_type=_same,
            plan=_extreme(np.maximum),
            share=shares.to_winner,
            empty=lambda rules: rules.empty_max,
            shows_makers=True,
            picks=True,
        ),
        "average": Mode(
            title="average",
            identity=_zero,
            result_type=fractional,
            plan=_average,
            share=shares.to_all,
            empty=lambda rules: rules.empty_average,
        ),
        "min": Mode(
            title="minimum",
            identity=highest,
            result_type=_same,
            plan=_extreme(np.minimum),
            share=shares.to_winner,
            empty=lambda rules: -rules.empty_max,
            shows_makers=True,
            picks=True,
        ),
        "median": Mode(
            title="median",
            identity=highest,
            result_type=fractional,
            plan=plan_median,
            share=shares.to_middle,
            empty=lambda _: np.nan,
            shows_makers=True,
        ),
        "l2": Mode(
            title="L2 norm",
            identity=_zero,
            result_type=fractional,
            plan=_l2,
            share=shares.to_size,
            empty=lambda _: None,
        ),
    }
)
