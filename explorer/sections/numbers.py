"""The numbers that matter, in one strip."""

import numpy as np
import streamlit as st

from explorer.words import count, formula, shape
from pooling import Geometry

STYLE = """<style>
dl.numbers { display: flex; flex-wrap: wrap; gap: 0.3rem 1.8rem; margin: 0; padding: 0;
  font-variant-numeric: tabular-nums; }
.numbers dt { font-size: 0.75rem; opacity: 0.8; }
.numbers dd { margin: 0; font-size: 1.05rem; }
</style>"""


def show_numbers(geometry: Geometry) -> None:
    """Show shapes, the number of pools, the formula, the share kept and what is never read."""
    rows, cols = geometry.output_shape
    height, width = geometry.input_shape
    unread = int(np.count_nonzero(geometry.coverage() == 0))
    formulas = [formula(geometry, axis) for axis in (geometry.rows, geometry.cols)]
    if formulas[0] == formulas[1]:
        lengths = {"Output rows and columns": formulas[0]}
    else:
        lengths = {"Output rows": formulas[0], "Output columns": formulas[1]}
    items = {
        "Input": shape(geometry.input_shape),
        "Output": shape(geometry.output_shape),
        "Windows": count(rows * cols, "pool"),
        **lengths,
        "Values kept": f"{100 * rows * cols / (height * width):.3g} %",
        "Never read": count(unread, "cell"),
    }
    pairs = "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in items.items())
    st.html(f'{STYLE}<dl class="numbers">{pairs}</dl>')
