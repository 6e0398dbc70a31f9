"""The link: choices as query parameters, and back. No Streamlit.

One table, `FIELDS`, says how each choice is written in the URL and read from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from explorer.inputs.matrices import format_link, parse_link
from explorer.state.choices import (
    INPUTS,
    LARGEST_DILATION,
    LARGEST_OUTPUT,
    LARGEST_POOL,
    SAMPLES,
    SIZES,
    SOURCES,
    TABS,
    WINDOWS,
    Choices,
)
from pooling import MODES
from pooling.axis import PadWidth, Pair
from pooling.spec import NAMED_PADDINGS


@dataclass(frozen=True)
class Field:
    """How one choice is read from a URL, which may raise ValueError, and written to it."""

    parse: Callable[[str], Any]
    format: Callable[[Any], str]


def read_link(query: Mapping[str, str]) -> tuple[Choices, list[str]]:
    """Read the choices from a link's query parameters.

    Parameters
    ----------
    query : mapping of str to str

    Returns
    -------
    Choices
        With the default wherever the link says nothing or something that cannot be.
    list of str
        One sentence for each part of the link that was ignored. It may repeat what the
        link said, so it is shown as plain text only.
    """
    values, notices = {}, []
    for name, text in query.items():
        if name not in FIELDS:
            notices.append(f"The link's {_quote(name)} was ignored: there is no such choice.")
            continue
        try:
            values[name] = FIELDS[name].parse(text)
        except ValueError as error:
            notices.append(f"The link's {name} was ignored: {error}.")
    choices = Choices(**values)
    try:
        replace(choices, windows="size").spec()  # which the reader may turn to later
    except ValueError as error:
        notices.append(f"The link's padding was ignored: {error}.")
        choices = replace(choices, padding="valid")
    return choices, notices


def write_link(choices: Choices) -> dict[str, str]:
    """Write the choices as query parameters, leaving out what is as at the start."""
    defaults = Choices()
    written = {}
    for item in fields(Choices):
        value = getattr(choices, item.name)
        if not np.array_equal(value, getattr(defaults, item.name)):
            written[item.name] = FIELDS[item.name].format(value)
    if choices.input == "image":
        written.pop("matrix", None)
    return written


def limited(choices: Choices) -> Choices:
    """Return the choices, with the default for each that no link could carry.

    Widgets check their limits in the browser only; a client that skips them ends here.
    """
    kept = {}
    for item in fields(Choices):
        value = getattr(choices, item.name)
        try:
            if value is not item.default:
                FIELDS[item.name].parse(FIELDS[item.name].format(value))
            kept[item.name] = value
        except (ValueError, TypeError):
            continue
    return Choices(**kept)


def _quote(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "...")


def _one_of(*allowed: str) -> Field:
    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"it must be one of {', '.join(allowed)}, not {_quote(text)}")
        return text

    return Field(parse, str)


def _integers(text: str, least: int, most: int) -> tuple[int, ...]:
    parts = text.split(",")
    if not all(part.isascii() and part.isdigit() and len(part) <= 9 for part in parts):
        raise ValueError(f"it must be whole numbers with commas between them, not {_quote(text)}")
    numbers = tuple(map(int, parts))
    if min(numbers) < least or max(numbers) > most:
        raise ValueError(f"it must be from {least} to {most}, not {_quote(text)}")
    return numbers


def _pair(most: int, least: int = 1) -> Field:
    def parse(text: str) -> Pair:
        numbers = _integers(text, least, most)
        if len(numbers) > 2:
            raise ValueError(f"it must be one number, or height and width, not {_quote(text)}")
        return numbers[0], numbers[-1]

    def write(pair: Pair) -> str:
        return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]},{pair[1]}"

    return Field(parse, write)


def _position() -> Field:
    def parse(text: str) -> Pair:
        numbers = _integers(text, 0, 10**6)
        if len(numbers) != 2:
            raise ValueError(f"it must be a row and a column, not {_quote(text)}")
        return numbers[0], numbers[1]

    return Field(parse, lambda at: f"{at[0]},{at[1]}")


def _flag() -> Field:
    choice = _one_of("true", "false")
    return Field(lambda text: choice.parse(text) == "true", lambda value: str(value).lower())


def _parse_padding(text: str) -> str | PadWidth:
    if text in NAMED_PADDINGS:
        return text
    numbers = _integers(text, 0, LARGEST_POOL - 1)
    if len(numbers) not in (1, 2, 4):
        raise ValueError(f"it must be a name or 1, 2 or 4 numbers, not {_quote(text)}")
    if len(numbers) < 4:
        rows, cols = numbers[0], numbers[-1]
        return (rows, rows), (cols, cols)
    return (numbers[0], numbers[1]), (numbers[2], numbers[3])


def _format_padding(padding: str | PadWidth) -> str:
    if isinstance(padding, str):
        return padding
    (top, bottom), (left, right) = padding
    if top == bottom == left == right:
        return str(top)
    if top == bottom and left == right:
        return f"{top},{left}"
    return f"{top},{bottom},{left},{right}"


FIELDS: Mapping[str, Field] = {
    "input": _one_of(*INPUTS),
    "matrix": Field(parse_link, format_link),
    "source": _one_of(*SOURCES),
    "sample": _one_of(*SAMPLES),
    "size": _one_of(*SIZES),
    "keep_aspect": _flag(),
    "grayscale": _flag(),
    "windows": _one_of(*WINDOWS),
    "output_size": _pair(LARGEST_OUTPUT),
    "pool_size": _pair(LARGEST_POOL),
    "stride": _pair(LARGEST_POOL),
    "mode": _one_of(*MODES),
    "padding": Field(_parse_padding, _format_padding),
    "dilation": _pair(LARGEST_DILATION),
    "ceil_mode": _flag(),
    "count_include_pad": _flag(),
    "at": _position(),
    "tab": _one_of(*TABS),
}
