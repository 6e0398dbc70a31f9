"""Trace to matplotlib figure: the side-by-side plots. No Streamlit, no pyplot."""

import io
import threading
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explorer.words import shape
from pooling import Trace

INK = {"light": ("#FFFFFF", "#1B1B1A"), "dark": ("#14161A", "#ECEBE8")}

# One drawing at a time: matplotlib holds the interpreter's lock while it draws, so two
# drawings at once would only make both readers, and everybody else, wait longer.
_drawing = threading.Lock()


def side_by_side(
    image: np.ndarray, steps: Trace, *, theme: Literal["light", "dark"] = "light"
) -> Figure:
    """Plot the input and the pooled output next to each other.

    Parameters
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
        8-bit images are drawn from 0 to 255, other values from the least to the greatest.
    steps : Trace
        Of that image.
    theme : {"light", "dark"}
        Ink on paper, or the reverse.

    Returns
    -------
    Figure
        Two panels, with ticks that show the true sizes in cells.
    """
    paper, ink = INK[theme]
    figure = Figure(figsize=(8, 4.2), dpi=100, facecolor=paper)
    limits = (0, 255) if image.dtype == np.uint8 else (image.min(), image.max())
    panels = (("Input", image, 0.06), (f"Output: {steps.spec.mode}", steps.output, 0.55))
    for title, values, left in panels:
        axes = figure.add_axes((left, 0.08, 0.42, 0.80), facecolor=paper)
        _draw(axes, values, limits)
        axes.set_title(f"{title}, {shape(values.shape[:2])}", color=ink, fontsize=11)
        axes.tick_params(colors=ink, labelsize=8)
        for spine in axes.spines.values():
            spine.set_color(ink)
    return figure


def as_png(figure: Figure) -> bytes:
    """Return the figure as a PNG file."""
    return _saved(figure, "png")


def as_svg(figure: Figure) -> bytes:
    """Return the figure as an SVG file."""
    return _saved(figure, "svg")


def _draw(axes: Axes, values: np.ndarray, limits: tuple[float, float]) -> None:
    low, high = limits
    span = (high - low) or 1
    if values.ndim == 3:
        values = np.clip((values - low) / span, 0, 1)
    axes.imshow(values, cmap="gray", vmin=low, vmax=low + span, interpolation="nearest")


def _saved(figure: Figure, kind: str) -> bytes:
    stream = io.BytesIO()
    with _drawing:
        figure.savefig(stream, format=kind, facecolor=figure.get_facecolor())
    return stream.getvalue()
