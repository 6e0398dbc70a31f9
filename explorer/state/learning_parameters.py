"""How a link writes what a reader answered. No Streamlit."""

from typing import Any

from explorer.inputs.matrices import LARGEST_SIDE
from explorer.lessons.practice import RUN
from explorer.lessons.typed import LONGEST
from explorer.state.choices import LARGEST_SEED
from explorer.state.parameter import Parameter, position, quote
from explorer.words.catalogue import say
from pooling.axis import Pair
from pooling.misconceptions import MISCONCEPTIONS

MOST_GIVEN = LARGEST_SIDE**2
ALL = "all"
# How an exercise went; or else the name of a wrong rule.
RIGHT, WRONG, SHOWN = "right", "wrong", "shown"
_position = position()


def count(most: int, least: int = 0) -> Parameter:
    """Return a choice of a whole number."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise ValueError(say("link.count", most=most, said=quote(text)))
        return int(text)

    def check(value: object) -> None:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(say("link.count", most=most, said=repr(value)))

    return Parameter(check, parse, str)


def names_among(*names: str) -> Parameter:
    """Return a choice of some of these names."""

    def check(value: object) -> None:
        is_some = isinstance(value, tuple) and len(value) == len(set(value))
        if not is_some or not set(value) <= set(names):
            raise ValueError(say("link.names", all=", ".join(names)))

    return Parameter(check, lambda text: tuple(text.split(",")), ",".join)


def _check_given(value: object) -> None:
    is_texts = isinstance(value, tuple) and all(isinstance(text, str) for text in value)
    if not is_texts or len(value) > MOST_GIVEN or any(len(text) > LONGEST for text in value):
        raise ValueError(say("link.texts", most=MOST_GIVEN))


def _check_record(value: object) -> None:
    known = {RIGHT, WRONG, SHOWN, *MISCONCEPTIONS}
    if not (isinstance(value, tuple) and len(value) <= RUN and set(value) <= known):
        raise ValueError(say("link.record", most=RUN))


def _parse_ask(text: str) -> tuple[Pair, ...] | str:
    return ALL if text == ALL else tuple(_position.parse(part) for part in text.split(";"))


def _check_ask(value: Any) -> None:
    if value == ALL:
        return
    if not isinstance(value, tuple) or len(value) > MOST_GIVEN:
        raise ValueError(say("link.ask"))
    for cell in value:
        _position.check(cell)


def _format_ask(value: tuple[Pair, ...] | str) -> str:
    return ALL if value == ALL else ";".join(_position.format(cell) for cell in value)


# A text may have a ; in it, which no number has: it is left out.
GIVEN = Parameter(
    _check_given,
    lambda text: tuple(text.split(";")),
    lambda given: ";".join(text.replace(";", "") for text in given),
)
RECORD = Parameter(_check_record, lambda text: tuple(text.split(",")), ",".join)
ASK = Parameter(_check_ask, _parse_ask, _format_ask)
SEED = count(LARGEST_SEED)
