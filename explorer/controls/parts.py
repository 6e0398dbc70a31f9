"""A widget that both parts of the sidebar use."""

from collections.abc import Mapping

import streamlit as st


def switch(label: str, titles: Mapping[str, str], key: str, *, show_label: bool = True) -> None:
    """Draw one button for each title, of which one is always pressed."""
    st.segmented_control(
        label,
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        required=True,
        width="stretch",
        label_visibility="visible" if show_label else "collapsed",
        persist_state="session",
    )
