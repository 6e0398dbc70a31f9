"""The code that computes what is on the screen."""

import streamlit as st

from explorer.programs import SNIPPETS, as_program, snippet
from explorer.state.pooled import Pooling
from explorer.state.session import change
from explorer.words.catalogue import say, titles
from explorer.words.sentences import plain


def show_code(pooling: Pooling) -> None:
    """Show one program for each way to compute the output."""
    name = st.segmented_control(
        say("code.label"),
        list(SNIPPETS),
        format_func=titles("ways").__getitem__,
        default="From scratch",
        required=True,
        key="code",
        on_change=change,
    )
    code = snippet(name, pooling.image, pooling.steps.geometry)
    if code.note:
        st.caption(plain(code.note))
    if not code.body:
        return
    if pooling.is_picture:
        st.caption(say("code.input"))
    st.code(as_program(pooling.image, code, is_picture=pooling.is_picture), language="python")
