"""The code that computes what is on the screen."""

import numpy as np
import streamlit as st

from explorer.programs import SNIPPETS, as_program, snippet
from explorer.words.sentences import plain
from pooling import Trace


def show_code(image: np.ndarray, steps: Trace) -> None:
    """Show one program for each way to compute the output."""
    name = st.segmented_control(
        "Computed by", list(SNIPPETS), default="From scratch", required=True, key="code"
    )
    code = snippet(name, image, steps.geometry)
    if code.note:
        st.caption(plain(code.note))
    if not code.body:
        return
    if image.dtype == np.uint8:
        st.caption("`input.npy` is the input in the Download section.")
    st.code(as_program(image, code), language="python")
