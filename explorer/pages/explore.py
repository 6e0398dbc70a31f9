"""Explore: one input, one pooling, and every number next to its window."""

import time
from urllib.parse import urlencode

import streamlit as st

from explorer.components.shell import shell
from explorer.components.stage import stage
from explorer.controls import input_controls, pool_controls
from explorer.controls.parts import switch
from explorer.inputs.matrices import EXAMPLE
from explorer.sections.code import show_code
from explorer.sections.download import show_download
from explorer.sections.plots import show_plots
from explorer.sections.pools import show_pools
from explorer.sections.verify import show_verify
from explorer.state.choices import TABS, Choices
from explorer.state.link import write_link
from explorer.state.pictures import chosen_image
from explorer.state.pooled import Pooling
from explorer.state.session import follow_link, get_choices, keep_link, set_matrix
from explorer.words.sentences import plain, shape
from pooling import PoolSpec, Trace
from pooling.axis import Pair

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
    choices = get_choices()
    above = st.container()
    before = st.session_state.get("pooled")
    pooling, steps, refusal = _pooled(choices)
    shell(_label(choices))
    stage(
        pooling.image,
        steps,
        editable=choices.input == "matrix" and not refusal,
        at=choices.at,
        on_edit=set_matrix,
        on_pin=_pin,
    )
    if pooling is not before:
        time.sleep(HEAD_START)
    with above:
        _show_notices(choices, refusal)
    with st.sidebar, st.container(gap="xsmall"):
        st.title("Pooling Lab", anchor=False)
        input_controls()
        pool_controls()
    _show_sections(pooling, steps, choices)
    keep_link(choices)


def _pooled(choices: Choices) -> tuple[Pooling, Trace, str]:
    """Return what to show, or what fitted last and why the choices do not."""
    state = st.session_state
    if "pooled" not in state:
        state.pooled = Pooling.of(EXAMPLE, PoolSpec())
    is_private = choices.input == "image" and choices.source != "sample"
    try:
        wanted = Pooling.of(chosen_image(choices), choices.spec(), is_private=is_private)
        if wanted == state.pooled:
            wanted = state.pooled  # Which may hold a result of its own.
        steps = wanted.steps
    except ValueError as error:
        refusal = str(error).rstrip(".")
    except MemoryError:
        refusal = "the server has too little memory left; choose a smaller size"
    else:
        state.pooled = wanted
        return wanted, steps, ""
    return state.pooled, state.pooled.steps, refusal


def _show_notices(choices: Choices, refusal: str) -> None:
    if st.session_state.notices:
        st.warning("\n\n".join(map(plain, st.session_state.notices)))
    is_missing = choices.source != "sample" and not st.session_state.pictures.get(choices.source)
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


def _pin(at: Pair | None) -> None:
    st.session_state.at = at


def _show_sections(pooling: Pooling, steps: Trace, choices: Choices) -> None:
    switch("Section", TABS, "tab")
    image = pooling.image
    sections = {
        "pools": lambda: show_pools(steps),
        "plots": lambda: show_plots(pooling),
        "code": lambda: show_code(image, steps),
        "verify": lambda: show_verify(image, steps),
        "download": lambda: show_download(image, steps, link=_link(choices)),
    }
    sections[choices.tab]()


def _link(choices: Choices) -> str:
    address = (st.context.url or "").split("?")[0]
    return f"{address}?{urlencode(write_link(choices), safe=',;')}"
