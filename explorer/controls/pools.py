"""The part of the sidebar that chooses the pooling."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from explorer.components.form import Field, form
from explorer.controls.parts import setter
from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.choices import LARGEST_DILATION, LARGEST_OUTPUT, LARGEST_POOL
from explorer.state.session import change, current
from explorer.words.catalogue import say, titles
from pooling.axis import Pair

AXES = ("height", "width")
# The choices that have a height and a width, by the name of their fields.
EXTENTS = {"output": "output_size", "pool": "pool_size", "stride": "stride", "dilation": "dilation"}
SIDES = ("pad_top", "pad_bottom", "pad_left", "pad_right")


def pool_controls() -> None:
    """Draw the controls that choose the pooling: a few in sight, the rest under More."""
    session = current()
    choices = session.choices
    is_by_size, fold = choices.windows == "size", say("pool.more")
    fields = [
        Field("choice", "windows", say("pool.windows"), choices.windows, options=titles("windows")),
        *(_size_fields() if is_by_size else _output_fields()),
        Field("choice", "mode", say("pool.mode"), choices.mode, options=titles("modes")),
        Field("switch", "apart", say("pool.apart"), session.is_apart, fold=fold),
        *(_further_size_fields(fold) if is_by_size else ()),
    ]
    form("pool_form", fields, setter(SPECIAL))


def _output_fields() -> list[Field]:
    *first, last = _extent("output")
    return [*first, replace(last, hint=say("pool.global_hint"))]


def _size_fields() -> list[Field]:
    fields = _extent("pool") + _extent("stride")
    if current().choices.stride is not None:
        fields.append(Field("button", "follow", say("pool.follow")))
    return fields


def _further_size_fields(fold: str) -> list[Field]:
    choices = current().choices
    is_named = isinstance(choices.padding, str)
    padding = choices.padding if is_named else "explicit"
    fields = [
        Field(
            "list",
            "padding",
            say("pool.padding"),
            padding,
            options=titles("paddings"),
            fold=fold,
        )
    ]
    if not is_named:
        cells = [number for pair in choices.padding for number in pair]
        fields += [
            Field("number", side, title, number, (0, LARGEST_POOL - 1), fold=fold)
            for (side, title), number in zip(titles("sides").items(), cells, strict=True)
        ]
    fields += _extent("dilation", fold)
    return [
        *fields,
        Field(
            "switch",
            "ceil_mode",
            say("pool.ceil_mode"),
            choices.ceil_mode,
            hint=say("pool.ceil_mode_hint"),
            fold=fold,
        ),
        Field(
            "switch",
            "count_include_pad",
            say("pool.count_include_pad"),
            choices.count_include_pad,
            hint=say("pool.count_include_pad_hint"),
            fold=fold,
        ),
    ]


def _extent(name: str, fold: str = "") -> list[Field]:
    """Return one slider for both axes, or one for each when they are chosen apart."""
    pair, limits = _pair(EXTENTS[name]), (1, _largest(name))
    label = say(f"pool.{name}")
    if not current().is_apart:
        return [Field("slider", f"{name}_height", label, pair[0], limits, fold=fold)]
    return [
        Field(
            "slider", f"{name}_{axis}", say(f"axes.{axis}", label=label), length, limits, fold=fold
        )
        for axis, length in zip(AXES, pair, strict=True)
    ]


def _pair(name: str) -> Pair:
    """Return a height and a width; a stride that was not chosen is the pool size."""
    choices = current().choices
    return getattr(choices, name) or choices.pool_size


def _largest(name: str) -> int:
    if name == "dilation":
        return LARGEST_DILATION
    most = LARGEST_OUTPUT if name == "output" else LARGEST_POOL
    usual = LARGEST_SIDE if current().choices.input == "matrix" else most
    return max(usual, *_pair(EXTENTS[name]))


def _set_extent(name: str, axis: int, length: int) -> None:
    pair = list(_pair(name)) if current().is_apart else [length, length]
    pair[axis] = length
    change(**{name: tuple(pair)})


def _set_padding(name: str) -> None:
    change(padding=current().padding if name == "explicit" else name)


def _set_side(index: int, cells: int) -> None:
    session = current()
    sides = [number for pair in session.padding for number in pair]
    sides[index] = cells
    session.padding = (sides[0], sides[1]), (sides[2], sides[3])
    change(padding=session.padding)


def _set_apart(is_apart: bool) -> None:
    """Choose height and width apart, or from now on together: then the height is for both."""
    session = current()
    session.is_apart = is_apart
    chosen = {name: getattr(session.choices, name) for name in EXTENTS.values()}
    together = {name: (pair[0], pair[0]) for name, pair in chosen.items() if pair is not None}
    change(**({} if is_apart else together))


SPECIAL: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {
        **{
            f"{name}_{axis}": partial(_set_extent, parameter, index)
            for name, parameter in EXTENTS.items()
            for index, axis in enumerate(AXES)
        },
        **{side: partial(_set_side, index) for index, side in enumerate(SIDES)},
        "padding": _set_padding,
        "apart": _set_apart,
        "follow": lambda _: change(stride=None),
    }
)
