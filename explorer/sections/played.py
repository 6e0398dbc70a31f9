"""The stage below a question: once that is answered, its windows are played."""

from dataclasses import replace
from typing import Any, TypeGuard

from explorer.components.stage import pack_back, stage
from explorer.lessons.fields import cells_of, fitted, form_of, is_gradient, verdict_of
from explorer.lessons.lesson import Question
from explorer.state.backward import Back, back_of, parts_of
from explorer.state.pooled import Pooling
from explorer.state.session import change, current
from pooling.axis import Pair
from pooling.problem import Pooled, Problem

# So many windows are played one after the other when an answer is shown.
MOST_PLAYED = 9


def has_windows(problem: Problem) -> TypeGuard[Pooled]:
    """Return whether there are windows on numbers to play."""
    return isinstance(problem, Pooled) and problem.image.ndim == 2


def play_answer(question: Question, question_id: str) -> None:
    """Let the stage play the windows that were wrong, or all of an answer that was right."""
    problem = question.problem
    if not has_windows(problem):
        return
    pooling = Pooling.of(problem.shifted, problem.spec)
    choices = replace(
        current().choices,
        direction="backward" if problem.asks == "gradient" else "forward",
        upstream=None,
    )
    back = back_of(choices, pooling)
    stage(
        pooling.steps,
        is_picture=False,
        name=f"{question_id} {pooling.digest}",
        about="",
        editable=False,
        instead="",
        at=None,
        direction=choices.direction,
        back=_packed(back, pooling) if back else None,
        on_change=lambda **_: change(),
        route=_route(question, pooling),
        key="revealed",
    )


def _packed(back: Back, pooling: Pooling) -> dict[str, Any]:
    parts = parts_of(pooling, back.direction)
    return pack_back(back.direction, back.values, back.upstream, parts, is_own=False)


def _route(question: Question, pooling: Pooling) -> tuple[Pair, ...]:
    """Return the windows to play: of wrong cells of the output these, and else the first ones."""
    rows, cols = pooling.steps.geometry.output_shape
    windows = [(row, col) for row in range(rows) for col in range(cols)]
    choices = current().choices
    if form_of(question) == "cells" and not is_gradient(question):
        verdict = verdict_of(question, fitted(question, choices.given))
        asked = zip(cells_of(question), verdict.right, strict=True)
        wrong = [cell for cell, right in asked if not right]
        windows = wrong if wrong and choices.answered == "checked" else list(cells_of(question))
    return tuple(windows[:MOST_PLAYED])
