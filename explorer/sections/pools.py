"""The extracted pools, in row order, a page at a time."""

import base64
import html
import io
from functools import partial

import numpy as np
import streamlit as st
from PIL import Image

from explorer.inputs.greys import greys_of
from explorer.state.pooled import Pooling
from explorer.state.session import change, current
from explorer.words.catalogue import say, say_count, titles
from explorer.words.numbers import number
from pooling import MODES, Trace
from pooling.axis import NO_CELL, Axis
from pooling.spec import counts_padding

MOST_CELLS_ON_PAGE = 480
LARGEST_TABLE = 64
# In letters of the page: a cell of a table with its borders, and the least of a card.
CELL_WIDTH = 2.9
LEAST_WIDTH = 9.2

STYLE = """<style>
.pools { display: grid; gap: 0.9rem 1.4rem; font-variant-numeric: tabular-nums;
  grid-template-columns: repeat(auto-fill, minmax(min(var(--card), 100%), 1fr)); }
.pools figure { cursor: pointer; margin: 0; }
.pools button { background: none; border: 0; color: inherit; cursor: pointer; font: inherit;
  font-size: 0.8rem; min-height: 1.6rem; padding: 0.2rem 0; text-align: left; }
.pools table { border-collapse: collapse; }
.pools td { min-width: 2.1rem; height: 1.8rem; padding: 0 0.3rem; text-align: center;
  font-size: 0.85rem; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
.pools td.pad { border-style: dashed; opacity: 0.75; }
.pools td.won span { display: inline-block; min-width: 1.5rem; border: 2px solid currentColor;
  border-radius: 1rem; font-weight: 700; }
.pools .picture { position: relative; width: 6rem; }
.pools img { display: block; width: 100%; image-rendering: pixelated; }
.pools .ring { position: absolute; width: 0.8rem; height: 0.8rem; transform: translate(-50%, -50%);
  border: 2px solid #fff; outline: 2px solid #000; border-radius: 50%; }
</style>"""


def show_pools(pooling: Pooling) -> None:
    """Draw one page of pools, and the means to reach any other."""
    steps = pooling.steps
    rows, cols = steps.geometry.output_shape
    height, width = steps.windows.shape[2:4]
    per_page = int(np.clip(MOST_CELLS_ON_PAGE // (height * width), 6, 24))
    pages = -(-rows * cols // per_page)
    state = st.session_state
    session = current()
    at = session.looked or session.choices.at or (0, 0)
    state.pool_number = min(at[0], rows - 1) * cols + min(at[1], cols - 1) + 1
    page = (state.pool_number - 1) // per_page + 1

    def go_to(place: int) -> None:
        change(at=divmod(place - 1, cols))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            say("pools.number", most=f"{rows * cols:,}"),
            1,
            rows * cols,
            key="pool_number",
            on_change=lambda: go_to(state.pool_number),
            width=180,
        )
        if pages > 1:
            # A key for each page: its default cannot be set through the session state.
            key = f"pool_page_{page}"
            st.pagination(
                pages,
                default=page,
                key=key,
                on_change=lambda: go_to((state[key] - 1) * per_page + 1),
            )
        channel = _channel(steps)
    first = (page - 1) * per_page
    places = np.arange(first, min(first + per_page, rows * cols))
    shown = [f"{place + 1:,}" for place in (places[0], places[-1])]
    pools = say_count("counts.pools", rows * cols)
    st.caption(say("pools.shown", first=shown[0], last=shown[1], pools=pools))
    st.html(STYLE)  # apart, as what is unchanged is not sent again
    st.html(_cards(pooling, places, channel))


def _channel(steps: Trace) -> int | None:
    if steps.output.ndim == 2:
        return None
    channels = titles("channels")
    name = st.segmented_control(
        say("pools.channel"),
        list(channels),
        format_func=channels.__getitem__,
        default="red",
        required=True,
        key="channel",
        on_change=change,
    )
    return list(channels).index(name)


def _cards(pooling: Pooling, places: np.ndarray, channel: int | None) -> str:
    steps = pooling.steps
    rows, cols = np.unravel_index(places, steps.geometry.output_shape)
    windows, is_real, output = (
        values[rows, cols][None] for values in (steps.windows, steps.is_real, steps.output)
    )
    if channel is not None:
        windows, output = windows[..., channel], output[..., channel]
    is_table = windows[0, 0].size <= LARGEST_TABLE
    greys = greys_of(pooling.image) if pooling.is_picture else None
    draw = _table if is_table else partial(_picture, greys=greys)
    zero_rows, zero_cols = (
        _zeros(steps, axis) for axis in (steps.geometry.rows, steps.geometry.cols)
    )
    heights, widths = _sizes(steps.geometry.rows)[rows], _sizes(steps.geometry.cols)[cols]
    cards = []
    mode = MODES[steps.spec.mode]
    for i, place in enumerate(places):
        one = slice(i, i + 1)
        window, real = (cells[:, one, : heights[i], : widths[i]] for cells in (windows, is_real))
        makers = mode.makers(window, real, output[:, one])[0, 0]
        result = number(output[0, i])
        caption = html.escape(
            say("pools.caption", number=f"{place + 1:,}", row=rows[i] + 1, col=cols[i] + 1)
        )
        zeros = np.outer(zero_rows[rows[i], : heights[i]], zero_cols[cols[i], : widths[i]])
        body = draw(window[0, 0], real[0, 0], makers, zeros)
        # The shell moves the stage for a click, also of this button, and frames its window's card.
        button = f"<button>{caption} &rarr; <b>{result}</b></button>"
        at = f"{rows[i]},{cols[i]}"
        cards.append(f'<figure data-place="{at}">{body}<figcaption>{button}</figcaption></figure>')
    width = max(widths.max() * CELL_WIDTH if is_table else 0, LEAST_WIDTH)
    return f'<div class="pools" style="--card: {width:.1f}rem">{"".join(cards)}</div>'


def _sizes(axis: Axis) -> np.ndarray:
    """Return how many cells each window has, padding among them."""
    return np.count_nonzero(axis.positions() != NO_CELL, axis=1)


def _zeros(steps: Trace, axis: Axis) -> np.ndarray:
    """Return where along an axis the padding of each window is zeros that an average counts."""
    positions = axis.positions()
    if not counts_padding(steps.spec):
        return np.zeros(positions.shape, bool)
    return (positions >= -axis.pad_before) & (positions < axis.length + axis.pad_after)


def _table(window: np.ndarray, is_real: np.ndarray, makers: np.ndarray, zeros: np.ndarray) -> str:
    cells = []
    for value, real, is_maker, is_zero in zip(
        window.flat, is_real.flat, makers.flat, zeros.flat, strict=True
    ):
        if not real:
            cells.append(f'<td class="pad">{0 if is_zero else "&ndash;"}</td>')
        elif is_maker:
            cells.append(f'<td class="won"><span>{number(value)}</span></td>')
        else:
            cells.append(f"<td>{number(value)}</td>")
    width = window.shape[1]
    rows = ("".join(cells[i : i + width]) for i in range(0, len(cells), width))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _picture(
    window: np.ndarray,
    is_real: np.ndarray,
    makers: np.ndarray,
    _: np.ndarray,
    *,
    greys: tuple[float, float] | None,
) -> str:
    """Draw a large pool as grey pixels, padding transparent, a ring on what makes its value."""
    low, high = greys or (window.min(), window.max())
    grey = np.where(is_real, window, low).astype(float)
    grey = np.clip((grey - low) / ((high - low) or 1) * 255, 0, 255).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(np.dstack([grey, is_real * np.uint8(255)]), "LA").save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode()
    height, width = window.shape
    rings = "".join(
        f'<span class="ring" style="left:{(col + 0.5) / width:.1%};top:{(row + 0.5) / height:.1%}">'
        "</span>"
        for row, col in np.argwhere(makers)
    )
    alt = html.escape(say("pools.picture", height=height, width=width))
    return f'<div class="picture"><img alt="{alt}" src="data:image/png;base64,{data}">{rings}</div>'
