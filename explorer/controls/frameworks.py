"""The controls of Frameworks: the question, and whom it is put to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from explorer.components.form import Field, form
from explorer.controls.parts import setter
from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.choices import LARGEST_DILATION, LARGEST_POOL, MODES_ASKED
from explorer.state.session import change, current
from explorer.words.catalogue import say, titles
from pooling.conventions import FRAMEWORKS, Asked

UNSAID = "unsaid"


def frameworks_controls() -> None:
    """Draw the controls of the question, and below them those of the columns."""
    choices = current().choices
    most = LARGEST_SIDE if choices.input == "matrix" else LARGEST_POOL
    form("asked_form", [*_question(choices.asked, most), *_columns()], setter(SPECIAL))


def _question(asked: Asked, most: int) -> list[Field]:
    """Return what can be said; height and width together, a case or a link can bring others."""
    modes = {mode: titles("modes")[mode] for mode in MODES_ASKED}
    size = asked.pool_size[0]
    fields = [
        Field("list", "mode", say("frameworks.mode"), asked.mode, options=modes),
        _slider("pool_size", size, most),
        _list("stride", _numbers(most), asked.stride and str(asked.stride[0])),
        _list("padding", titles("paddings"), _padding_of(asked)),
    ]
    if not isinstance(asked.padding, str | None):
        fields.append(_slider("pads", asked.padding[0][0], most, least=0))
    roundings = {"floor": say("frameworks.floor"), "ceil": say("frameworks.ceil")}
    fields.append(_list("ceil_mode", roundings, _word(asked.ceil_mode, "ceil", "floor")))
    if asked.mode == "average":
        countings = {
            "counted": say("frameworks.counted"),
            "not_counted": say("frameworks.not_counted"),
        }
        counted = _word(asked.count_include_pad, "counted", "not_counted")
        fields.append(_list("count_include_pad", countings, counted))
    fields.append(_slider("dilation", asked.dilation[0], LARGEST_DILATION))
    return fields


def _columns() -> list[Field]:
    shown = current().choices.frameworks
    names = {name: entry.title for name, entry in FRAMEWORKS.items()}
    options = {name: names[name] for name in shown}
    first = Field("list", "first", say("frameworks.first"), shown[0], options=options)
    fold = say("frameworks.columns")
    return [
        first,
        *(
            Field("switch", f"of_{name}", title, name in shown, fold=fold)
            for name, title in names.items()
        ),
    ]


def _slider(name: str, value: int, most: int, least: int = 1) -> Field:
    limits = (least, max(value, most))
    return Field("slider", name, say(f"frameworks.{name}"), value, limits)


def _list(name: str, options: Mapping[str, str], value: str | None) -> Field:
    every = {UNSAID: say("frameworks.unsaid"), **options}
    return Field("list", name, say(f"frameworks.{name}"), value or UNSAID, options=every)


def _numbers(most: int) -> dict[str, str]:
    return {str(number): str(number) for number in range(1, most + 1)}


def _padding_of(asked: Asked) -> str | None:
    return "explicit" if isinstance(asked.padding, tuple) else asked.padding


def _word(value: bool | None, yes: str, no: str) -> str | None:
    return None if value is None else yes if value else no


def _ask(name: str, value: Any) -> None:
    change(asked=replace(current().choices.asked, **{name: value}))


def _ask_number(name: str, value: Any) -> None:
    _ask(name, None if value == UNSAID else (int(value), int(value)))


def _ask_padding(value: str) -> None:
    size = current().choices.asked.pool_size
    pads = tuple(((cells - 1) // 2, (cells - 1) // 2) for cells in size)
    _ask("padding", {UNSAID: None, "explicit": pads}.get(value, value))


def _ask_pads(cells: int) -> None:
    _ask("padding", ((cells, cells), (cells, cells)))


def _ask_flag(name: str, yes: str, value: str) -> None:
    _ask(name, None if value == UNSAID else value == yes)


def _begin_with(name: str) -> None:
    others = [other for other in current().choices.frameworks if other != name]
    change(frameworks=(name, *others))


def _show(name: str, is_shown: bool) -> None:
    """Show one framework more or less; the last two stay."""
    shown = [other for other in current().choices.frameworks if other != name]
    change(frameworks=(*shown, name) if is_shown else tuple(shown))


SPECIAL: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {
        "mode": partial(_ask, "mode"),
        "pool_size": partial(_ask_number, "pool_size"),
        "stride": partial(_ask_number, "stride"),
        "dilation": partial(_ask_number, "dilation"),
        "padding": _ask_padding,
        "pads": _ask_pads,
        "ceil_mode": partial(_ask_flag, "ceil_mode", "ceil"),
        "count_include_pad": partial(_ask_flag, "count_include_pad", "counted"),
        "first": _begin_with,
        **{f"of_{name}": partial(_show, name) for name in FRAMEWORKS},
    }
)
