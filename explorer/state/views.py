"""How a page is seen: with its controls, presented to a room, or embedded in another page."""

import streamlit as st

from explorer.state.session import current


def is_presented() -> bool:
    """Return whether the page is shown to a room."""
    return current().choices.view == "present"


def is_embedded() -> bool:
    """Return whether the page is a frame of another one, as Streamlit's own parameter says."""
    return bool(st.context.is_embedded)


def keeps(part: str) -> bool:
    """Return whether a part of the page is drawn: embedded are those that the link names."""
    return not is_embedded() or part in current().choices.show
