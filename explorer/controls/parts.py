"""What several parts of the page use to let the reader choose."""

from collections.abc import Callable, Mapping

import streamlit as st


def switch(label: str, titles: Mapping[str, str], key: str) -> None:
    """Draw one button for each title, of which one is always pressed."""
    st.segmented_control(
        label,
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        required=True,
        width="stretch",
        label_visibility="collapsed",
        persist_state="session",
    )


def setter(after: Mapping[str, Callable[[], None]]) -> Callable[[str, int | str | bool], None]:
    """Return what a form calls: it puts a value into the state, and does what follows from it."""

    def set_value(name: str, value: int | str | bool) -> None:
        st.session_state[name] = value
        # Not every field is part of the link, so the link alone cannot tell that one is ahead.
        st.session_state.was_form_used = True
        if name in after:
            after[name]()

    return set_value
