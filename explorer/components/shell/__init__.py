"""The shell: what a page has once, whatever it shows.

It watches the connection and asks for the page anew when the browser has found a lost server
again, keeps the page from fading during a run, introduces the page and leads through it, has
the bar that opens the controls on a phone, and presents the page to a room.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from explorer.components.lib.delivery import deliver

__all__ = ["Seen", "shell"]

_component = deliver("pooling_shell", Path(__file__).parent)


@dataclass(frozen=True)
class Seen:
    """How the page is seen.

    Attributes
    ----------
    view : {"page", "present"}
    is_embedded : bool
        Whether it is a frame of another page.
    code : dict or None
        The QR code of its link while it is wanted: its drawing by `draw_code`, the ``link`` and a
        ``notice`` below it; or the ``problem`` why there is none.
    on_view, on_code : callable
        Called in a callback with the view that the reader asks for, and with whether the code is
        wanted; both as browsers send it.
    """

    view: str
    is_embedded: bool
    code: dict[str, Any] | None
    on_view: Callable[[Any], None]
    on_code: Callable[[Any], None]


def shell(label: str, on_look: Callable[[Any], None], *, introduces: bool, seen: Seen) -> None:
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
    seen : Seen
    """

    def said(name: str) -> Any:
        return getattr(st.session_state["shell"], name, None)

    _component(
        data={
            "label": label,
            "introduces": introduces,
            "view": seen.view,
            "embedded": seen.is_embedded,
            "code": seen.code,
        },
        key="shell",
        on_again_change=lambda: None,
        on_look_change=lambda: on_look(said("look")),
        on_view_change=lambda: seen.on_view(said("view")),
        on_code_change=lambda: seen.on_code(said("code")),
    )
