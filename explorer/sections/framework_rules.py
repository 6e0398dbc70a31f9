"""The rules of the frameworks next to each other, also those that no window shows."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from explorer.state.session import current
from explorer.words.catalogue import say
from explorer.words.numbers import number
from explorer.words.sentences import plain
from pooling.conventions import FRAMEWORKS, Framework
from pooling.conventions.beyond import average_of_integers, largest, shares_of_ties

NAN = math.nan


def _largest(*window: float) -> Callable[[Framework], str]:
    return lambda entry: _number(largest(window, entry.nan))


def _shares(entry: Framework) -> str:
    shares = shares_of_ties((1, 2, 2, 2), entry.ties)
    return say("aspects.unknown") if shares is None else ", ".join(map(number, shares))


def _number(value: float | None) -> str:
    return say("aspects.unknown") if value is None else number(value)


# The rows, by the name of their title.
ROWS: Mapping[str, Callable[[Framework], str]] = MappingProxyType(
    {
        "version": lambda entry: entry.version,
        "default_stride": lambda entry: say(f"default_stride.{entry.default_stride}"),
        "last_window": lambda entry: say(f"last_window.{entry.last_window}"),
        "odd_cell": lambda entry: say(f"odd_cell.{entry.odd_cell}"),
        "divisor": lambda entry: say(f"divisor.{entry.divisor}"),
        "nan": lambda entry: say(f"nan.{entry.nan}"),
        "nan_first": _largest(NAN, 1),
        "nan_last": _largest(1, NAN),
        "nan_middle": _largest(3, NAN, 1),
        "nan_alone": _largest(NAN, NAN),
        "ties": lambda entry: say(f"ties.{entry.ties}"),
        "ties_shares": _shares,
        "integers": lambda entry: say(f"integers.{entry.integers}"),
        "integers_mean": lambda entry: _number(average_of_integers((2, 3), entry.integers)),
    }
)


def show_framework_rules() -> None:
    """Draw a table: a row for each rule, a column for each framework that is shown."""
    entries = [FRAMEWORKS[name] for name in current().choices.frameworks]
    header = [say("aspects.rule"), *(plain(entry.title) for entry in entries)]
    lines = [header, ["---"] * len(header)]
    for name, told in ROWS.items():
        first, *others = [told(entry) for entry in entries]
        marked = [
            f"◥ {other}" if other != first and name != "version" else other for other in others
        ]
        title = plain(say(f"aspects.{name}"))
        lines.append([f"**{title}**", *map(plain, [first, *marked])])
    st.markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))
    st.caption(plain(say("aspects.legend", first=entries[0].title)))
