"""Frameworks: one question, put once, and a column for what each makes of it."""

import streamlit as st

from explorer.components.compare import Column, Result, compare
from explorer.controls.frameworks import frameworks_controls
from explorer.controls.parts import tabs
from explorer.sections.framework_code import show_framework_code
from explorer.sections.framework_rules import show_framework_rules
from explorer.sections.questions import show_questions
from explorer.state.answers import Answer, Silence, answers_of, compare_answers
from explorer.state.choices import Choices
from explorer.state.framework_cases import FRAMEWORK_CASES, case_of
from explorer.state.pooled import Pooling
from explorer.state.session import current
from explorer.ways.chosen import Chosen
from explorer.ways.way import Way
from explorer.words.catalogue import say, titles
from explorer.words.features import about_features
from explorer.words.frameworks import (
    facts_of,
    missing_of,
    reason_of,
    title_of,
    verdict_of,
    written,
)
from explorer.words.sentences import plain
from pooling.conventions import FRAMEWORKS


def _show_columns() -> bool:
    choices, chosen = current().choices, Chosen.now()
    asked = [one for name in choices.frameworks for one in answers_of(name, choices.asked)]
    pooled = [(one, _pooled(chosen, one)) for one in asked if isinstance(one, Answer)]
    given = [(answer, pooling) for answer, pooling in pooled if pooling]
    # Whoever cannot be asked comes last, so that A is what the others are compared with.
    silent = [one for one in asked if isinstance(one, Silence)]
    refusing = [answer for answer, pooling in pooled if not pooling]
    columns = [
        *(_column(pair, given[0], choices) for pair in given),
        *(_empty(one, chosen) for one in (*refusing, *silent)),
    ]
    letters = [
        chr(ord("A") + index)
        for index, column in enumerate(columns)
        if column.result and columns[0].result and _differs(column.result, columns[0].result)
    ]
    return compare(
        columns,
        verdict=verdict_of(letters, title_of(given[0][0]) if given else ""),
        about=about_features(chosen.filtered),
        is_picture=chosen.is_picture,
        name=given[0][1].digest if given else "",
        story=titles("framework_stories").get(case_of(choices), ""),
        key="frameworks",
    )


def _pooled(chosen: Chosen, answer: Answer) -> Pooling | None:
    try:
        return chosen.pooled(answer.spec)
    except ValueError:
        return None


def _empty(one: Answer | Silence, chosen: Chosen) -> Column:
    problem = chosen.problem or missing_of(one, current().shape)
    code = written(one.call) if isinstance(one, Answer) else ""
    return Column(title_of(one), None, problem, subtitle=_version(one), code=code)


def _version(one: Answer | Silence) -> str:
    return say("frameworks.version", version=FRAMEWORKS[one.framework].version)


def _column(
    pair: tuple[Answer, Pooling], start: tuple[Answer, Pooling], choices: Choices
) -> Column:
    (answer, pooling), (first, begun) = pair, start
    found = compare_answers(begun, pooling)
    why = say("reasons.first")
    if answer is not first:
        differs, aspects = found.differs, found.aspects
        why = reason_of(first.spec, answer.spec, aspects, choices.asked, differs=differs)
    result = Result(pooling.steps, found.cells, facts_of(pooling.steps), why)
    return Column(title_of(answer), result, subtitle=_version(answer), code=written(answer.call))


def _differs(result: Result, first: Result) -> bool:
    shapes = result.steps.output.shape, first.steps.output.shape
    return bool(result.differs.any()) or shapes[0] != shapes[1]


def _show_rest() -> None:
    if name := case_of(current().choices):
        case = FRAMEWORK_CASES[name]
        link = say("frameworks.thread", name=case.thread)
        st.markdown(f"[{plain(link)}]({case.address})")
    tabs(say("frameworks.label"), titles("below"), "below")
    sections = {
        "cases": show_questions,
        "write": show_framework_code,
        "rules": show_framework_rules,
    }
    sections[current().choices.below]()


WAY = Way(_show_columns, frameworks_controls, _show_rest)
