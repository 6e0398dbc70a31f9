"""The stage: an interactive view in which every number comes from its window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from explorer.components.lib.delivery import deliver
from explorer.components.stage.crossing import as_position, frame, payload
from explorer.inputs.matrices import as_matrix
from pooling import Trace

__all__ = ["payload", "stage"]

_component = deliver("pooling_stage", Path(__file__).parent)


def stage(
    steps: Trace,
    *,
    is_picture: bool,
    name: str,
    editable: bool,
    instead: str,
    at: tuple[int, int] | None,
    on_edit: Callable[[np.ndarray], None],
    on_pin: Callable[[tuple[int, int] | None], None],
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
    editable : bool
        Whether the numbers of a matrix of at most 16 by 16 can be changed in place.
    instead : str
        A sentence where what is shown is not what was chosen, else "".
    at : (int, int) or None
        Row and column of the pinned window; ignored where the output has none there.
    on_edit : callable
        Called in a callback with the whole new matrix, of float64.
    on_pin : callable
        Called in a callback with the pinned row and column, or None.
    key : str, default "stage"
        Constant over reruns: it keeps step, speed and pin.
    """
    shape = steps.geometry.output_shape
    state, sent = st.session_state, f"{key}_sent"

    def take_edit() -> None:
        matrix = as_matrix(_event(key, "edit"))
        if editable and matrix is not None:
            on_edit(matrix)

    def take_pin() -> None:
        message = _event(key, "pin")
        if not isinstance(message, dict) or "at" not in message:
            return
        position = as_position(message["at"], shape)
        if position is not None or message["at"] is None:
            on_pin(position)

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
                ),
                "editable": editable,
                "instead": instead,
                "at": as_position(at, shape),
            }
        ),
        key=key,
        on_edit_change=take_edit,
        on_pin_change=take_pin,
        on_missing_change=lambda: state.pop(sent, None),
    )


def _event(key: str, name: str) -> Any:
    """Return what the browser sent with a trigger, or None."""
    return getattr(st.session_state[key], name, None)
