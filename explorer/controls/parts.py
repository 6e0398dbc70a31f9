"""What several parts of the page use to let the reader choose."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from explorer.state.session import change, current


def tabs(label: str, titles: Mapping[str, str], name: str) -> None:
    """Draw one button for each value of a choice, of which one is always pressed."""
    _buttons(label, titles, name, is_labelled=False)


def labelled(label: str, titles: Mapping[str, str], name: str) -> None:
    """Draw the same below its label, and no wider than it has to be."""
    _buttons(label, titles, name, is_labelled=True)


def _buttons(label: str, titles: Mapping[str, str], name: str, *, is_labelled: bool) -> None:
    state, value = st.session_state, getattr(current().choices, name)
    if state.get(name) != value:
        state[name] = value
    st.segmented_control(
        label,
        list(titles),
        format_func=titles.__getitem__,
        key=name,
        on_change=lambda: change(**{name: state[name]}),
        required=True,
        width="content" if is_labelled else "stretch",
        label_visibility="visible" if is_labelled else "collapsed",
        persist_state="session",
    )


def setter(special: Mapping[str, Callable[[Any], None]]) -> Callable[[str, Any], None]:
    """Return what a form calls with a field's name and value: it sets the choice of that name.

    Parameters
    ----------
    special : mapping of str to callable
        What to call with the value instead, by the names of the fields that are no choices.
    """

    def set_value(name: str, value: Any) -> None:
        current().touched = name
        if name in special:
            special[name](value)
        else:
            change(**{name: value})

    return set_value
