"""A framework's own code for the question, and what gives the numbers of the first one there."""

import numpy as np
import streamlit as st

from explorer.programs import as_program
from explorer.programs.calls import call_snippet
from explorer.programs.filtering import filter_lines
from explorer.state.answers import Answer, Silence, answers_of
from explorer.state.session import change, current
from explorer.ways.chosen import Chosen
from explorer.words.catalogue import say
from explorer.words.frameworks import missing_of, reason_words, title_of
from explorer.words.sentences import plain
from pooling.conventions import FRAMEWORKS, Call, UntranslatableError, spec_of, translate


def show_framework_code() -> None:
    """Show the code of one framework that says the same words, and its translation."""
    choices, chosen = current().choices, Chosen.now()
    image = chosen.image
    if image is None:
        return
    _choose()
    name = FRAMEWORKS[choices.to].title
    for answer in answers_of(choices.to, choices.asked):
        if isinstance(answer, Silence):
            st.markdown(f"**{plain(name)}**: {plain(missing_of(answer, current().shape))}")
            continue
        st.markdown(plain(say("written.asked", name=title_of(answer))))
        _show_call(answer.call, image, chosen)
    first = answers_of(choices.frameworks[0], choices.asked)[0]
    if choices.to != choices.frameworks[0]:
        _show_translation(first, name, image, chosen)


def _choose() -> None:
    state, names = st.session_state, list(FRAMEWORKS)
    if state.get("to") != current().choices.to:
        state["to"] = current().choices.to
    st.selectbox(
        say("written.framework"),
        names,
        format_func=lambda name: FRAMEWORKS[name].title,
        key="to",
        on_change=lambda: change(to=state["to"]),
    )


def _show_translation(
    first: Answer | Silence, name: str, image: np.ndarray, chosen: Chosen
) -> None:
    title, to = FRAMEWORKS[first.framework].title, current().choices.to
    if isinstance(first, Silence):
        st.markdown(plain(say("written.no_first", first=title)))
        return
    try:
        call = translate(first.spec, to, current().shape)
    except UntranslatableError as error:
        _show_reasons(error, title, name)
        return
    asked = [one.call for one in answers_of(to, current().choices.asked) if isinstance(one, Answer)]
    if not call.pad and spec_of(call) in map(spec_of, asked):
        st.markdown(plain(say("written.equal", first=title)))
        return
    st.markdown(plain(say("written.same", first=title, name=name)))
    if call.pad:
        st.caption(plain(say("written.by_hand")))
    _show_call(call, image, chosen)


def _show_reasons(error: UntranslatableError, title: str, name: str) -> None:
    sentences = [say("written.cannot", first=title, name=name), reason_words(error.plain)]
    if error.by_hand != error.plain:
        sentences += [say("written.nor_by_hand"), reason_words(error.by_hand)]
    st.markdown(plain(" ".join(sentences)))


def _show_call(call: Call, image: np.ndarray, chosen: Chosen) -> None:
    snippet = call_snippet(call, is_colour=image.ndim == 3)
    if snippet.note:
        st.caption(plain(snippet.note))
    if not snippet.imports:
        st.code(snippet.body, language=None)
        return
    if chosen.is_picture:
        st.caption(say("code.input"))
    filtered = chosen.filtered
    before = filtered.image if filtered else image
    program = as_program(
        before, snippet, is_picture=chosen.is_picture, given=filter_lines(filtered)
    )
    st.code(program, language="python")
