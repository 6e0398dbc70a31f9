"""A question on the page, the same in a lesson, in practice, and about the reader's own matrix."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.components.asking import asking
from explorer.lessons.checking import Verdict
from explorer.lessons.fields import cells_of, check, fitted, form_of, misread, verdict_of
from explorer.lessons.lesson import Question
from explorer.lessons.typed import LONGEST
from explorer.sections.played import has_windows
from explorer.state.session import change, current
from explorer.words.asking import (
    heading_of,
    names_of,
    setting_of,
    told,
    unread_texts,
    values_of,
)
from explorer.words.catalogue import say
from explorer.words.numbers import in_full
from explorer.words.sentences import shape
from pooling.problem import Pooled

# Whether a question is answered after a button of an open one.
_AFTER = {"keep": "no", "check": "checked", "show": "shown"}


@dataclass(frozen=True)
class Framing:
    """What is around a question.

    Attributes
    ----------
    place, name, text : str
        Where one is, what it is about, and the question itself.
    rule : str
        What it comes to, in one sentence, or nothing.
    next : str
        What the button that leads on says, or nothing.
    on_next : callable
    on_answered : callable
        Called with the verdict, or None where the answer was asked for.
    """

    place: str
    name: str
    text: str
    rule: str = ""
    next: str = ""
    on_next: Callable[[], object] = lambda: None
    on_answered: Callable[[Verdict | None], object] = lambda _: None


def show_question(question: Question, framing: Framing, question_id: str) -> None:
    """Draw a question, and once it is answered what there is to say of the answer."""
    choices = current().choices
    given = fitted(question, choices.given)
    verdict = verdict_of(question, given) if choices.answered != "no" else None
    answer = {
        "form": form_of(question),
        "head": heading_of(question),
        "cells": cells_of(question),
        "names": names_of(question),
        **_grid(question),
    }
    asking(
        {
            "question_id": question_id,
            "place": framing.place,
            "name": framing.name,
            "question": framing.text,
            "setting": _setting(question),
            "next": framing.next,
            "input": _input(question),
            "answer": answer,
            "given": given,
            "answered": choices.answered,
            "is_played": choices.answered != "no" and has_windows(question.problem),
            "unread": () if verdict else _unread(question, given),
            "verdict": verdict and _described(question, verdict),
            "said": _said(question, given, verdict, framing.rule),
        },
        on_act=lambda act, texts: _act(question, framing, act, texts),
    )


def _act(question: Question, framing: Framing, act: str, texts: tuple[str, ...]) -> None:
    """Do what a button of the question says; where it is not there, nothing."""
    given = fitted(question, [text[:LONGEST] for text in texts])
    session = current()
    is_open = session.choices.answered == "no"
    session.is_tried = False
    if is_open != (act in ("keep", "check", "show")):
        return
    if act == "next":
        change(given=(), answered="no")
        framing.on_next()
    elif act == "again":
        change(answered="no")
    elif act == "check" and misread(question, given):
        session.is_tried = True
        change(given=given)
    else:
        change(given=given, answered=_AFTER[act])
        if act != "keep":
            framing.on_answered(check(question, given) if act == "check" else None)


def _unread(question: Question, given: tuple[str, ...]) -> tuple[int, ...]:
    return misread(question, given) if current().is_tried else ()


def _described(question: Question, verdict: Verdict) -> list[dict[str, Any]]:
    values = values_of(question, verdict)
    return [
        {"right": right, "value": value} for right, value in zip(verdict.right, values, strict=True)
    ]


def _said(
    question: Question, given: tuple[str, ...], verdict: Verdict | None, rule: str
) -> list[dict[str, str]]:
    if verdict is None:
        which = _unread(question, given)
        return [{"kind": "problem", "text": unread_texts(question, given, which)}] if which else []
    lines = told(question, verdict, was_shown=current().choices.answered == "shown")
    said = [{"kind": "verdict" if not at else "why", "text": line} for at, line in enumerate(lines)]
    return [*said, {"kind": "rule", "text": rule}] if rule else said


def _grid(question: Question) -> dict[str, Any]:
    """Return how many rows and columns the fields have; without columns each has its name."""
    form, answer = form_of(question), question.problem.answer()
    if form in ("cells", "marks"):
        rows, cols = answer.shape
        texts = _numbers_in(question) if form == "marks" else []
        return {"rows": rows, "columns": cols, "texts": texts}
    return {"rows": answer.size, "columns": 0, "texts": []}


def _numbers_in(question: Question) -> list[str]:
    problem = question.problem
    return list(map(in_full, problem.image.ravel())) if isinstance(problem, Pooled) else []


def _setting(question: Question) -> str:
    problem = question.problem
    if not isinstance(problem, Pooled):
        return ""
    said = setting_of(problem.spec)
    if not any(problem.shift):
        return said
    return f"{said} · {say('asked.shifted', down=problem.shift[0], right=problem.shift[1])}"


def _input(question: Question) -> dict[str, Any] | None:
    problem = question.problem
    if not isinstance(problem, Pooled) or form_of(question) == "marks":
        return None
    image = problem.image
    write = in_full if image.ndim == 2 else _colour
    rows = [[write(cell) for cell in row] for row in image]
    spoken = "; ".join(", ".join(row) for row in rows)
    return {
        "head": say("asked.input_head", size=shape(image.shape[:2])),
        "rows": rows,
        "is_colours": image.ndim == 3,
        "label": say("asked.input_label", rows=len(rows), cols=len(rows[0]), numbers=spoken),
    }


def _colour(pixel: np.ndarray) -> str:
    """Write a pixel as CSS has it."""
    return f"rgb({', '.join(f'{part:g}' for part in np.clip(pixel, 0, 255))})"
