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
from pooling import MODES
from pooling.axis import Pair

WINDOW_TITLES = {"size": "By size", "output": "By output size"}
GLOBAL_HINT = "1 × 1 is global pooling: one window over the whole input."
PADDING_TITLES = {
    "valid": "Valid: none",
    "same": "Same, more at the end",
    "same_lower": "Same, more at the start",
    "explicit": "Explicit",
}
MODE_TITLES = {mode: "L2" if mode == "l2" else mode.capitalize() for mode in MODES}
AXES = ("height", "width")
# The choices that have a height and a width, by the name of their fields.
EXTENTS = {"output": "output_size", "pool": "pool_size", "stride": "stride", "dilation": "dilation"}
SIDES = {"pad_top": "Top", "pad_bottom": "Bottom", "pad_left": "Left", "pad_right": "Right"}


def pool_controls() -> None:
    """Draw the controls that choose the pooling: a few in sight, the rest under More."""
    session = current()
    choices = session.choices
    is_by_size = choices.windows == "size"
    fields = [
        Field("choice", "windows", "Windows", choices.windows, options=WINDOW_TITLES),
        *(_size_fields() if is_by_size else _output_fields()),
        Field("choice", "mode", "Mode", choices.mode, options=MODE_TITLES),
        Field("switch", "apart", "Height and width apart", session.is_apart, fold="More"),
        *(_further_size_fields("More") if is_by_size else ()),
    ]
    form("pool_form", fields, setter(SPECIAL))


def _output_fields() -> list[Field]:
    *first, last = _extent("Output size", "output")
    return [*first, replace(last, hint=GLOBAL_HINT)]


def _size_fields() -> list[Field]:
    fields = _extent("Pool size", "pool") + _extent("Stride", "stride")
    if current().choices.stride is not None:
        fields.append(Field("button", "follow", "Let the stride follow the pool size"))
    return fields


def _further_size_fields(fold: str) -> list[Field]:
    choices = current().choices
    is_named = isinstance(choices.padding, str)
    padding = choices.padding if is_named else "explicit"
    fields = [Field("list", "padding", "Padding", padding, options=PADDING_TITLES, fold=fold)]
    if not is_named:
        cells = [number for pair in choices.padding for number in pair]
        fields += [
            Field("number", side, title, number, (0, LARGEST_POOL - 1), fold=fold)
            for (side, title), number in zip(SIDES.items(), cells, strict=True)
        ]
    fields += _extent("Dilation", "dilation", fold)
    return [
        *fields,
        Field(
            "switch",
            "ceil_mode",
            "Ceil mode",
            choices.ceil_mode,
            hint="A last window may overhang the end of the input.",
            fold=fold,
        ),
        Field(
            "switch",
            "count_include_pad",
            "Count padding in averages",
            choices.count_include_pad,
            hint="count_include_pad: padding cells count in the divisor of an average.",
            fold=fold,
        ),
    ]


def _extent(label: str, name: str, fold: str = "") -> list[Field]:
    """Return one slider for both axes, or one for each when they are chosen apart."""
    pair, limits = _pair(EXTENTS[name]), (1, _largest(name))
    titles = [f"{label}, {axis}" for axis in AXES] if current().is_apart else [label]
    return [
        Field("slider", f"{name}_{axis}", title, pair[index], limits, fold=fold)
        for index, (axis, title) in enumerate(zip(AXES, titles, strict=False))
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
    together = {name: (_pair(name)[0],) * 2 for name in EXTENTS.values()}
    if session.choices.stride is None:
        del together["stride"]
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
