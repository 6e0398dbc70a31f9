"""Parameters: for each choice what it can be, and how a link writes it. No Streamlit.

Whatever sets a choice, a control, a link or a message of the browser, is checked by the one
`check` of its parameter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from explorer.inputs.filters import FILTERS
from explorer.inputs.matrices import LARGEST_SIDE, LARGEST_VALUE, format_link, parse_link
from explorer.state.choices import (
    BELOW,
    BORDERS,
    DIRECTIONS,
    INPUTS,
    LARGEST_DILATION,
    LARGEST_OUTPUT,
    LARGEST_POOL,
    LARGEST_SHIFT,
    MODES_ASKED,
    MOST_LAYERS,
    MOST_SETTINGS,
    SAMPLES,
    SCALES,
    SIZES,
    SOURCES,
    TABS,
    WAYS,
    WINDOWS,
    Setting,
)
from explorer.words.catalogue import say
from pooling import MODES
from pooling.axis import PadWidth, Pair
from pooling.conventions import FRAMEWORKS, Asked
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


def _one_of(*allowed: str) -> Parameter:
    def check(value: object) -> None:
        if not isinstance(value, str) or value not in allowed:
            said = quote(value) if isinstance(value, str) else repr(value)
            raise ValueError(say("link.one_of", allowed=", ".join(allowed), said=said))

    return Parameter(check, str, str)


def _flag() -> Parameter:
    written = _one_of("true", "false")

    def check(value: object) -> None:
        if not isinstance(value, bool):
            raise ValueError(say("link.one_of", allowed="True, False", said=repr(value)))

    return Parameter(
        check, lambda text: written.read(text) == "true", lambda value: str(value).lower()
    )


def _pair(most: int) -> Parameter:
    def parse(text: str) -> Pair:
        numbers = _integers(text)
        if len(numbers) > 2:
            raise ValueError(say("link.pair", said=quote(text)))
        return numbers[0], numbers[-1]

    def write(pair: Pair) -> str:
        return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]},{pair[1]}"

    return Parameter(lambda value: _check_pair(value, 1, most), parse, write)


def _or_none(parameter: Parameter) -> Parameter:
    def check(value: object) -> None:
        if value is not None:
            parameter.check(value)

    return Parameter(check, parameter.parse, parameter.format)


def _position(most: int = LARGEST_POSITION) -> Parameter:
    def parse(text: str) -> Pair:
        numbers = _integers(text)
        if len(numbers) != 2:
            raise ValueError(say("link.position", said=quote(text)))
        return numbers[0], numbers[1]

    def check(value: object) -> None:
        _check_pair(value, 0, most)

    return Parameter(check, parse, lambda at: f"{at[0]},{at[1]}")


def _place() -> Parameter:
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
        _one_of(*NAMED_PADDINGS).check(value)
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


# What a link of the Explore page carries, by the names of `Choices`.
EXPLORE: Mapping[str, Parameter] = MappingProxyType(
    {
        "input": _one_of(*INPUTS),
        "matrix": Parameter(_check_matrix, parse_link, format_link),
        "source": _one_of(*SOURCES),
        "sample": _one_of(*SAMPLES),
        "size": _one_of(*SIZES),
        "keep_aspect": _flag(),
        "grayscale": _flag(),
        "filter": _one_of(*FILTERS),
        "weights": Parameter(_check_weights, parse_link, format_link),
        "relu": _flag(),
        "windows": _one_of(*WINDOWS),
        "output_size": _pair(LARGEST_OUTPUT),
        "pool_size": _pair(LARGEST_POOL),
        "stride": _or_none(_pair(LARGEST_POOL)),
        "mode": _one_of(*MODES),
        "padding": Parameter(_check_padding, _parse_padding, _format_padding),
        "dilation": _pair(LARGEST_DILATION),
        "ceil_mode": _flag(),
        "count_include_pad": _flag(),
        "at": _or_none(_position()),
        "direction": _one_of(*DIRECTIONS),
        "upstream": _or_none(Parameter(_check_matrix, parse_link, format_link)),
        "tab": _one_of(*TABS),
    }
)

# What makes a setting: how Explore pools, and each column of Compare.
POOLING = (
    "windows",
    "output_size",
    "pool_size",
    "stride",
    "mode",
    "padding",
    "dilation",
    "ceil_mode",
    "count_include_pad",
)
INPUT = (
    "input",
    "matrix",
    "source",
    "sample",
    "size",
    "keep_aspect",
    "grayscale",
    "filter",
    "weights",
    "relu",
)


def _parse_settings(text: str) -> tuple[Setting, ...]:
    return tuple(map(_parse_setting, text.split("/")))


def _parse_setting(text: str) -> Setting:
    """Read one setting: ``mode:average;pool_size:3``."""
    return Setting(**_parse_parts(text, {name: EXPLORE[name] for name in POOLING}))


def _parse_parts(text: str, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for part in filter(None, text.split(";")):
        name, _, value = part.partition(":")
        if name not in parameters:
            raise ValueError(say("link.no_setting", name=quote(name)))
        values[name] = parameters[name].read(value)
    return values


def _format_settings(settings: tuple[Setting, ...]) -> str:
    return "/".join(map(_format_setting, settings))


def _format_setting(setting: Setting) -> str:
    usual = Setting()
    return ";".join(
        f"{name}:{EXPLORE[name].format(getattr(setting, name))}"
        for name in POOLING
        if name in ("mode", "pool_size") or getattr(setting, name) != getattr(usual, name)
    )


def _settings(least: int, most: int) -> Parameter:
    def check(value: object) -> None:
        if not (isinstance(value, tuple) and least <= len(value) <= most):
            raise ValueError(say("link.settings", least=least, most=most))
        for setting in value:
            if not isinstance(setting, Setting):
                raise ValueError(say("link.settings", least=least, most=most))
            for name in POOLING:
                EXPLORE[name].check(getattr(setting, name))

    return Parameter(check, _parse_settings, _format_settings)


# What a question to frameworks may say, by the names of `Asked`.
QUESTION: Mapping[str, Parameter] = MappingProxyType(
    {
        "mode": _one_of(*MODES_ASKED),
        **{
            name: EXPLORE[name]
            for name in POOLING
            if name not in ("windows", "output_size", "mode")
        },
    }
)


def _parse_asked(text: str) -> Asked:
    """Read a question, as a setting is read: what it leaves out is not said."""
    return Asked(**_parse_parts(text, QUESTION))


def _format_asked(asked: Asked) -> str:
    return ";".join(
        f"{name}:{parameter.format(getattr(asked, name))}"
        for name, parameter in QUESTION.items()
        if name in ("mode", "pool_size") or getattr(asked, name) != getattr(Asked(), name)
    )


def _check_asked(value: object) -> None:
    if not isinstance(value, Asked):
        raise ValueError(say("link.asked"))
    for name, parameter in QUESTION.items():
        said = getattr(value, name)
        if said is not None:
            parameter.check(said)


def _check_frameworks(value: object) -> None:
    is_some = isinstance(value, tuple) and 2 <= len(value) == len(set(value))
    if not is_some or not set(value) <= set(FRAMEWORKS):
        raise ValueError(say("link.frameworks", all=", ".join(FRAMEWORKS)))


COMPARE: Mapping[str, Parameter] = MappingProxyType(
    {
        **{name: EXPLORE[name] for name in INPUT},
        "way": _one_of(*WAYS),
        "asked": Parameter(_check_asked, _parse_asked, _format_asked),
        "frameworks": Parameter(_check_frameworks, lambda text: tuple(text.split(",")), ",".join),
        "to": _one_of(*FRAMEWORKS),
        "below": _one_of(*BELOW),
        "pool_size": EXPLORE["pool_size"],
        "stride": EXPLORE["stride"],
        "shift": _position(LARGEST_SHIFT),
        "border": _one_of(*BORDERS),
        "settings": _settings(2, MOST_SETTINGS),
        "layers": _settings(1, MOST_LAYERS),
        "cell": _or_none(_place()),
        "scale": _one_of(*SCALES),
    }
)

# The pages by the name that a link has for them, the first where it names none.
PAGES: Mapping[str, Mapping[str, Parameter]] = MappingProxyType(
    {"explore": EXPLORE, "compare": COMPARE}
)
FIRST_PAGE = next(iter(PAGES))


def accepts(name: str, value: object) -> bool:
    """Return whether some page has a choice of that name which can be set to that."""
    if name == "page":
        return isinstance(value, str) and value in PAGES
    for parameters in PAGES.values():
        if name in parameters:
            try:
                parameters[name].check(value)
            except ValueError:
                return False
            return True
    return False
