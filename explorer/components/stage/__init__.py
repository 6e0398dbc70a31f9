"""The stage: an interactive view in which every number comes from its window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from explorer.components.lib.delivery import deliver
from explorer.components.stage.crossing import as_position, frame, pack_back, payload
from explorer.components.stage.messages import READERS
from pooling import Trace

__all__ = ["pack_back", "payload", "stage"]

_component = deliver("pooling_stage", Path(__file__).parent)


def stage(
    steps: Trace,
    *,
    is_picture: bool,
    name: str,
    about: str,
    editable: bool,
    instead: str,
    at: tuple[int, int] | None,
    direction: str,
    back: dict[str, Any] | None,
    on_change: Callable[..., None],
    route: Sequence[tuple[int, int]] = (),
    key: str = "stage",
) -> None:
    """Show the input, the output and the window between them.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
        Whether cells are drawn as pixels, and not as numbers.
    name : str
        Stands for the numbers of the image. A picture is not sent again while it is the same,
        unless the browser lacks it and says so.
    about : str
        What is to be said of an image that is a feature map, else "".
    editable : bool
        Whether the numbers of a matrix of at most 16 by 16 can be changed in place.
    instead : str
        A sentence where what is shown is not what was chosen, else "".
    at : (int, int) or None
        Row and column of the pinned window; ignored where the output has none there.
    direction : {"forward", "backward", "unpool"}
        Which way is chosen.
    back : dict or None
        What comes back, as `pack_back` describes it.
    on_change : callable
        Called in a callback with choices by their names: a whole new ``matrix`` of float64, the
        pinned window ``at`` or None, a ``direction`` (anything, as browsers send it), or the
        gradient at the output as a whole, ``upstream``, which is None for ones.
    route : sequence of (int, int), optional
        Rows and columns of windows that are looked at one after the other when they come.
    key : str, default "stage"
        Constant over reruns: it keeps step, speed and pin.
    """
    shape = steps.geometry.output_shape
    state, sent = st.session_state, f"{key}_sent"

    def take(name: str) -> None:
        if editable or name != "edit":
            changes = READERS[name](getattr(state[key], name, None), shape)
            if changes:
                on_change(**changes)

    is_known = is_picture and state.get(sent) == name
    state[sent] = name
    _component(
        data=frame(
            {
                **payload(
                    steps,
                    is_picture=is_picture,
                    name=name if is_picture else "",
                    is_known=is_known,
                    about=about,
                ),
                "editable": editable,
                "instead": instead,
                "at": as_position(at, shape),
                "direction": direction,
                "back": back,
                "route": route,
            }
        ),
        key=key,
        **{f"on_{name}_change": partial(take, name) for name in READERS},
        on_missing_change=lambda: state.pop(sent, None),
    )
