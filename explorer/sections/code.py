"""The code that computes what is on the screen."""

import streamlit as st

from explorer.programs import as_program
from explorer.programs.backward import WAYS, upstream_line, write
from explorer.programs.filtering import filter_lines
from explorer.state.backward import back_of, upstream_of
from explorer.state.pooled import Pooling
from explorer.state.session import change, current
from explorer.words.catalogue import say, titles
from explorer.words.sentences import plain


def show_code(pooling: Pooling) -> None:
    """Show one program for each way to compute the output."""
    choices = current().choices
    back = back_of(choices, pooling)
    direction = back.direction if back else "forward"
    name = st.segmented_control(
        say("code.label"),
        list(WAYS[direction]),
        format_func=titles("ways").__getitem__,
        default="From scratch",
        required=True,
        key="code" if direction == "forward" else f"code_{direction}",
        on_change=change,
    )
    code = write(name, pooling.image, pooling.steps.geometry, direction)
    if code.note:
        st.caption(plain(code.note))
    if not code.body:
        return
    if pooling.is_picture:
        st.caption(say("code.input"))
    given = filter_lines(pooling.filtered)
    if direction == "backward":
        upstream = upstream_line(upstream_of(choices, pooling), pooling.steps.output.shape)
        given = f"{given}\n{upstream}".lstrip()
    program = as_program(pooling.given, code, is_picture=pooling.is_picture, given=given)
    st.code(program, language="python")
