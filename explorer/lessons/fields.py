"""Fields: where an answer is written, and how what was written there is checked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

import numpy as np

from explorer.lessons.checking import Verdict, check_marks, check_numbers, unreadable
from explorer.lessons.lesson import Question
from pooling.axis import Pair
from pooling.problem import Pooled

# Cells of a grid to type in or to mark; or numbers that each have a name.
Form: TypeAlias = Literal["cells", "marks", "shape", "colour", "numbers"]
MARK = "x"


def form_of(question: Question) -> Form:
    """Return in what form an answer is given."""
    problem = question.problem
    if not isinstance(problem, Pooled):
        return "numbers"
    if problem.asks == "shape":
        return "shape"
    if problem.asks == "unread":
        return "marks"
    return "colour" if problem.image.ndim == 3 else "cells"


def asks_of(question: Question) -> str:
    """Return what is asked of a pooling, or nothing where it is something else."""
    return question.problem.asks if isinstance(question.problem, Pooled) else ""


def is_gradient(question: Question) -> bool:
    """Return whether the gradient at the input is asked for."""
    return asks_of(question) == "gradient"


def cells_of(question: Question) -> tuple[Pair, ...]:
    """Return the row and the column of each field, from 0; of named ones in a row below another."""
    form, answer = form_of(question), question.problem.answer()
    if form in ("cells", "marks") and not question.cells:
        return tuple((row, col) for row, col in np.argwhere(np.full(answer.shape, True)).tolist())
    if form == "cells":
        return question.cells
    return tuple((index, 0) for index in range(answer.size))


def fitted(question: Question, given: Sequence[str]) -> tuple[str, ...]:
    """Return what was given, one text for each field: a link may have more or fewer."""
    count = len(cells_of(question))
    return (*given[:count], *[""] * (count - len(given)))


def check(question: Question, given: Sequence[str]) -> Verdict:
    """Check an answer whose texts can be read, one for each field."""
    if form_of(question) == "marks":
        cells = cells_of(question)
        marked = [cell for cell, text in zip(cells, given, strict=True) if text]
        return check_marks(question.problem, marked, question.misconceptions)
    return check_numbers(question.problem, question.cells, given, question.misconceptions)


def misread(question: Question, given: Sequence[str]) -> tuple[int, ...]:
    """Return the fields whose texts are no number; a mark is always one."""
    return () if form_of(question) == "marks" else unreadable(given)


def verdict_of(question: Question, given: Sequence[str]) -> Verdict:
    """Check an answer; one that cannot be read, as of a link, as if each number were wrong."""
    if not misread(question, given):
        return check(question, given)
    right = check(question, ["0"] * len(given))
    return replace(right, right=(False,) * len(right.right), misconception="")
