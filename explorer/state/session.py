"""The session's state: the choices behind the controls, and the link that mirrors them.

Every choice has its own name in the state, set here before a control is drawn, so the choices
can be read whether or not their control is on the screen.
"""

import numpy as np
import streamlit as st

from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.choices import Choices
from explorer.state.link import limited, read_link, write_link
from pooling.axis import PadWidth, Pair

SIDES = {"pad_top": "Top", "pad_bottom": "Bottom", "pad_left": "Left", "pad_right": "Right"}


def follow_link() -> None:
    """Take the choices from the URL on the first run, and after the reader changed it there."""
    state, query = st.session_state, st.query_params.to_dict()
    was_form_used = state.pop("was_form_used", False)
    if query == state.get("written_link") or was_form_used or _is_a_widget_ahead():
        return
    state.setdefault("pictures", {})
    choices, state.notices = read_link(query)
    state.written_link, state.shown_link = query, write_link(choices)
    set_choices(choices)


def keep_link(choices: Choices) -> None:
    """Make the URL say what is on the screen."""
    link = st.session_state.shown_link = write_link(choices)
    if link != st.session_state.written_link:
        st.query_params.from_dict(link)
        st.session_state.written_link = link


def set_choices(choices: Choices) -> None:
    """Put choices into the state that the widgets show."""
    state = st.session_state
    for name in (
        "input",
        "source",
        "sample",
        "size",
        "keep_aspect",
        "windows",
        "mode",
        "at",
        "tab",
    ):
        state[name] = getattr(choices, name)
    state.colour = not choices.grayscale
    state.ceil_mode, state.count_include_pad = choices.ceil_mode, choices.count_include_pad
    stride = choices.stride or choices.pool_size
    state.stride_is_chosen = choices.stride is not None
    pairs = {
        "output": choices.output_size,
        "pool": choices.pool_size,
        "stride": stride,
        "dilation": choices.dilation,
    }
    for name, pair in pairs.items():
        state[f"{name}_height"], state[f"{name}_width"] = pair
    state.apart = any(len(set(pair)) > 1 for pair in pairs.values())
    named = isinstance(choices.padding, str)
    state.padding = choices.padding if named else "explicit"
    sides: PadWidth = ((0, 0), (0, 0)) if named else choices.padding
    state.update(zip(SIDES, [cells for pair in sides for cells in pair], strict=True))
    set_matrix(choices.matrix)


def get_choices() -> Choices:
    """Return the choices that the widgets show."""
    state = st.session_state
    choices = Choices(
        input=state.input,
        matrix=get_matrix(),
        source=state.source,
        sample=state.sample,
        size=state.size,
        keep_aspect=state.keep_aspect,
        grayscale=not state.colour,
        windows=state.windows,
        output_size=_pair("output"),
        pool_size=_pair("pool"),
        stride=_pair("stride") if state.stride_is_chosen else None,
        mode=state.mode,
        padding=_padding(),
        dilation=_pair("dilation"),
        ceil_mode=state.ceil_mode,
        count_include_pad=state.count_include_pad,
        at=state.at,
        tab=state.tab,
    )
    return limited(choices)


def set_matrix(matrix: np.ndarray) -> None:
    """Show a matrix; what lay beyond the rows and columns shown before is given up."""
    state = st.session_state
    state.canvas = np.zeros((LARGEST_SIDE, LARGEST_SIDE))
    state.rows, state.cols = matrix.shape
    state.canvas[: state.rows, : state.cols] = matrix


def get_matrix() -> np.ndarray:
    """Return the matrix shown: the first rows and columns of a canvas that keeps the rest."""
    state = st.session_state
    return state.canvas[: state.rows, : state.cols].copy()


def _is_a_widget_ahead() -> bool:
    """Return whether a widget was used since the last run.

    The browser may then still send the address from before the last link reached it.
    """
    shown = st.session_state.get("shown_link")
    return shown is not None and write_link(get_choices()) != shown


def _pair(name: str) -> Pair:
    state = st.session_state
    height = state[f"{name}_height"]
    return height, state[f"{name}_width"] if state.apart else height


def _padding() -> str | PadWidth:
    if st.session_state.padding != "explicit":
        return st.session_state.padding
    top, bottom, left, right = (st.session_state[side] for side in SIDES)
    return (top, bottom), (left, right)
