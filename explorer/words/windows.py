"""A window in words: the formula in the middle of a step, and the sentence below it.

The browser's part is ``components/stage/js/words.js``; both are tested on the same poolings.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from explorer.words.catalogue import say, say_count
from explorer.words.numbers import equals, number
from pooling import MODES, Trace
from pooling.axis import Pair

MOST_LISTED = 9
_PLACES = ("stage.place_red", "stage.place_green", "stage.place_blue")
_CALLED = {"max": "max", "min": "min", "median": "median"}


@dataclass(frozen=True)
class Told:
    """What there is to say of a window."""

    formula: str
    sentence: str


@dataclass(frozen=True)
class _Window:
    """The numbers of one window: of the input, and what is beside them."""

    mode: str
    values: list[float]
    outside: int
    counted: int
    divisor: int
    result: float
    write: Callable[[float], str]

    @property
    def name(self) -> str:
        return say(f"values.{self.mode}")

    @property
    def listed(self) -> str:
        if len(self.values) > MOST_LISTED:
            return say("stage.values", count=len(self.values))
        return ", ".join(map(self.write, self.values))

    def total(self, value: float) -> str:
        """Write a sum, of whole numbers in full: it is about to be divided."""
        is_whole = math.isfinite(value) and value == int(value) and abs(value) < 1e9
        return str(int(value)).replace("-", "−") if is_whole else self.write(value)

    @property
    def shown(self) -> str:
        return self.write(self.result)


def tell(steps: Trace, at: Pair, channel: int = 0, write: Callable[[float], str] = number) -> Told:
    """Put a window into words.

    Parameters
    ----------
    steps : Trace
    at : (int, int)
        Row and column of the output, from 0.
    channel : int, default 0
        Of a colour image.
    write : callable, optional
        How a number is written; with four digits where it is left out.

    Returns
    -------
    Told
    """
    window = _window(steps, at, channel, write)
    place = say(
        _PLACES[channel] if steps.output.ndim == 3 else "stage.place", row=at[0] + 1, col=at[1] + 1
    )
    if not window.values:
        given = window.shown
        claim = say("stage.empty", place=place, result=given)
        return Told(say("stage.empty_formula", result=given), _with_padding(claim, window))
    formula, claim = _MODES[window.mode](window, place)
    return Told(formula, _with_padding(claim, window))


def _window(steps: Trace, at: Pair, channel: int, write: Callable[[float], str]) -> _Window:
    mode, geometry = steps.spec.mode, steps.geometry
    is_real = steps.is_real[at]
    cells, result = steps.windows[at], steps.output[at]
    if steps.output.ndim == 3:
        cells, result = cells[..., channel], result[channel]
    values = cells[is_real].astype(float).tolist()
    outside = len(geometry.rows.window(at[0])) * len(geometry.cols.window(at[1])) - len(values)
    held = steps.spec.rules.padding_value if MODES[mode].picks else None
    if values and outside and held is not None and math.isfinite(held):
        values, outside = [*values, held], 0
    divisor = int(geometry.rows.divisors()[at[0]] * geometry.cols.divisors()[at[1]])
    counted = max(divisor - len(values), 0) if mode == "average" else 0
    return _Window(mode, values, outside, counted, divisor, float(result), write)


def _picked(window: _Window, place: str) -> tuple[str, str]:
    listed = window.listed
    formula = f"{_CALLED[window.mode]}({listed}) {_equal_to(window)}"
    said = say("stage.picked", place=place, value=window.name, values=listed, result=window.shown)
    return formula, said


def _divided(window: _Window, place: str) -> tuple[str, str]:
    terms = [*window.values, *[0.0] * window.counted]
    total = sum(window.values)
    above = "(" + " + ".join(_base(term, window.write) for term in terms) + ")"
    if len(terms) > MOST_LISTED:
        above = _base(total, window.total)
    formula = f"{above} / {_base(window.divisor, window.total)} {_equal_to(window)}"
    said = say(
        "stage.divided",
        place=place,
        value=window.name,
        values=window.listed,
        total=window.total(total),
        divisor=window.total(window.divisor),
        equals=_equals(window),
        result=window.shown,
    )
    return formula, said


def _rooted(window: _Window, place: str) -> tuple[str, str]:
    squares = window.total(sum(value * value for value in window.values))
    below = "(" + " + ".join(f"{_base(value, window.write)}²" for value in window.values) + ")"
    if len(window.values) > MOST_LISTED:
        below = squares
    said = say(
        "stage.rooted",
        place=place,
        value=window.name,
        values=window.listed,
        squares=squares,
        equals=_equals(window),
        result=window.shown,
    )
    return f"√{below} {_equal_to(window)}", said


_MODES: dict[str, Callable[[_Window, str], tuple[str, str]]] = {
    "max": _picked,
    "min": _picked,
    "median": _picked,
    "average": _divided,
    "l2": _rooted,
}


def _with_padding(claim: str, window: _Window) -> str:
    """Add what became of the cells beyond the input, if the window has any."""
    if not window.outside or not window.values:
        return claim
    ignored = max(window.outside - window.counted, 0)
    counted = say_count("stage.padding_counted", window.counted) if window.counted else ""
    left_out = say_count("stage.outside", ignored) if ignored else ""
    return " ".join(filter(None, [claim, counted, left_out]))


def _base(value: float, write: Callable[[float], str]) -> str:
    return f"({write(value)})" if value < 0 else write(value)


def _equal_to(window: _Window) -> str:
    return f"{_equals(window)} {window.shown}"


def _equals(window: _Window) -> str:
    return equals(window.result, window.shown)
