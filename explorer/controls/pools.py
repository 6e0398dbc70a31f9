"""The part of the sidebar that chooses the pooling."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from explorer.components.form import Field, form
from explorer.controls.parts import setter
from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.choices import LARGEST_OUTPUT, LARGEST_POOL
from explorer.state.fits import largest_dilation, largest_pool
from explorer.state.session import change, current
from explorer.state.views import keeps
from explorer.words.catalogue import say, titles
from pooling.axis import Pair

AXES = ("height", "width")
# The choices that have a height and a width, by the name of their fields.
EXTENTS = {"output": "output_size", "pool": "pool_size", "stride": "stride", "dilation": "dilation"}
SIDES = ("pad_top", "pad_bottom", "pad_left", "pad_right")


def pool_controls() -> None:
    """Draw the controls that choose the pooling: a few in sight, the rest under More."""
    if not keeps("pool"):
        return
    session = current()
    choices = session.choices
    is_by_size, fold = choices.windows == "size", say("pool.more")
    modes = titles("modes")
    terms = {"l2": modes["l2"]}
    fields = [
        Field("choice", "windows", say("pool.windows"), choices.windows, options=titles("windows")),
        *(_size_fields() if is_by_size else _output_fields()),
        Field("choice", "mode", say("pool.mode"), choices.mode, options=modes, terms=terms),
        Field("switch", "apart", say("pool.apart"), session.is_apart, fold=fold),
        *(_further_size_fields(fold) if is_by_size else ()),
    ]
    form("pool_form", _with_advice(fields), setter(SPECIAL))


def _with_advice(fields: list[Field]) -> list[Field]:
    """Say below the control that was set last why the choices do not fit, with what mends it."""
    session = current()
    refusal = session.refusal
    if not (refusal and refusal.mends):
        return fields
    names = [field.name for field in fields]
    touched = session.touched if session.touched in names else names[1]
    # Sides of padding stand two by two.
    index = names.index(SIDES[-1] if touched in SIDES else touched)
    titles = {name: mend.title for name, mend in refusal.mends.items()}
    advice = Field("advice", "mend", refusal.sentence, options=titles, fold=fields[index].fold)
    return [*fields[: index + 1], advice, *fields[index + 1 :]]


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
            term="padding",
            terms={"same": say("pool.same")},
        )
    ]
    if not is_named:
        cells = [number for pair in choices.padding for number in pair]
        most_cells = [size - 1 for size in choices.pool_size for _ in range(2)]
        fields += [
            Field("number", side, title, number, (0, max(most, number)), fold=fold)
            for (side, title), number, most in zip(
                titles("sides").items(), cells, most_cells, strict=True
            )
        ]
    fields += _extent("dilation", fold)
    return [
        *fields,
        Field(
            "switch",
            "ceil_mode",
            say("pool.ceil_mode"),
            choices.ceil_mode,
            fold=fold,
            term="ceil_mode",
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
    pair, most = _pair(EXTENTS[name]), _largest(name)
    label, term = say(f"pool.{name}"), "" if name == "output" else name
    if not current().is_apart:
        # A window has to fit both axes, a stride one of them.
        limits = (1, max(pair[0], max(most) if name == "stride" else min(most)))
        return [Field("slider", f"{name}_height", label, pair[0], limits, fold=fold, term=term)]
    return [
        Field(
            "slider",
            f"{name}_{axis}",
            say(f"axes.{axis}", label=label),
            length,
            (1, max(length, largest)),
            fold=fold,
            term=term,
        )
        for axis, length, largest in zip(AXES, pair, most, strict=True)
    ]


def _pair(name: str) -> Pair:
    """Return a height and a width; a stride that was not chosen is the pool size."""
    choices = current().choices
    return getattr(choices, name) or choices.pool_size


def _largest(name: str) -> Pair:
    """Return the most to offer along each axis: what is usual for the input, and fits it."""
    session = current()
    choices, shape = session.choices, session.shape
    usual = LARGEST_SIDE if choices.input == "matrix" else LARGEST_POOL
    fitting = {
        "output": lambda _: LARGEST_OUTPUT,
        "pool": lambda axis: largest_pool(choices, shape, axis),
        "stride": lambda axis: shape[axis],
        "dilation": lambda axis: largest_dilation(choices, shape, axis),
    }[name]
    return min(usual, fitting(0)), min(usual, fitting(1))


def _set_extent(name: str, axis: int, length: int) -> None:
    pair = list(_pair(name)) if current().is_apart else [length, length]
    pair[axis] = length
    change(**{name: tuple(pair)})


def _mend(name: str) -> None:
    session = current()
    mend = session.refusal.mends.get(name) if session.refusal else None
    if mend:
        change(**mend.changes)
        padding = session.choices.padding
        session.padding = session.padding if isinstance(padding, str) else padding


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
        "mend": _mend,
        "apart": _set_apart,
        "follow": lambda _: change(stride=None),
    }
)
