"""Geometry: where the windows of a spec fall. Integers only, no pixel values."""

from dataclasses import dataclass, replace

import numpy as np

from pooling.axis import Axis, PadWidth, Pair, fit_axis
from pooling.rules import Rules
from pooling.spec import DEFAULT_RULES, AdaptiveSpec, PoolSpec, Spec


@dataclass(frozen=True)
class Geometry:
    """Where the windows of a spec fall on an input of a given height and width.

    Built with `Geometry.of`. Positions count from 0 at the input's first cell, so a
    window that starts in the padding has a negative start.

    Attributes
    ----------
    spec : PoolSpec or AdaptiveSpec
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

    spec: Spec
    input_shape: Pair
    rows: Axis
    cols: Axis

    @classmethod
    def of(cls, spec: Spec, shape: Pair) -> "Geometry":
        """Lay the windows of a spec on an input.

        Parameters
        ----------
        spec : PoolSpec or AdaptiveSpec
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
        shape = int(shape[0]), int(shape[1])
        return cls(spec, shape, *_lay_axes(spec, shape))

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
    def row_starts(self) -> range | tuple[int, ...]:
        """First row of the windows of each output row."""
        return self.rows.starts

    @property
    def col_starts(self) -> range | tuple[int, ...]:
        """First column of the windows of each output column."""
        return self.cols.starts

    def coverage(self) -> np.ndarray:
        """How many times windows read each input cell.

        Returns
        -------
        ndarray of int, of the input's shape
        """
        return np.multiply.outer(self.rows.coverage(), self.cols.coverage())

    def divisors(self) -> np.ndarray:
        """Return what an average divides each window's sum by.

        The real cells, or with ``count_include_pad`` the cells of input and declared
        padding; the overhang of ceil mode is never counted. Rules may say otherwise.

        Returns
        -------
        ndarray of int, of the output's shape
        """
        return np.multiply.outer(self.rows.divisors(), self.cols.divisors())

    def is_empty(self) -> np.ndarray:
        """Whether each window reads no cell of the input, of the output's shape."""
        is_empty = self.rows.real_counts() == 0, self.cols.real_counts() == 0
        return np.logical_or.outer(*is_empty)


def _lay_axes(spec: Spec, shape: Pair) -> tuple[Axis, Axis]:
    if isinstance(spec, AdaptiveSpec):
        rows, cols = map(fit_axis, shape, spec.output_size)
        return rows, cols
    rows, cols = _lay_axis(spec, 0, shape[0], "rows"), _lay_axis(spec, 1, shape[1], "columns")
    pads = rows.pad_before, rows.pad_after, cols.pad_before, cols.pad_after
    is_odd = sum(pads[:2]) % 2 or sum(pads[2:]) % 2
    if _repeats_edge(spec) and is_odd:
        return _repeat_edge(rows), _repeat_edge(cols)
    counted = spec.rules.counted(is_same=_is_same(spec), with_pad=spec.count_include_pad)
    if counted == "window_if_padded":
        counted = "window" if any(pads) else "real"
    if counted == "real" and not spec.rules.signed_divisor:
        return rows, cols
    rows, cols = (
        replace(axis, counted=counted, is_signed=spec.rules.signed_divisor) for axis in (rows, cols)
    )
    return rows, cols


def _lay_axis(spec: PoolSpec, index: int, length: int, name: str) -> Axis:
    size, stride, dilation = spec.pool_size[index], spec.stride[index], spec.dilation[index]
    span = dilation * (size - 1) + 1
    if _is_same(spec):
        before, after, output_length = _pad_same(spec, size, stride, span, length)
    else:
        before, after = (0, 0) if isinstance(spec.padding, str) else spec.padding[index]
        room = length + before + after - span
        output_length = _count_windows(spec, room, stride)
        if spec.ceil_mode and _drops_last(spec, index):
            output_length -= (output_length - 1) * stride >= length + before
    if output_length < 1:
        raise ValueError(_no_fit_message(size, dilation, length, name))
    axis = Axis(length, size, stride, dilation, before, after, output_length)
    if spec.rules != DEFAULT_RULES or dilation > 1:  # without gaps every window reads a cell
        axis = _check_windows(axis, spec.rules, name)
    return axis


def _count_windows(spec: PoolSpec, room: int, stride: int) -> int:
    """Return how many windows start within some room, or in ceil mode just beyond it."""
    if room < 0:
        when = {"in_ceil_mode": spec.ceil_mode, "always": True, "never": False}
        return int(room > -stride and when[spec.rules.fits_in_part])
    return (-(-room // stride) if spec.ceil_mode else room // stride) + 1


def _is_same(spec: PoolSpec) -> bool:
    return spec.padding in ("same", "same_lower")


def _pad_same(spec: PoolSpec, size: int, stride: int, span: int, length: int) -> tuple[int, ...]:
    """Return the padding before and after, and how many windows there are."""
    output_length = -(-length // stride)
    if spec.rules.same_ignores_dilation:
        total = (output_length - 1) * stride + size - length
        output_length = _count_windows(spec, length + total - span, stride)
    else:
        total = max((output_length - 1) * stride + span - length, 0)
    before = int((total + (spec.padding == "same_lower")) / 2)  # a negative one towards 0, too
    return before, total - before, output_length


def _drops_last(spec: PoolSpec, index: int) -> bool:
    """Return whether a last window that starts beyond the input is dropped."""
    pads = ((0, 0), (0, 0)) if isinstance(spec.padding, str) else spec.padding
    return {
        "drop": True,
        "keep": False,
        "drop_if_padded": any(map(any, pads)),
        "drop_if_axis_padded": any(pads[index]),
    }[spec.rules.last_window]


def _repeats_edge(spec: PoolSpec) -> bool:
    return spec.rules.same_repeats_edge and _is_same(spec) and spec.mode == "average"


def _repeat_edge(axis: Axis) -> Axis:
    positions = np.clip(axis.positions(), 0, axis.length - 1)
    return Axis.reading(axis.length, tuple(map(tuple, positions.tolist())))


def _check_windows(axis: Axis, rules: Rules, name: str) -> Axis:
    """Refuse an empty window unless rules keep it, and leave out what they do not read."""
    if axis.pad_after < 0 and not rules.reads_cropped and axis.overhang:
        end = axis.length + axis.pad_after
        reads = [[cell for cell in cells if cell < end] for cells in axis.positions().tolist()]
        axis = Axis.reading(axis.length, tuple(map(tuple, reads)))
    empty = np.flatnonzero(axis.real_counts() == 0)
    if empty.size and not rules.keep_empty:
        raise ValueError(
            f"window {empty[0] + 1} along the {axis.length} {name} would read padding only "
            f"(pool_size {axis.pool_size}, dilation {axis.dilation}); "
            "use a smaller dilation or less padding"
        )
    return axis


def _no_fit_message(size: int, dilation: int, length: int, name: str) -> str:
    dilated = f" with dilation {dilation}" if dilation > 1 else ""
    return (
        f"pool_size {size}{dilated} does not fit in {length} {name}; "
        'use a smaller one or padding="same"'
    )
