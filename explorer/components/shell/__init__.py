"""The shell: what a page has once, whatever it shows.

It watches the connection and asks for the page anew when the browser has found a lost server
again, keeps the page from fading during a run, introduces the page and leads through it, and has
the bar that opens the controls on a phone.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from explorer.components.lib.delivery import deliver

__all__ = ["shell"]

_component = deliver("pooling_shell", Path(__file__).parent)


def shell(label: str, on_look: Callable[[Any], None], *, introduces: bool) -> None:
    """Show the shell: once on each page, where the bar is to be on a phone.

    Its key is "shell" on every page, and names the class by which it takes no room elsewhere.

    Parameters
    ----------
    label : str
        What is chosen, in one line: the words of the bar.
    on_look : callable
        Called in a callback with what the browser says to be the row and column of the window
        that is looked at, where its card is not on the page.
    introduces : bool
        Whether the page is one to be introduced.
    """
    _component(
        data={"label": label, "introduces": introduces},
        key="shell",
        on_again_change=lambda: None,
        on_look_change=lambda: on_look(getattr(st.session_state["shell"], "look", None)),
    )
