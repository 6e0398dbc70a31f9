"""The part of the sidebar that chooses the pooling."""

import streamlit as st

from explorer.choices import LARGEST_DILATION, LARGEST_POOL
from explorer.controls.parts import switch
from explorer.matrices import LARGEST_SIDE
from explorer.state import SIDES
from pooling import MODES

PADDING_TITLES = {
    "valid": "Valid: none",
    "same": "Same, more at the end",
    "same_lower": "Same, more at the start",
    "explicit": "Explicit",
}


def pool_controls() -> None:
    """Draw the widgets that choose the pooling: three in sight, the rest under More."""
    _extent("Pool size", "pool", on_change=_pool_changed)
    _stride_control()
    switch("Mode", {mode: _mode_title(mode) for mode in MODES}, "mode")
    more = st.expander("More", on_change="rerun", key="more")
    if more.open:
        with more:
            _further_pool_controls()


def _further_pool_controls() -> None:
    st.toggle(
        "Height and width apart", key="apart", on_change=_apart_changed, persist_state="session"
    )
    st.selectbox(
        "Padding",
        list(PADDING_TITLES),
        format_func=PADDING_TITLES.__getitem__,
        key="padding",
        persist_state="session",
    )
    if st.session_state.padding == "explicit":
        for column, side in zip(st.columns(2) * 2, SIDES, strict=True):
            label = side.removeprefix("pad_").capitalize()
            column.number_input(label, 0, LARGEST_POOL - 1, key=side, persist_state="session")
    _extent("Dilation", "dilation", largest=LARGEST_DILATION)
    st.toggle(
        "Ceil mode",
        key="ceil_mode",
        persist_state="session",
        help="A last window may overhang the end of the input.",
    )
    st.toggle(
        "Count padding in averages",
        key="count_include_pad",
        persist_state="session",
        help="count_include_pad: padding cells count in the divisor of an average.",
    )


def _extent(label: str, name: str, on_change=None, largest: int | None = None) -> None:
    """Draw one slider for both axes, or one for each when they are chosen apart."""
    state, limit = st.session_state, largest or _largest(name)
    for axis, title in _axes(label).items():
        key = f"{name}_{axis}"
        if state.get(f"{key}_limit") != limit:
            # With another limit it is another slider, which would start from 1.
            state[key], state[f"{key}_limit"] = state[key], limit
        st.slider(title, 1, limit, key=key, on_change=on_change, persist_state="session")


def _stride_control() -> None:
    """Draw the stride, and the way back once it no longer follows the pool size.

    Until the browser has drawn the followed value it may still report the one before, which
    would pass for the reader's choice. So after each time it is another slider, and what
    is said of an older one is not heard.
    """
    state, limit = st.session_state, _largest("stride")
    for axis, title in _axes("Stride").items():
        key = f"stride_{axis}_{limit}_{state.times_followed}"
        if state.get(key) != state[f"stride_{axis}"]:
            state[key] = state[f"stride_{axis}"]
        arguments = (axis, key, state.times_followed)
        st.slider(title, 1, limit, key=key, on_change=_stride_changed, args=arguments)
    if state.stride_is_chosen:
        st.button("Let the stride follow the pool size", on_click=_follow_pool, type="tertiary")


def _axes(label: str) -> dict[str, str]:
    if st.session_state.apart:
        return {"height": f"{label}, height", "width": f"{label}, width"}
    return {"height": label}


def _largest(name: str) -> int:
    state = st.session_state
    usual = LARGEST_SIDE if state.input == "matrix" else LARGEST_POOL
    return max(usual, state[f"{name}_height"], state[f"{name}_width"])


def _pool_changed() -> None:
    state = st.session_state
    if not state.stride_is_chosen:
        state.stride_height, state.stride_width = state.pool_height, state.pool_width
        state.times_followed += 1


def _stride_changed(axis: str, key: str, times_followed: int) -> None:
    state = st.session_state
    if times_followed == state.times_followed:
        state[f"stride_{axis}"] = state[key]
        state.stride_is_chosen = True


def _follow_pool() -> None:
    st.session_state.stride_is_chosen = False
    _pool_changed()


def _apart_changed() -> None:
    state = st.session_state
    for name in ("pool", "stride", "dilation"):
        state[f"{name}_width"] = state[f"{name}_height"]


def _mode_title(mode: str) -> str:
    return "L2" if mode == "l2" else mode.capitalize()
