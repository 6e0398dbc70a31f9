"""Worksheets: exercises on paper, and the key to them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from explorer.controls.parts import labelled, tabs
from explorer.exports.handout import Handout, why_left_out
from explorer.exports.names import exercises_name, file_name
from explorer.exports.worksheet import answer_key, worksheet
from explorer.lessons.lesson import Question
from explorer.sections.offers import Offer, show_offers
from explorer.state.addresses import address_of
from explorer.state.choices import EXERCISES, LARGEST_SEED, PRACTICE, Choices
from explorer.state.pooled import Pooling
from explorer.state.session import change, current
from explorer.words.catalogue import say, titles
from explorer.words.sentences import shape
from pooling.problem import Pooled


def show_worksheet(pooling: Pooling) -> tuple[Offer, ...]:
    """Offer the matrix on the page as a worksheet, with exercises of a seed and a level."""
    reason = _why_left_out(pooling)
    st.caption(reason or say("worksheet.about"))
    tabs(say("worksheet.level"), titles("practice_levels"), "level")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _show_seed()
        _show_settings()
    choices = current().choices
    if reason:
        return _show_practice_files(choices)
    title = say("plots.features", size=shape(pooling.image.shape)) if pooling.filtered else ""
    handout = replace(
        _practised(choices),
        link=address_of(_explored(choices)),
        own=Question("own", Pooled(pooling.image, pooling.spec)),
        own_title=title,
    )
    return _show_files(handout, partial(file_name, pooling.spec, "pdf"))


def show_practice_sheet() -> None:
    """Offer the exercises of practice on paper."""
    with st.expander(say("worksheet.on_paper")):
        st.caption(say("worksheet.exercises_alone"))
        with st.container(horizontal=True):
            _show_settings()
        _show_practice_files(current().choices)


def _why_left_out(pooling: Pooling) -> str:
    if current().refusal:
        return say("worksheet.unfit")
    return why_left_out(pooling.image, pooling.spec, is_picture=pooling.is_picture)


def _show_seed() -> None:
    state, seed = st.session_state, current().choices.seed
    if state.get("sheet_seed") != seed:
        state["sheet_seed"] = seed
    st.number_input(
        say("worksheet.seed"),
        0,
        LARGEST_SEED,
        key="sheet_seed",
        on_change=lambda: change(seed=state["sheet_seed"]),
        width=140,
    )


def _show_settings() -> None:
    labelled(say("worksheet.exercises"), {name: name for name in EXERCISES}, "exercises")
    labelled(say("worksheet.paper"), titles("papers"), "paper")


def _explored(choices: Choices) -> Choices:
    """Return the choices that a worksheet is made of, without what else a reader looks at."""
    seen = Choices()
    return replace(
        choices,
        tab="download",
        at=seen.at,
        direction=seen.direction,
        upstream=seen.upstream,
        ask=seen.ask,
        given=seen.given,
        answered=seen.answered,
        view=seen.view,
        show=seen.show,
    )


def _practised(choices: Choices) -> Handout:
    """Return exercises alone, with the link to practice."""
    practice = Choices(
        page="learn",
        lesson=PRACTICE,
        seed=choices.seed,
        level=choices.level,
        exercises=choices.exercises,
        paper=choices.paper,
    )
    return Handout(
        address_of(practice),
        choices.seed,
        int(choices.level),
        int(choices.exercises),
        choices.paper,
    )


def _show_practice_files(choices: Choices) -> tuple[Offer, ...]:
    handout = _practised(choices)
    return _show_files(handout, partial(exercises_name, handout.seed, handout.level))


def _show_files(handout: Handout, name: Callable[[str], str]) -> tuple[Offer, ...]:
    return show_offers(
        Offer(say("worksheet.make"), name("worksheet"), lambda: worksheet(handout)),
        Offer(say("worksheet.make_key"), name("key"), lambda: answer_key(handout)),
    )
