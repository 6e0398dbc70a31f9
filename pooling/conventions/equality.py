"""Whether two specs give the same numbers on a shape, by their windows and divisors."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from pooling.axis import Axis, PadWidth, Pair
from pooling.conventions.entry import LOW
from pooling.conventions.missing import Reason
from pooling.geometry import Geometry
from pooling.spec import Spec

PadValue: TypeAlias = float | Literal["edge"]


@dataclass(frozen=True)
class Pad:
    """Padding to add by hand before a call, as `numpy.pad` takes it.

    Attributes
    ----------
    width : ((top, bottom), (left, right))
    value : float or "edge"
        What every added cell holds; "edge" for the value of the cell nearest to it.
    """

    width: PadWidth
    value: PadValue


def difference(spec: Spec, other: Spec, shape: Pair, pad: Pad | None = None) -> Reason | None:
    """Say in what two specs differ on one shape.

    Both must read the same cells in every window, divide by the same, and give the same
    where a window has no cell. What they do with NaN, infinities, ties and integers is not
    compared.

    Parameters
    ----------
    spec : PoolSpec or AdaptiveSpec
        The one asked for.
    other : PoolSpec or AdaptiveSpec
        The one in its place.
    shape : (int, int)
        The input's height and width in cells.
    pad : Pad, optional
        What is added to the input for the other one.

    Returns
    -------
    Reason or None
        As "its output would be 2×2 in place of 3×3"; None if they are equal.

    Raises
    ------
    ValueError
        If the spec asked for does not fit the shape.
    """
    asked = Geometry.of(spec, shape)
    width = pad.width if pad else ((0, 0), (0, 0))
    padded = shape[0] + sum(width[0]), shape[1] + sum(width[1])
    try:
        given = Geometry.of(other, padded)
    except ValueError as error:
        return Reason("refused", f"it would refuse this: {error}")
    if given.output_shape != asked.output_shape:
        sizes = ["×".join(map(str, one.output_shape)) for one in (given, asked)]
        return _in_place_of("output", "its output would be", *sizes)
    is_edge = pad is not None and pad.value == "edge"
    for axis, own, (before, _) in zip(
        (asked.rows, asked.cols), (given.rows, given.cols), width, strict=True
    ):
        if _cells(axis, axis.length) != _cells(own, axis.length, before, is_edge=is_edge):
            return Reason("other_cells", "its windows would read other cells")
    compare = {"max": _compare_max, "average": _compare_average}.get(spec.mode)
    return compare(asked, given, pad) if compare else None


def _cells(axis: Axis, length: int, before: int = 0, *, is_edge: bool = False) -> list[list[int]]:
    """Return the cells of the input that each window reads, with ``before`` cells added."""
    rows = [
        cells[is_real] - before
        for cells, is_real in zip(axis.positions(), axis.is_real(), strict=True)
    ]
    if is_edge:
        return [sorted(np.clip(cells, 0, length - 1).tolist()) for cells in rows]
    return [cells[(cells >= 0) & (cells < length)].tolist() for cells in rows]


def _compare_average(asked: Geometry, given: Geometry, _: Pad | None) -> Reason | None:
    is_empty = asked.is_empty()
    wanted, found = asked.divisors(), given.divisors()
    differs = (wanted != found) & ~is_empty
    if differs.any():
        return _in_place_of("divisor", "it would divide by", found[differs][0], wanted[differs][0])
    return _compare_empty(_empty_averages(asked), _empty_averages(given), is_empty)


def _empty_averages(geometry: Geometry) -> np.ndarray:
    """Return what an average gives for each window, if all that it reads is 0."""
    with np.errstate(invalid="ignore"):
        zeros = 0.0 / geometry.divisors()
    value = geometry.spec.rules.empty_average
    return zeros if value is None else np.where(geometry.is_empty(), value, zeros)


def _compare_max(asked: Geometry, given: Geometry, pad: Pad | None) -> Reason | None:
    is_empty = asked.is_empty()
    wanted, found = _floors(asked), _floors(given)
    if pad is not None and pad.value != "edge":
        reads_added = _reads_added(given, asked.input_shape, pad.width)
        found[reads_added] = np.maximum(found[reads_added], pad.value)
        # Where nothing else is read, an infinity below the lowest number survives only if the
        # framework begins with it, which is known from what it gives for an empty window.
        is_known = pad.value == LOW or given.spec.rules.empty_max == -np.inf
        if not is_known and (reads_added & is_empty).any():
            return Reason(
                "other_added", "what a window of added cells alone would hold is not known"
            )
    if (wanted != found)[~is_empty].any():
        return Reason("other_padding", "its padding would hold another value")
    return _compare_empty(wanted, found, is_empty)


def _floors(geometry: Geometry) -> np.ndarray:
    """Return what max takes for each window beside the cells that it reads."""
    rules = geometry.spec.rules
    floors = np.full(geometry.output_shape, -np.inf)
    if rules.padding_value is not None:
        is_whole = [
            np.ones(axis.output_length, bool) if axis.reads else axis.is_real().all(axis=1)
            for axis in (geometry.rows, geometry.cols)
        ]
        floors[~np.logical_and.outer(*is_whole)] = rules.padding_value
    return np.where(geometry.is_empty(), rules.empty_max, floors)


def _reads_added(geometry: Geometry, shape: Pair, width: PadWidth) -> np.ndarray:
    """Whether each window reads a cell that was added to an input of the shape."""
    outside, has_cells = [], []
    for axis, length, (before, _) in zip((geometry.rows, geometry.cols), shape, width, strict=True):
        positions, is_real = axis.positions() - before, axis.is_real()
        is_added = is_real & ((positions < 0) | (positions >= length))
        outside.append(is_added.any(axis=1))
        has_cells.append(is_real.any(axis=1))
    return np.logical_and.outer(outside[0], has_cells[1]) | np.logical_and.outer(
        has_cells[0], outside[1]
    )


def _compare_empty(wanted: np.ndarray, found: np.ndarray, is_empty: np.ndarray) -> Reason | None:
    pairs = zip(found[is_empty].tolist(), wanted[is_empty].tolist(), strict=True)
    for one, other in pairs:
        if one != other and not (one != one and other != other):
            clause = "a window without a cell of the input would hold"
            return _in_place_of("empty", clause, f"{one:g}", f"{other:g}")
    return None


def _in_place_of(what: str, clause: str, found: object, wanted: object) -> Reason:
    places = {"found": found, "wanted": wanted}
    return Reason(f"other_{what}", f"{clause} {found} in place of {wanted}", places)
