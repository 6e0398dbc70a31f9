"""A page with one form that can be taken off it, as a page of several is left and opened again."""

import streamlit as st

from explorer.components.form import Field, form

state = st.session_state
state.setdefault("size", 2)
state.setdefault("mode", "max")
state.setdefault("side", 4)
st.text(f"size {state.size}, {state.mode}")
st.text(f"side {state.side}")
if st.toggle("Open", value=True):
    modes = {"max": "Max", "min": "Min"} | ({"l2": "L2"} if state.size > 2 else {})
    first = [Field("switch", "more", "More", True), Field("button", "follow", "Follow")]
    fields = [
        *(first if state.size > 2 else []),
        Field("choice", "mode", "Mode", state.mode, options=modes),
        Field("slider", "size", "Size", state.size, (1, 9)),
        Field("number", "side", "Side", state.side, (1, 99)),
        Field("rows", "rows", f"Rows of {state.size}", "", (0, 9), action="Use"),
    ]
    form("trial", fields, state.__setitem__)
st.button("Run")
st.text(f"taken {state.get('trial_taken', 0)}")
