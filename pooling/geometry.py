"""Geometry: where windows fall. Integers only, no pixel values."""

from dataclasses import dataclass

import numpy as np

from pooling.spec import PadWidth, Pair, PoolSpec


@dataclass(frozen=True)
class Axis:
    """The windows along one axis, in cells.

    Attributes
    ----------
    length, pool_size, stride, dilation : int
        The input's cells, the cells one window reads, and the two distances.
    pad_before, pad_after : int
        Declared padding; the overhang of ceil mode is not part of it.
    output_length : int
        How many windows there are.
    """

    length: int
    pool_size: int
    stride: int
    dilation: int
    pad_before: int
    pad_after: int
    output_length: int

    @property
    def span(self) -> int:
        """Cells from a window's first to its last, both counted."""
        return self.dilation * (self.pool_size - 1) + 1

    @property
    def starts(self) -> range:
        """Position of every window's first cell; below 0 it lies in the padding."""
        return range(
            -self.pad_before, -self.pad_before + self.output_length * self.stride, self.stride
        )

    @property
    def overhang(self) -> int:
        """Cells that the last window reads beyond input and declared padding."""
        return max(self.starts[-1] + self.span - self.length - self.pad_after, 0)

    def positions(self) -> np.ndarray:
        """Position of every cell of every window, of shape (output_length, pool_size)."""
        return np.add.outer(np.array(self.starts), np.arange(self.pool_size) * self.dilation)

    def real_counts(self) -> np.ndarray:
        """How many input cells each window reads, of shape (output_length,)."""
        return self._count_within(0, self.length)

    def declared_counts(self) -> np.ndarray:
        """How many cells of input or declared padding each window reads."""
        return self._count_within(-self.pad_before, self.length + self.pad_after)

    def coverage(self) -> np.ndarray:
        """How many windows read each input cell, of shape (length,)."""
        positions = self.positions()
        is_real = (positions >= 0) & (positions < self.length)
        return np.bincount(positions[is_real], minlength=self.length)

    def _count_within(self, start: int, stop: int) -> np.ndarray:
        return self._count_before(stop) - self._count_before(start)

    def _count_before(self, position: int) -> np.ndarray:
        room = position - np.array(self.starts)
        return np.minimum(np.maximum(-(-room // self.dilation), 0), self.pool_size)


@dataclass(frozen=True)
class Geometry:
    """Where the windows of a spec fall on an input of a given height and width.

    Built with `Geometry.of`. Positions count from 0 at the input's first cell, so a
    window that starts in the padding has a negative start.

    Attributes
    ----------
    spec : PoolSpec
    input_shape : (int, int)
    rows, cols : Axis

    Examples
    --------
    >>> geometry = Geometry.of(PoolSpec(pool_size=2), (5, 4))
    >>> geometry.output_shape, list(geometry.row_starts)
    ((2, 2), [0, 2])
    >>> geometry.coverage()[:, 0]
    array([1, 1, 1, 1, 0])
    """

    spec: PoolSpec
    input_shape: Pair
    rows: Axis
    cols: Axis

    @classmethod
    def of(cls, spec: PoolSpec, shape: Pair) -> "Geometry":
        """Lay the windows of a spec on an input.

        Parameters
        ----------
        spec : PoolSpec
        shape : (int, int)
            The input's height and width in cells.

        Returns
        -------
        Geometry

        Raises
        ------
        ValueError
            If the shape has no cell, the pool does not fit, or some window would read
            padding only.
        """
        if len(shape) != 2 or min(shape) < 1:
            raise ValueError(f"shape must be (rows, cols), each at least 1; not {tuple(shape)}")
        height, width = int(shape[0]), int(shape[1])
        rows = _lay_axis(spec, 0, height, "rows")
        cols = _lay_axis(spec, 1, width, "columns")
        return cls(spec, (height, width), rows, cols)

    @property
    def output_shape(self) -> Pair:
        """Rows and columns of the output."""
        return self.rows.output_length, self.cols.output_length

    @property
    def pad_width(self) -> PadWidth:
        """Declared padding as ((top, bottom), (left, right)), as `numpy.pad` takes it."""
        return (
            (self.rows.pad_before, self.rows.pad_after),
            (self.cols.pad_before, self.cols.pad_after),
        )

    @property
    def row_starts(self) -> range:
        """First row of the windows of each output row."""
        return self.rows.starts

    @property
    def col_starts(self) -> range:
        """First column of the windows of each output column."""
        return self.cols.starts

    def coverage(self) -> np.ndarray:
        """How many windows read each input cell.

        Returns
        -------
        ndarray of int, of the input's shape
        """
        return np.multiply.outer(self.rows.coverage(), self.cols.coverage())

    def divisors(self) -> np.ndarray:
        """Return what an average divides each window's sum by.

        The real cells, or with ``count_include_pad`` the cells of input and declared
        padding; the overhang of ceil mode is never counted.

        Returns
        -------
        ndarray of int, of the output's shape
        """
        return np.multiply.outer(*self.divisor_factors())

    def divisor_factors(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the two factors of the divisors, of shapes (R,) and (C,)."""
        if self.spec.count_include_pad:
            return self.rows.declared_counts(), self.cols.declared_counts()
        return self.rows.real_counts(), self.cols.real_counts()


def _lay_axis(spec: PoolSpec, index: int, length: int, name: str) -> Axis:
    size, stride, dilation = spec.pool_size[index], spec.stride[index], spec.dilation[index]
    span = dilation * (size - 1) + 1
    if isinstance(spec.padding, str) and spec.padding != "valid":
        output_length = -(-length // stride)
        total = max((output_length - 1) * stride + span - length, 0)
        half = total // 2
        before, after = (half, total - half) if spec.padding == "same" else (total - half, half)
    else:
        before, after = (0, 0) if isinstance(spec.padding, str) else spec.padding[index]
        output_length = _output_length(length, span, stride, (before, after), spec.ceil_mode)
    if output_length < 1:
        raise ValueError(_no_fit_message(size, dilation, length, name))
    axis = Axis(length, size, stride, dilation, before, after, output_length)
    if dilation > 1:  # without gaps every window reads a real cell
        _check_windows(axis, name)
    return axis


def _check_windows(axis: Axis, name: str) -> None:
    empty = np.flatnonzero(axis.real_counts() == 0)
    if empty.size:
        raise ValueError(
            f"window {empty[0] + 1} along the {axis.length} {name} would read padding only "
            f"(pool_size {axis.pool_size}, dilation {axis.dilation}); "
            "use a smaller dilation or less padding"
        )


def _output_length(length: int, span: int, stride: int, pads: Pair, ceil_mode: bool) -> int:
    """Count the windows; a ceil-mode window never starts in the end padding."""
    before, after = pads
    room = length + before + after - span
    if not ceil_mode:
        return room // stride + 1
    output_length = -(-room // stride) + 1
    if (output_length - 1) * stride >= length + before:
        output_length -= 1
    return output_length


def _no_fit_message(size: int, dilation: int, length: int, name: str) -> str:
    dilated = f" with dilation {dilation}" if dilation > 1 else ""
    return (
        f"pool_size {size}{dilated} does not fit in {length} {name}; "
        'use a smaller one or padding="same"'
    )
