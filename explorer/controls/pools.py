"""The part of the sidebar that chooses the pooling."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from explorer.components.form import Field, form
from explorer.controls.parts import setter
from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.choices import LARGEST_DILATION, LARGEST_OUTPUT, LARGEST_POOL
from explorer.state.session import SIDES
from pooling import MODES

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


def pool_controls() -> None:
    """Draw the controls that choose the pooling: a few in sight, the rest under More."""
    state = st.session_state
    is_by_size = state.windows == "size"
    fields = [
        Field("choice", "windows", "Windows", state.windows, options=WINDOW_TITLES),
        *(_size_fields() if is_by_size else _output_fields()),
        Field("choice", "mode", "Mode", state.mode, options=MODE_TITLES),
        Field("switch", "apart", "Height and width apart", state.apart, fold="More"),
        *(_further_size_fields("More") if is_by_size else ()),
    ]
    form("pool_form", fields, setter(AFTER))


def _output_fields() -> list[Field]:
    *first, last = _extent("Output size", "output")
    return [*first, replace(last, hint=GLOBAL_HINT)]


def _size_fields() -> list[Field]:
    fields = _extent("Pool size", "pool") + _extent("Stride", "stride")
    if st.session_state.stride_is_chosen:
        fields.append(Field("button", "follow", "Let the stride follow the pool size"))
    return fields


def _further_size_fields(fold: str) -> list[Field]:
    state = st.session_state
    fields = [Field("list", "padding", "Padding", state.padding, options=PADDING_TITLES, fold=fold)]
    if state.padding == "explicit":
        fields += [
            Field("number", side, title, state[side], (0, LARGEST_POOL - 1), fold=fold)
            for side, title in SIDES.items()
        ]
    fields += _extent("Dilation", "dilation", fold)
    return [
        *fields,
        Field(
            "switch",
            "ceil_mode",
            "Ceil mode",
            state.ceil_mode,
            hint="A last window may overhang the end of the input.",
            fold=fold,
        ),
        Field(
            "switch",
            "count_include_pad",
            "Count padding in averages",
            state.count_include_pad,
            hint="count_include_pad: padding cells count in the divisor of an average.",
            fold=fold,
        ),
    ]


def _extent(label: str, name: str, fold: str = "") -> list[Field]:
    """Return one slider for both axes, or one for each when they are chosen apart."""
    state, limits = st.session_state, (1, _largest(name))
    titles = {axis: f"{label}, {axis}" for axis in AXES} if state.apart else {"height": label}
    return [
        Field("slider", f"{name}_{axis}", title, state[f"{name}_{axis}"], limits, fold=fold)
        for axis, title in titles.items()
    ]


def _largest(name: str) -> int:
    state = st.session_state
    if name == "dilation":
        return LARGEST_DILATION
    most = LARGEST_OUTPUT if name == "output" else LARGEST_POOL
    usual = LARGEST_SIDE if state.input == "matrix" else most
    return max(usual, state[f"{name}_height"], state[f"{name}_width"])


def _pool_changed() -> None:
    state = st.session_state
    if not state.stride_is_chosen:
        state.stride_height, state.stride_width = state.pool_height, state.pool_width


def _stride_changed() -> None:
    st.session_state.stride_is_chosen = True


def _follow_pool() -> None:
    st.session_state.stride_is_chosen = False
    _pool_changed()


def _apart_changed() -> None:
    state = st.session_state
    for name in ("output", "pool", "stride", "dilation"):
        state[f"{name}_width"] = state[f"{name}_height"]


AFTER: Mapping[str, Callable[[], None]] = MappingProxyType(
    {
        "pool_height": _pool_changed,
        "pool_width": _pool_changed,
        "stride_height": _stride_changed,
        "stride_width": _stride_changed,
        "follow": _follow_pool,
        "apart": _apart_changed,
    }
)
