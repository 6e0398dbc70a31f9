"""The side-by-side plots of matplotlib."""

import base64
import html
from functools import lru_cache

import streamlit as st

from explorer.exports.canvas import Theme
from explorer.exports.quick_plots import quick_png
from explorer.state.pooled import Pooling
from explorer.words.catalogue import say
from explorer.words.sentences import shape

STYLE = 'style="display: block; max-width: 100%"'


def show_plots(pooling: Pooling) -> None:
    """Draw the input and the pooled output next to each other, as matplotlib does.

    A class that follows its teacher shares each drawing; of a private picture none is kept.
    """
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    draw = _draw if pooling.is_private else _shared_drawing
    image, output = pooling.image, pooling.steps.output
    title = say("plots.alt", input=shape(image.shape[:2]), output=shape(output.shape[:2]))
    # In the page itself: of a file of its own the server would give the next section's reader none
    # any more, where the browser asks for it late.
    data = base64.b64encode(draw(pooling, theme)).decode()
    st.html(f'<img alt="{html.escape(title)}" src="data:image/png;base64,{data}" {STYLE}>')
    st.caption(say("plots.caption"))


def _draw(pooling: Pooling, theme: Theme) -> bytes:
    name = "features" if pooling.filtered else "input"
    return quick_png(pooling.steps, is_picture=pooling.is_picture, theme=theme, name=name)


_shared_drawing = lru_cache(maxsize=48)(_draw)
