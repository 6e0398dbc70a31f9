"""The ready-made questions to frameworks, each open with one click."""

import streamlit as st

from explorer.state.framework_cases import FRAMEWORK_CASES, case_of
from explorer.state.session import change, current, set_matrix
from explorer.words.catalogue import say, titles

BEYOND = ("ties", "nan", "ones")


def show_questions() -> None:
    """Draw a button for each question; the one that is asked now is pressed."""
    state, name = st.session_state, case_of(current().choices)
    if state.get("question") != (name or None):
        state["question"] = name or None
    st.pills(
        say("frameworks.cases_label"),
        list(FRAMEWORK_CASES),
        format_func=titles("framework_cases").__getitem__,
        key="question",
        on_change=_open,
        label_visibility="collapsed",
    )


def _open() -> None:
    name = st.session_state["question"]
    if name not in FRAMEWORK_CASES:
        change()
        return
    case = FRAMEWORK_CASES[name]
    set_matrix(case.matrix.copy())
    change(input="matrix", filter="none", asked=case.asked, frameworks=case.frameworks)
