"""How an input is pooled, as a link writes it: settings, or a question. No Streamlit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from explorer.state.choices import (
    LARGEST_DILATION,
    LARGEST_OUTPUT,
    LARGEST_POOL,
    MODES_ASKED,
    WINDOWS,
    Setting,
)
from explorer.state.parameter import PADDING, Parameter, flag, one_of, or_none, pair, quote
from explorer.words.catalogue import say
from pooling import MODES
from pooling.conventions import Asked

# What makes a setting, by the names of `Setting`.
POOLING: Mapping[str, Parameter] = MappingProxyType(
    {
        "windows": one_of(*WINDOWS),
        "output_size": pair(LARGEST_OUTPUT),
        "pool_size": pair(LARGEST_POOL),
        "stride": or_none(pair(LARGEST_POOL)),
        "mode": one_of(*MODES),
        "padding": PADDING,
        "dilation": pair(LARGEST_DILATION),
        "ceil_mode": flag(),
        "count_include_pad": flag(),
    }
)
# What a question to frameworks may say, by the names of `Asked`.
QUESTION: Mapping[str, Parameter] = MappingProxyType(
    {
        "mode": one_of(*MODES_ASKED),
        **{
            name: parameter
            for name, parameter in POOLING.items()
            if name not in ("windows", "output_size", "mode")
        },
    }
)


def settings(least: int, most: int) -> Parameter:
    """Return a choice of so many settings: ``mode:average;pool_size:3/mode:max;pool_size:2``."""

    def check(value: object) -> None:
        is_some = isinstance(value, tuple) and least <= len(value) <= most
        if not is_some or not all(isinstance(one, Setting) for one in value):
            raise ValueError(say("link.settings", least=least, most=most))
        for setting in value:
            _check(setting)

    def parse(text: str) -> tuple[Setting, ...]:
        return tuple(Setting(**_parse(part, POOLING)) for part in text.split("/"))

    def write(several: tuple[Setting, ...]) -> str:
        return "/".join(_written(setting, Setting(), POOLING) for setting in several)

    return Parameter(check, parse, write)


def _check(setting: Setting) -> None:
    for name, parameter in POOLING.items():
        parameter.check(getattr(setting, name))


def question() -> Parameter:
    """Return a choice of a question: what it leaves out is not said."""

    def check(value: object) -> None:
        if not isinstance(value, Asked):
            raise ValueError(say("link.asked"))
        for name, parameter in QUESTION.items():
            said = getattr(value, name)
            if said is not None:
                parameter.check(said)

    return Parameter(
        check,
        lambda text: Asked(**_parse(text, QUESTION)),
        lambda asked: _written(asked, Asked(), QUESTION),
    )


def _parse(text: str, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for part in filter(None, text.split(";")):
        name, _, value = part.partition(":")
        if name not in parameters:
            raise ValueError(say("link.no_setting", name=quote(name)))
        values[name] = parameters[name].read(value)
    return values


def _written(
    said: Setting | Asked, usual: Setting | Asked, parameters: Mapping[str, Parameter]
) -> str:
    """Write mode and pool size always, the rest where it is not as usual."""
    return ";".join(
        f"{name}:{parameter.format(getattr(said, name))}"
        for name, parameter in parameters.items()
        if name in ("mode", "pool_size") or getattr(said, name) != getattr(usual, name)
    )
