"""Asking: a question, the fields for its answer, and what there is to say of one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from explorer.components.lib.delivery import deliver

__all__ = ["ACTS", "asking"]

ACTS = ("keep", "check", "show", "next", "again")

_component = deliver("pooling_asking", Path(__file__).parent)


def asking(
    told: dict[str, Any], *, on_act: Callable[[str, tuple[str, ...]], None], key: str = "asking"
) -> None:
    """Show a question.

    Parameters
    ----------
    told : dict
        Ready for JSON. ``question_id`` stands for the question; ``place``, ``name``, ``question``
        and ``setting`` are texts above it, ``next`` the one of the button that leads on; ``input``
        is what is shown, or None, and ``answer`` what is to be filled in: its ``form``, ``rows``
        and ``columns``, and of each field where it is (``cells``), its ``names`` and ``texts``.
        ``given`` are the texts of the fields, ``unread`` those that cannot be read; ``answered``
        is "no", "checked" or "shown", ``verdict`` what is right, only once it was asked for;
        ``is_played`` says whether the stage follows with its windows; and ``said`` are sentences,
        each of a ``kind``.
    on_act : callable
        Called in a callback with one of `ACTS`, and a text for each field.
    key : str, default "asking"
        Constant over reruns.
    """
    state, taken = st.session_state, f"{key}_taken"

    def take() -> None:
        message = getattr(state[key], "act", None)
        if not isinstance(message, dict) or type(message.get("number")) is not int:
            return
        state[taken] = message["number"]
        act, given = message.get("act"), message.get("given")
        is_text = isinstance(given, list) and all(isinstance(text, str) for text in given)
        if act in ACTS and is_text and message.get("question") == told["question_id"]:
            on_act(act, tuple(given))

    _component(data={**told, "taken": state.get(taken, 0)}, key=key, on_act_change=take)
