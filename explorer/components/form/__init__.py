"""A form: many controls in one element of the page, described by a list of fields.

Streamlit renders each of its widgets anew at every change of any of them, before what the
change is about, and keeps state for each on the server. A form is one element.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from explorer.components.form.fields import Field, changes_in, describe
from explorer.components.lib.delivery import deliver

__all__ = ["Field", "form"]

_component = deliver("pooling_form", Path(__file__).parent)


def form(key: str, fields: list[Field], on_change: Callable[[str, int | str | bool], None]) -> None:
    """Show fields, and tell what the reader sets them to.

    Parameters
    ----------
    key : str
        Constant over reruns.
    fields : list of Field
        What to show now. A reader may be ahead of it: what was set since the last message
        that was taken here stays as it is.
    on_change : callable
        Called in a callback with the name and the new value of each field that was set.
    """
    state, taken = st.session_state, f"{key}_taken"

    def take() -> None:
        message = getattr(state[key], "set", None)
        state[taken], changes = changes_in(message, fields, state.get(taken, 0))
        for name, value in changes.items():
            on_change(name, value)

    _component(
        data={"key": key, "fields": describe(fields), "taken": state.get(taken, 0)},
        key=key,
        height="content",
        on_set_change=take,
    )
