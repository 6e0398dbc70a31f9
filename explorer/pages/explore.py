"""Explore: one input, one pooling, and every number next to its window."""

import time
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from explorer.components.stage import stage
from explorer.controls import input_controls, pool_controls
from explorer.controls.parts import tabs
from explorer.sections.code import show_code
from explorer.sections.download import show_download
from explorer.sections.plots import show_plots
from explorer.sections.pools import show_pools
from explorer.sections.verify import show_verify
from explorer.state.choices import TABS, Choices
from explorer.state.link import write_link
from explorer.state.pictures import chosen_image
from explorer.state.pooled import Pooling
from explorer.state.session import change, current, follow_link, keep_link, set_matrix
from explorer.words.sentences import plain, shape
from pooling import Trace

# Seconds. The browser draws all that has come in one pass, which takes it longer than
# receiving the page: what follows the stage is sent when the stage has been drawn.
HEAD_START = 0.08


def show() -> None:
    """Draw the page from the choices, and keep the link true to them.

    The choices are known before a widget is drawn, so the stage is sent first and its
    redrawing waits for nothing else on the page. A change that comes meanwhile starts the
    next run, and this one ends before its slower part.
    """
    follow_link()
    session = current()
    choices, before = session.choices, session.pooled
    above = st.container()
    pooling, steps, refusal = _pooled(choices)
    stage(
        steps,
        is_picture=pooling.is_picture,
        editable=choices.input == "matrix" and not refusal,
        at=choices.at,
        label=_label(choices),
        on_edit=set_matrix,
        on_pin=lambda at: change(at=at),
    )
    if pooling is not before:
        time.sleep(HEAD_START)
    with above:
        _show_notices(choices, refusal)
    with st.sidebar, st.container(gap="xsmall"):
        st.title("Pooling Lab", anchor=False)
        input_controls()
        pool_controls()
    _show_sections(pooling, choices)
    keep_link()


def _pooled(choices: Choices) -> tuple[Pooling, Trace, str]:
    """Return what to show, or what fitted last and why the choices do not."""
    session = current()
    is_picture = choices.input == "image"
    is_private = is_picture and choices.source != "sample"
    try:
        image = chosen_image(choices, session.pictures)
        wanted = Pooling.of(image, choices.spec(), is_picture=is_picture, is_private=is_private)
        if wanted == session.pooled:
            wanted = session.pooled  # Which may hold a result of its own.
        steps = wanted.steps
    except ValueError as error:
        refusal = str(error).rstrip(".")
    except MemoryError:
        refusal = "the server has too little memory left; choose a smaller size"
    else:
        session.pooled = wanted
        return wanted, steps, ""
    return session.pooled, session.pooled.steps, refusal


def _show_notices(choices: Choices, refusal: str) -> None:
    session = current()
    if session.notices:
        st.warning("\n\n".join(map(plain, session.notices)))
    is_missing = choices.source != "sample" and choices.source not in session.pictures
    if choices.input == "image" and is_missing:
        st.info("No picture is chosen yet, so the sample is shown. A link cannot carry a picture.")
    if refusal:
        st.error(plain(f"Not applied: {refusal}. Below is the last result that fitted."))


def _label(choices: Choices) -> str:
    if choices.windows == "output":
        return f"Output {shape(choices.output_size)}, {choices.mode}"
    stride = choices.stride or choices.pool_size
    by = str(stride[0]) if stride[0] == stride[1] else shape(stride)
    return f"{shape(choices.pool_size)}, stride {by}, {choices.mode}"


def _show_sections(pooling: Pooling, choices: Choices) -> None:
    tabs("Section", TABS, "tab")
    sections = {
        "pools": show_pools,
        "plots": show_plots,
        "code": show_code,
        "verify": show_verify,
        "download": partial(show_download, link=_link(choices)),
    }
    sections[choices.tab](pooling)


def _link(choices: Choices) -> str:
    address = (st.context.url or "").split("?")[0]
    return f"{address}?{urlencode(write_link(choices), safe=',;')}"
