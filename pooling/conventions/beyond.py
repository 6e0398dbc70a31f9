"""What no spec says: how frameworks take NaN, equal maxima and an average of integers."""

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from pooling.conventions.entry import LOW, Integers, NaN, Ties


def largest(window: Sequence[float], nan: NaN) -> float | None:
    """Return the maximum of a window that may hold NaN.

    Parameters
    ----------
    window : sequence of float
        In row order; the order matters to some.
    nan : str
        As in `Framework`.

    Returns
    -------
    float or None
        None where it is not known.

    Examples
    --------
    >>> [largest([3, math.nan, 1], nan) for nan in ("passed_over", "forgets")]
    [3, 1]
    """
    return _LARGEST[nan](window)


def _unknown(_: Sequence[float]) -> None:
    return None


def _wins(window: Sequence[float]) -> float:
    return math.nan if any(map(math.isnan, window)) else max(window)


def _wins_first(window: Sequence[float]) -> float:
    return window[0] if math.isnan(window[0]) else _passed_over(window)


def _loses_all_if_first(window: Sequence[float]) -> float:
    return -math.inf if math.isnan(window[0]) else _passed_over(window)


def _passed_over(window: Sequence[float]) -> float:
    return max((value for value in window if not math.isnan(value)), default=LOW)


def _forgets(window: Sequence[float]) -> float:
    best = window[0]
    for value in window[1:]:
        best = best if best >= value else value  # no NaN is
    return best


_LARGEST: Mapping[NaN, Callable[[Sequence[float]], float | None]] = {
    "unknown": _unknown,
    "wins": _wins,
    "wins_first": _wins_first,
    "passed_over": _passed_over,
    "passed_over_unless_index": _passed_over,
    "forgets": _forgets,
    "xnnpack": _loses_all_if_first,
}


def shares_of_ties(window: Sequence[float], ties: Ties) -> list[float] | None:
    """Return how much of the gradient of max each cell of a window takes.

    Parameters
    ----------
    window : sequence of float
    ties : str
        As in `Framework`.

    Returns
    -------
    list of float or None
        None where there is no gradient.

    Examples
    --------
    >>> shares_of_ties([1, 2, 2, 2], "first")
    [0, 1, 0, 0]
    """
    best = max(window)
    if ties == "first":
        return [int(index == window.index(best)) for index in range(len(window))]
    if ties == "shared":
        return [(value == best) / window.count(best) for value in window]
    return None


def average_of_integers(window: Sequence[int], integers: Integers) -> float | None:
    """Return the average of integers, rounded as a framework rounds it.

    Parameters
    ----------
    window : sequence of int
    integers : str
        As in `Framework`.

    Returns
    -------
    float or None
        None where it is refused or not known.

    Examples
    --------
    >>> [average_of_integers([2, 3], how) for how in ("cut_off", "half_away", "float32")]
    [2, 3, 2.5]
    """
    mean = Fraction(sum(window), len(window))
    if integers == "cut_off":
        return math.trunc(mean)
    if integers == "half_even":
        return round(mean)
    if integers == "half_away":
        return math.floor(abs(mean) + Fraction(1, 2)) * (1 if mean >= 0 else -1)
    return float(mean) if integers in ("float32", "float64") else None
