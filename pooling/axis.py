"""Axis: the windows along one axis, in cells. Integers only, no pixel values."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np

Pair: TypeAlias = tuple[int, int]
PadWidth: TypeAlias = tuple[Pair, Pair]
# Which cells of a window a divisor counts: see Rules.
Counted: TypeAlias = Literal["real", "declared", "mirrored", "window"]

# The position of a place that a window smaller than the largest leaves open.
NO_CELL = -(1 << 15)


@dataclass(frozen=True)
class Axis:
    """The windows along one axis, in cells.

    Attributes
    ----------
    length, pool_size, stride, dilation : int
        The input's cells, the cells one window reads, and the two distances.
    pad_before, pad_after : int
        Declared padding, below 0 where the input is cropped; the overhang of ceil mode is
        not part of it.
    output_length : int
        How many windows there are.
    counted : {"real", "declared", "mirrored", "window"}
        Which cells of a window an average counts, as `Rules` says.
    is_signed : bool
        Whether an undilated window that starts beyond the last cell counted counts below 0.
    reads : tuple of tuple of int
        The input cells of each window, where no pool size and stride give them; else empty.
        Then ``pool_size`` and ``stride`` are the number of cells in the largest window.
    """

    length: int
    pool_size: int
    stride: int
    dilation: int
    pad_before: int
    pad_after: int
    output_length: int
    counted: Counted = "real"
    is_signed: bool = False
    reads: tuple[tuple[int, ...], ...] = ()

    @classmethod
    def reading(cls, length: int, reads: tuple[tuple[int, ...], ...]) -> "Axis":
        """Return an axis of which each window reads the cells that are listed for it."""
        most = max(map(len, reads))
        return cls(length, most, most, 1, 0, 0, len(reads), reads=reads)

    @property
    def span(self) -> int:
        """Cells from a window's first to its last, both counted."""
        return self.dilation * (self.pool_size - 1) + 1

    @property
    def starts(self) -> range | tuple[int, ...]:
        """Position of every window's first cell; below 0 it lies in the padding."""
        if self.reads:
            return tuple(cells[0] for cells in self.reads)
        first = -self.pad_before
        return range(first, first + self.output_length * self.stride, self.stride)

    @property
    def overhang(self) -> int:
        """Cells that the last window reads beyond input and declared padding."""
        if self.reads:
            return 0
        return max(self.starts[-1] + self.span - self.length - self.pad_after, 0)

    def positions(self) -> np.ndarray:
        """Position of every cell of every window, of shape (output_length, pool_size).

        A window smaller than the largest has `NO_CELL` in its last places.
        """
        if not self.reads:
            return np.add.outer(np.array(self.starts), np.arange(self.pool_size) * self.dilation)
        positions = np.full((self.output_length, self.pool_size), NO_CELL)
        for places, cells in zip(positions, self.reads, strict=True):
            places[: len(cells)] = cells
        return positions

    def window(self, index: int) -> list[int]:
        """Return the position of every cell of one window."""
        if self.reads:
            return list(self.reads[index])
        start = self.starts[index]
        return list(range(start, start + self.span, self.dilation))

    def is_real(self) -> np.ndarray:
        """Whether each position is a cell of the input, of shape (output_length, pool_size)."""
        positions = self.positions()
        return (positions >= 0) & (positions < self.length)

    def real_counts(self) -> np.ndarray:
        """How many input cells each window reads, of shape (output_length,)."""
        if self.reads:
            return np.array([len(cells) for cells in self.reads])
        return self._count_within(0, self.length)

    def declared_counts(self) -> np.ndarray:
        """How many cells of input or declared padding each window reads."""
        return self._count_within(-self.pad_before, self.length + self.pad_after)

    def divisors(self) -> np.ndarray:
        """Return this axis' factor of what an average divides by, of shape (output_length,)."""
        if self.reads:
            return self.real_counts()
        if self.counted == "window":
            return np.full(self.output_length, self.pool_size)
        low, high = {
            "real": (0, self.length),
            "declared": (-self.pad_before, self.length + self.pad_after),
            "mirrored": (-self.pad_before, self.length + self.pad_before),
        }[self.counted]
        if not self.is_signed or self.dilation > 1:
            return self._count_within(low, high)
        starts = np.array(self.starts)
        return np.minimum(starts + self.span, high) - np.maximum(starts, low)

    def coverage(self) -> np.ndarray:
        """How many windows read each input cell, of shape (length,)."""
        return np.bincount(self.positions()[self.is_real()], minlength=self.length)

    def _count_within(self, start: int, stop: int) -> np.ndarray:
        return self._count_before(stop) - self._count_before(start)

    def _count_before(self, position: int) -> np.ndarray:
        room = position - np.array(self.starts)
        return np.minimum(np.maximum(-(-room // self.dilation), 0), self.pool_size)


def fit_axis(length: int, output_length: int) -> Axis:
    """Return the windows that share an axis among so many outputs, as evenly as cells allow.

    Window i of n cells into o reads the cells from floor(i n / o) to ceil((i + 1) n / o).

    >>> fit_axis(5, 3).reads
    ((0, 1), (1, 2, 3), (3, 4))
    """
    size, rest = divmod(length, output_length)
    if not rest:
        return Axis(length, size, size, 1, 0, 0, output_length)
    ends = [index * length for index in range(output_length + 1)]
    reads = tuple(
        tuple(range(start // output_length, -(-end // output_length)))
        for start, end in pairwise(ends)
    )
    return Axis.reading(length, reads)
