"""Explore: one input, one pooling, and every number next to its window."""

from dataclasses import replace
from typing import Any

import streamlit as st

from explorer.components.stage import pack_back, stage
from explorer.controls import input_controls, pool_controls
from explorer.controls.parts import tabs
from explorer.inputs.matrices import EXAMPLE
from explorer.lessons.course import own_question
from explorer.pages.frame import Page
from explorer.sections.asking import Framing, show_question
from explorer.sections.code import show_code
from explorer.sections.pools import show_pools
from explorer.sections.verify import show_verify
from explorer.state.addresses import address_of
from explorer.state.backward import back_of, parts_of, why_not
from explorer.state.learning_parameters import ALL
from explorer.state.pooled import Pooling
from explorer.state.results import pool_chosen
from explorer.state.session import change, current, set_matrix
from explorer.words.catalogue import say, titles
from explorer.words.features import about_features
from explorer.words.settings import name_of
from pooling.axis import Pair


def _asked_cells() -> tuple[Pair, ...] | None:
    """Return the cells that the link asks for, none for all of them, or None if it asks nothing."""
    session = current()
    choices, pooling = session.choices, session.pooled
    if not choices.ask or pooling.is_picture or pooling.filtered or session.refusal:
        return None
    rows, cols = pooling.steps.geometry.output_shape
    cells = () if isinstance(choices.ask, str) else choices.ask
    fitting = tuple(cell for cell in cells if cell[0] < rows and cell[1] < cols)
    return None if cells and not fitting else fitting


def _is_asked() -> bool:
    return _asked_cells() is not None and current().choices.answered == "no"


def _show_stage() -> bool:
    session = current()
    before = session.pooled
    pool_chosen()
    cells = _asked_cells()
    if cells is not None:
        question = own_question(session.pooled.image, session.pooled.spec, cells)
        framing = Framing("", say("asked.own_name"), say("asked.own"))
        show_question(question, framing, session.pooled.digest)
        if session.choices.answered == "no":
            return session.pooled is not before
    choices, pooling = session.choices, session.pooled
    stage(
        pooling.steps,
        is_picture=pooling.is_picture,
        name=pooling.digest,
        about=_about(),
        editable=choices.input == "matrix" and not (pooling.filtered or session.refusal),
        instead=_instead(),
        at=choices.at,
        direction=choices.direction,
        back=_back(),
        on_change=_change,
    )
    return pooling is not before


def _about() -> str:
    """Say how a feature map was made, and of a matrix why it cannot be edited."""
    filtered = current().pooled.filtered
    is_matrix = filtered and not filtered.is_picture
    advice = say("features.not_edited") if is_matrix else ""
    return f"{about_features(filtered)} {advice}".strip()


def _change(**choices: Any) -> None:
    if "matrix" in choices:
        set_matrix(choices["matrix"])
    else:
        change(**choices)


def _back() -> dict[str, Any] | None:
    session = current()
    pooling = session.pooled
    back = back_of(session.choices, pooling)
    if back is None:
        return None
    parts = None if pooling.is_picture else parts_of(pooling, back.direction)
    return pack_back(back.direction, back.values, back.upstream, parts, is_own=back.is_own)


def _instead() -> str:
    """Say what is shown where it is not what was chosen, or nothing."""
    session = current()
    if reason := why_not(session.choices, session.pooled):
        return reason
    if session.refusal:
        if session.pooled.image is EXAMPLE:  # which is what a session has before all else
            return say("notices.example_shown")
        return say("notices.not_fitting")
    return _instead_of_picture()


def _instead_of_picture() -> str:
    session = current()
    source = session.choices.source
    if session.choices.ask and _asked_cells() is None:
        return say("asked.matrix_only")
    if session.choices.input == "matrix" or source == "sample":
        return ""
    if source in session.unused:
        return session.unused[source][0]
    return "" if source in session.pictures else say("notices.no_picture_shown")


def _label() -> str:
    label = name_of(current().choices)
    return say("bar.refused", label=label) if current().refusal else label


def _show_controls() -> None:
    input_controls()
    pool_controls()


def _show_sections() -> None:
    if _is_asked():
        st.caption(say("asked.later"))
        return
    tabs(say("sections.label"), titles("tabs"), "tab")
    session = current()
    sections = {
        "pools": show_pools,
        "plots": _show_plots,
        "code": show_code,
        "verify": show_verify,
        "download": _show_download,
    }
    sections[session.choices.tab](session.pooled)


# What draws imports matplotlib, which takes longer than all else of the page: so it is imported
# when it is first asked for.
def _show_plots(pooling: Pooling) -> None:
    from explorer.sections.plots import show_plots

    show_plots(pooling)


def _show_download(pooling: Pooling) -> None:
    from explorer.sections.download import show_download

    show_download(pooling, link=address_of(current().choices), asking=_asking_link())


def _asking_link() -> str:
    """Return a link that asks for what is on the page, or nothing where it cannot."""
    session = current()
    if session.pooled.is_picture or session.pooled.filtered:
        return ""
    return address_of(replace(session.choices, ask=ALL, given=(), answered="no", tab="pools"))


def _introduces() -> bool:
    return not current().choices.ask


PAGE = Page("page.explore", _label, _show_stage, _show_controls, _show_sections, _introduces)
