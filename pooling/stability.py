"""How far an output follows a shift of its input.

An output can move by whole cells only. Shifted by m strides, the input takes it along by m
cells; for a shift between two multiples the nearest number is taken, the smaller of two that
are as near. A cell of the shifted input's output is compared with the original's at the place
that it then comes from. It is *alone*, and left out, where there is none to compare it with:

- around the end, where the original has no window there: never if the stride divides the length;
- with an edge, also where it reads what came in, or a blur reads past the edge in either of the
  two. What the border does is then no part of the figure.
"""

from dataclasses import dataclass

import numpy as np

from pooling.axis import Pair
from pooling.difference import distances
from pooling.nudged import Nudged
from pooling.shifting import Line

# What the compared cells of an output are.
EQUAL, CHANGED, ALONE = 0, 1, 2
# Roundings that two equal numbers may be apart.
ROUNDINGS = 8


@dataclass(frozen=True, eq=False)
class Moved:
    """The output of a shifted input beside the original's.

    Attributes
    ----------
    output : ndarray of shape (R, C) or (R, C, channels)
        Of the shifted input.
    kinds : ndarray of uint8 of shape (R, C)
        `EQUAL` to the original's cell that moved here, `CHANGED`, or `ALONE`. A cell is equal
        where all of its channels are.
    followed : (int, int)
        By how many rows and columns the original's output was moved for that.
    mean, largest : float
        How far the compared numbers are apart; 0 without any.
    """

    output: np.ndarray
    kinds: np.ndarray
    followed: Pair
    mean: float
    largest: float

    def count(self, kind: int) -> int:
        """How many cells are of a kind."""
        return int(np.count_nonzero(self.kinds == kind))


@dataclass(frozen=True, eq=False)
class Stability:
    """The same of all shifts, from 0 to two strides along each axis.

    Attributes
    ----------
    shares : ndarray of float64 of shape (shifts down, shifts right)
        The share of the compared cells that are equal; NaN where no cell is compared.
    means : ndarray of float64 of the same shape
        How far the compared numbers are apart on average; NaN likewise.
    """

    shares: np.ndarray
    means: np.ndarray


def follow(by: int, stride: int) -> int:
    """Return by how many cells an output can follow a shift of its input.

    Examples
    --------
    >>> [follow(by, 2) for by in range(5)], [follow(by, 3) for by in range(7)]
    ([0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 2, 2])
    """
    return (2 * by + stride - 1) // (2 * stride)


def move(nudged: Nudged, by: Pair) -> Moved:
    """Compare the output at one shift with the original's.

    Parameters
    ----------
    nudged : Nudged
    by : (int, int)
        Rows down and columns to the right, from 0 to two strides.

    Returns
    -------
    Moved

    Raises
    ------
    ValueError
        If the shift is less than 0 or more than two strides.

    Examples
    --------
    >>> from pooling.shifting import lines_of
    >>> lines = lines_of((1, 8), (1, 2), (1, 2), "around")
    >>> stripes = Nudged.of([[0, 0, 1, 1, 0, 0, 1, 1]], "max", *lines)
    >>> moved = move(stripes, (0, 1))
    >>> moved.output.tolist(), moved.kinds.tolist()
    ([[1, 1, 1, 1]], [[1, 0, 1, 0]])
    """
    lines = nudged.rows, nudged.cols
    for cells, line in zip(by, lines, strict=True):
        if not 0 <= cells <= line.most:
            raise ValueError(f"by must be from 0 to {line.most}, two strides; it is {by}")
    output = nudged.outputs([by[0]], [by[1]])[0, :, 0]
    (rows, has_row), (cols, has_col) = (
        _counterparts(line, nudged.way, cells) for line, cells in zip(lines, by, strict=True)
    )
    original = nudged.outputs([0], [0])[0, :, 0][rows][:, cols]
    is_compared = has_row[:, None] & has_col
    apart = distances(original, output)
    kinds = np.where(_is_equal(original, output, apart), EQUAL, CHANGED)
    compared = apart[is_compared]
    return Moved(
        output,
        np.where(is_compared, kinds, ALONE).astype(np.uint8),
        (follow(by[0], nudged.rows.stride), follow(by[1], nudged.cols.stride)),
        float(compared.mean()) if compared.size else 0.0,
        float(compared.max(initial=0)),
    )


def stability(nudged: Nudged) -> Stability:
    """Compare the outputs at all shifts with the original's.

    Examples
    --------
    >>> from pooling.shifting import lines_of
    >>> lines = lines_of((1, 8), (1, 2), (1, 2), "around")
    >>> nudged = Nudged.of([[0, 0, 1, 1, 0, 0, 1, 1]], "max", *lines)
    >>> stability(nudged).shares[0].tolist()
    [1.0, 0.5, 1.0, 0.5, 1.0]
    """
    right = range(nudged.cols.most + 1)
    sides = [_counterparts(nudged.cols, nudged.way, by) for by in right]
    cols, has_col = (np.stack(parts) for parts in zip(*sides, strict=True))
    original = nudged.outputs([0], [0])[0, :, 0][:, cols]
    depth = int(np.prod(original.shape[3:]))
    shares, means = [], []
    for by in range(nudged.rows.most + 1):  # all at once would take the memory of all
        rows, has_row = _counterparts(nudged.rows, nudged.way, by)
        output = nudged.outputs([by], right)[0]
        apart, is_equal = _compared(original[rows[has_row]], output[has_row])
        count = has_row.sum() * has_col.sum(axis=1)
        with np.errstate(invalid="ignore"):
            shares.append((is_equal & has_col).sum(axis=(0, 2)) / count)
            means.append((apart * has_col).sum(axis=(0, 2)) / (count * depth))
    return Stability(np.stack(shares), np.stack(means))


def _compared(original: np.ndarray, output: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how far cells are apart, summed over channels, and whether they are equal."""
    shape = output.shape[:3]
    flat = (shape[0], shape[1] * shape[2], *output.shape[3:])
    one, two = original.reshape(flat), output.reshape(flat)
    apart = distances(one, two)
    is_equal = _is_equal(one, two, apart)
    summed = apart if apart.ndim == 2 else apart.sum(axis=2)
    return summed.reshape(shape), is_equal.reshape(shape)


def _counterparts(line: Line, way: str, by: int) -> tuple[np.ndarray, np.ndarray]:
    """Return which cell of the original each cell is compared with, and whether there is one."""
    cells = np.arange(line.count)
    origins = cells - follow(by, line.stride)
    if line.border == "around":
        is_whole = line.length % line.stride == 0
        return origins % line.count, np.full(line.count, True) if is_whole else origins >= 0
    margin = 1 if way == "blurred" else 0
    last = cells * line.stride + line.pool_size - 1 + margin
    is_inside = (cells * line.stride - margin >= by) & (last < line.length)
    has = is_inside & (origins * line.stride - margin >= 0)
    return origins.clip(0), has


def _is_equal(one: np.ndarray, two: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Return which cells are equal, up to a few roundings, in all of their channels."""
    if one.dtype.kind == "f":
        size = np.maximum(np.abs(one), np.abs(two)).astype(np.float64)
        with np.errstate(invalid="ignore"):
            is_equal = (apart == 0) | (apart <= ROUNDINGS * np.finfo(one.dtype).eps * size)
        is_equal &= np.isfinite(apart)
    else:
        is_equal = apart == 0
    return is_equal if is_equal.ndim == 2 else is_equal.all(axis=2)
