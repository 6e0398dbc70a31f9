"""The side-by-side plots of matplotlib."""

import numpy as np
import streamlit as st

from explorer.quick_plots import quick_png
from explorer.words import shape
from pooling import Trace


def show_plots(image: np.ndarray, steps: Trace) -> None:
    """Draw the input and the pooled output next to each other, as matplotlib does."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    title = f"Input {shape(image.shape[:2])} and output {shape(steps.output.shape[:2])}"
    st.image(quick_png(image, steps, theme=theme), output_format="PNG", alt=title)
    st.caption("Both are drawn at one size; the axes show the true sizes.")
