"""How two results differ, cell by cell."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Difference:
    """How a result differs from another that it is compared with.

    Attributes
    ----------
    cells : ndarray of bool of shape (R, C)
        Which cells of the result are another number there, or are not there at all; in any
        of the channels. NaN is the same as NaN.
    largest, mean : float
        The largest and the mean distance between two numbers at the same place, over the places
        that both have and the numbers that are finite in both; 0 without any.
    """

    cells: np.ndarray
    largest: float
    mean: float

    @property
    def count(self) -> int:
        """How many cells differ."""
        return int(np.count_nonzero(self.cells))


def distances(first: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return how far numbers of two results are apart, where both have a place.

    Parameters
    ----------
    first, other : ndarray of shape (R, C) or (R, C, channels)
        Of any real dtype; sizes may differ, channels may not.

    Returns
    -------
    ndarray of float64
        Of the rows and columns that both have. The same infinity on both sides is 0 apart,
        and so is NaN; one of them beside anything else is infinitely far.
    """
    one, two = _shared(first, other)
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(two.astype(np.float64) - one.astype(np.float64))
    apart[np.isnan(apart)] = np.inf
    apart[_is_same(one, two)] = 0
    return apart


def difference(first: np.ndarray, other: np.ndarray, *, tolerance: float = 0.0) -> Difference:
    """Compare a result with the first one.

    Parameters
    ----------
    first, other : ndarray of shape (R, C) or (R, C, channels)
        Of any real dtype; sizes may differ, channels may not.
    tolerance : float, default 0
        Up to what share of the larger of two numbers they may be apart and count as equal.

    Returns
    -------
    Difference
        Its cells have the rows and columns of `other`.

    Raises
    ------
    ValueError
        If one has channels and the other has not, or not as many.

    Examples
    --------
    >>> import numpy as np
    >>> difference(np.array([[1, 2]]), np.array([[1, 5], [1, 1]])).cells
    array([[False,  True],
           [ True,  True]])
    """
    if first.shape[2:] != other.shape[2:]:
        raise ValueError(
            f"results of the same channels can be compared; not {first.shape} and {other.shape}"
        )
    one, two = _shared(first, other)
    same = _is_same(one, two)
    if tolerance and not same.all():
        with np.errstate(invalid="ignore", over="ignore"):
            same |= distances(first, other) <= tolerance * np.maximum(np.abs(one), np.abs(two))
    cells = np.ones(other.shape[:2], bool)
    cells[: same.shape[0], : same.shape[1]] = ~same.reshape(*same.shape[:2], -1).all(axis=2)
    finite = distances(first, other)
    finite = finite[np.isfinite(finite)]
    return Difference(
        cells, float(finite.max(initial=0)), float(finite.mean()) if finite.size else 0.0
    )


def _shared(first: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rows, cols = np.minimum(first.shape[:2], other.shape[:2])
    return first[:rows, :cols], other[:rows, :cols]


def _is_same(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    return (one == two) | ((one != one) & (two != two))
