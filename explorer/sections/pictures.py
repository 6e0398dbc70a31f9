"""Pictures to take home: the step that is looked at, and all steps as an animation."""

import html
import threading
from collections.abc import Callable
from functools import lru_cache, partial

import streamlit as st

from explorer.exports.animation import MOST_FRAMES, PACES, Run, as_gif, as_webp, stops
from explorer.exports.canvas import Width, as_png, as_svg
from explorer.exports.names import file_name
from explorer.exports.steps import Look, step_of
from explorer.sections.offers import Offer, show_offers
from explorer.state.pooled import Pooling
from explorer.state.session import change, current
from explorer.words.catalogue import say, say_count, titles
from explorer.words.windows import tell
from pooling import Trace
from pooling.axis import Pair

# The least, the most and the first width, for each unit.
WIDTHS = {"px": (200, 4000, 1280), "cm": (2, 40, 16)}

Maker = Callable[[Trace, Look, Run], bytes]
# One animation at a time: each takes seconds, and up to 300 MB while it is made.
_turn = threading.Lock()


def show_pictures(pooling: Pooling) -> tuple[Offer, ...]:
    """Offer the step and the animation, and return them as offers."""
    steps, spec = pooling.steps, pooling.spec
    at = _at(pooling)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        look, width = _look(pooling), _width()
    told = tell(steps, at, look.channel).sentence
    place = ",".join(map(str, at))
    # The shell asks for this anew once the stage rests at another window.
    st.html(f'<p class="step" data-place="{place}">{html.escape(told)}</p>')
    what = f"step{at[0] + 1}-{at[1] + 1}"

    def drawn(kind: str) -> bytes:
        figure = step_of(steps, at, look).figure
        return as_png(figure, width) if kind == "png" else as_svg(figure, width, told)

    stills = show_offers(
        Offer(say("pictures.step_png"), file_name(spec, "png", what), partial(drawn, "png")),
        Offer(say("pictures.step_svg"), file_name(spec, "svg", what), partial(drawn, "svg")),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        run = _run()
    moving = partial(animated, pooling=pooling, look=look, run=run)
    st.caption(say_count("pictures.frames", len(stops(steps)), most=MOST_FRAMES))
    animations = show_offers(
        Offer(say("pictures.gif"), file_name(spec, "gif"), partial(moving, as_gif)),
        Offer(say("pictures.webp"), file_name(spec, "webp"), partial(moving, as_webp)),
    )
    return *stills, *animations


def animated(make: Maker, pooling: Pooling, look: Look, run: Run) -> bytes:
    """Make an animation, or take the one that was made of the same; of a private one none is kept.

    Parameters
    ----------
    make : callable
        Of `explorer.exports.animation`: which kind of file.
    pooling : Pooling
    look : Look
    run : Run

    Returns
    -------
    bytes
    """
    with _turn:
        if pooling.is_private:
            return make(pooling.steps, look, run)
        return _shared(make, pooling, look, run)


@lru_cache(maxsize=8)
def _shared(make: Maker, pooling: Pooling, look: Look, run: Run) -> bytes:
    return make(pooling.steps, look, run)


def _at(pooling: Pooling) -> Pair:
    """Return the window that is looked at, as far as the output has it."""
    session = current()
    rows, cols = pooling.steps.geometry.output_shape
    row, col = session.looked or session.choices.at or (0, 0)
    return min(row, rows - 1), min(col, cols - 1)


def _look(pooling: Pooling) -> Look:
    theme = st.segmented_control(
        say("pictures.ground"),
        ["light", "dark"],
        format_func=titles("grounds").__getitem__,
        default="light",
        required=True,
        key="picture_ground",
        on_change=change,
    )
    channel = 0
    if pooling.image.ndim == 3:
        names = list(titles("channels"))
        channel = st.segmented_control(
            say("pools.channel"),
            range(len(names)),
            format_func=lambda index: titles("channels")[names[index]],
            default=0,
            required=True,
            key="picture_channel",
            on_change=change,
        )
    name = "features" if pooling.filtered else "input"
    ground = "dark" if theme == "dark" else "light"
    return Look(pooling.is_picture, ground, name, channel or 0)


def _width() -> Width:
    unit = st.segmented_control(
        say("pictures.unit"),
        list(WIDTHS),
        format_func=titles("units").__getitem__,
        default="px",
        required=True,
        key="picture_unit",
        on_change=change,
    )
    unit = "cm" if unit == "cm" else "px"
    least, most, first = WIDTHS[unit]
    amount = st.number_input(
        say("pictures.width"),
        least,
        most,
        first,
        key=f"picture_{unit}",
        on_change=change,
        width=140,
    )
    return Width(amount, unit)


def _run() -> Run:
    pace = st.segmented_control(
        say("pictures.pace"),
        PACES,
        default=2,
        required=True,
        key="picture_pace",
        on_change=change,
    )
    loops = st.toggle(say("pictures.loops"), True, key="picture_loops", on_change=change)
    return Run(pace or 2, loops)
