"""A parameter: what one choice can be, and how a link writes it. No Streamlit.

Whatever sets a choice, a control, a link or a message of the browser, is checked by the one
`check` of its parameter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.inputs.matrices import LARGEST_SIDE, LARGEST_VALUE, format_link, parse_link
from explorer.state.choices import LARGEST_POOL
from explorer.words.catalogue import say
from pooling.axis import PadWidth, Pair
from pooling.spec import NAMED_PADDINGS

LARGEST_POSITION = 10**6


@dataclass(frozen=True)
class Parameter:
    """One choice.

    Attributes
    ----------
    check : callable
        ``check(value)`` raises ValueError, with the end of a sentence, if that cannot be chosen.
    parse : callable
        ``parse(text)`` reads a value that is still to be checked, or raises ValueError.
    format : callable
        ``format(value)`` writes what `parse` reads.
    """

    check: Callable[[Any], None]
    parse: Callable[[str], Any]
    format: Callable[[Any], str]

    def read(self, text: str) -> Any:
        """Read a value that can be chosen, or raise ValueError."""
        value = self.parse(text)
        self.check(value)
        return value


def quote(text: str) -> str:
    """Quote a text, of a long one the beginning."""
    return repr(text if len(text) <= 40 else text[:40] + "...")


def one_of(*allowed: str) -> Parameter:
    """Return a choice that is one of some names."""

    def check(value: object) -> None:
        if not isinstance(value, str) or value not in allowed:
            said = quote(value) if isinstance(value, str) else repr(value)
            raise ValueError(say("link.one_of", allowed=", ".join(allowed), said=said))

    return Parameter(check, str, str)


def flag() -> Parameter:
    """Return a choice that is True or False."""
    written = one_of("true", "false")

    def check(value: object) -> None:
        if not isinstance(value, bool):
            raise ValueError(say("link.one_of", allowed="True, False", said=repr(value)))

    return Parameter(
        check, lambda text: written.read(text) == "true", lambda value: str(value).lower()
    )


def pair(most: int) -> Parameter:
    """Return a choice of (height, width), each from 1."""

    def parse(text: str) -> Pair:
        numbers = _integers(text)
        if len(numbers) > 2:
            raise ValueError(say("link.pair", said=quote(text)))
        return numbers[0], numbers[-1]

    def write(pair: Pair) -> str:
        return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]},{pair[1]}"

    return Parameter(lambda value: _check_pair(value, 1, most), parse, write)


def or_none(parameter: Parameter) -> Parameter:
    """Return a choice that may also be none."""

    def check(value: object) -> None:
        if value is not None:
            parameter.check(value)

    return Parameter(check, parameter.parse, parameter.format)


def position(most: int = LARGEST_POSITION) -> Parameter:
    """Return a choice of (row, column), counted from 0."""

    def parse(text: str) -> Pair:
        numbers = _integers(text)
        if len(numbers) != 2:
            raise ValueError(say("link.position", said=quote(text)))
        return numbers[0], numbers[1]

    def check(value: object) -> None:
        _check_pair(value, 0, most)

    return Parameter(check, parse, lambda at: f"{at[0]},{at[1]}")


def place() -> Parameter:
    """Return a choice of (layer, row, column), counted from 0."""

    def check(value: object) -> None:
        if not (isinstance(value, tuple) and len(value) == 3):
            raise ValueError(say("link.place", said=repr(value)))
        _check_pair(value[:2], 0, LARGEST_POSITION)
        _check_pair(value[1:], 0, LARGEST_POSITION)

    return Parameter(check, _integers, lambda place: ",".join(map(str, place)))


def _integers(text: str) -> tuple[int, ...]:
    parts = text.split(",")
    if not all(part.isascii() and part.isdigit() and len(part) <= 9 for part in parts):
        raise ValueError(say("link.integers", said=quote(text)))
    return tuple(map(int, parts))


def _check_pair(value: object, least: int, most: int) -> None:
    if not (isinstance(value, tuple) and len(value) == 2 and all(type(n) is int for n in value)):
        raise ValueError(say("link.two_integers", said=repr(value)))
    if min(value) < least or max(value) > most:
        said = f"{value[0]},{value[1]}"
        raise ValueError(say("link.range", least=least, most=most, said=said))


def _parse_padding(text: str) -> str | PadWidth:
    if text in NAMED_PADDINGS:
        return text
    numbers = _integers(text)
    if len(numbers) not in (1, 2, 4):
        raise ValueError(say("link.padding", said=quote(text)))
    if len(numbers) < 4:
        rows, cols = numbers[0], numbers[-1]
        return (rows, rows), (cols, cols)
    return (numbers[0], numbers[1]), (numbers[2], numbers[3])


def _check_padding(value: object) -> None:
    if isinstance(value, str):
        one_of(*NAMED_PADDINGS).check(value)
    elif isinstance(value, tuple) and len(value) == 2:
        for pair in value:
            _check_pair(pair, 0, LARGEST_POOL - 1)
    else:
        raise ValueError(say("link.padding", said=repr(value)))


def _format_padding(padding: str | PadWidth) -> str:
    if isinstance(padding, str):
        return padding
    (top, bottom), (left, right) = padding
    if top == bottom == left == right:
        return str(top)
    if top == bottom and left == right:
        return f"{top},{left}"
    return f"{top},{bottom},{left},{right}"


def _check_matrix(value: object) -> None:
    if not (isinstance(value, np.ndarray) and value.dtype == np.float64 and value.ndim == 2):
        raise ValueError(say("link.rows"))
    if not 1 <= min(value.shape) <= max(value.shape) <= LARGEST_SIDE:
        raise ValueError(say("link.sides", most=LARGEST_SIDE))
    if not (np.abs(value) <= LARGEST_VALUE).all():  # which NaN is not either
        raise ValueError(say("link.large"))


def _check_weights(value: Any) -> None:
    _check_matrix(value)
    if value.shape != (3, 3):
        raise ValueError(say("link.weights"))


PADDING = Parameter(_check_padding, _parse_padding, _format_padding)
MATRIX = Parameter(_check_matrix, parse_link, format_link)
WEIGHTS = Parameter(_check_weights, parse_link, format_link)
