"""What stands in an exercise on paper: grids, some of their cells to fill in, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from explorer.lessons.fields import asks_of, cells_of, form_of
from explorer.lessons.lesson import Question, asked
from explorer.words.asking import heading_of, names_of, setting_of
from explorer.words.catalogue import say
from explorer.words.numbers import in_full, written
from explorer.words.rules import rule_of
from explorer.words.sentences import shape
from explorer.words.worked import worked_lines
from pooling.axis import Pair
from pooling.problem import Pooled


@dataclass(frozen=True)
class Grid:
    """A matrix on paper.

    Attributes
    ----------
    title : str
    texts : tuple of tuple of str
        What is printed in each cell; nothing in those of an output.
    answers : mapping of (int, int) to str
        Of each cell that is to be filled in, what belongs there.
    crossed : tuple of (int, int)
        The cells that are to be crossed out.
    """

    title: str
    texts: tuple[tuple[str, ...], ...]
    answers: Mapping[Pair, str]
    crossed: tuple[Pair, ...] = ()

    @property
    def shape(self) -> Pair:
        """Rows and columns."""
        return len(self.texts), len(self.texts[0])

    @property
    def longest(self) -> int:
        """How many characters the longest of all numbers has, of the answers too."""
        texts = [*chain(*self.texts), *self.answers.values()]
        return max(map(len, texts))


@dataclass(frozen=True)
class Task:
    """An exercise on paper, with its answer.

    Attributes
    ----------
    head, question, setting : str
    grids : tuple of Grid
        The input, and with it what is to be filled in.
    fields : mapping of str to str
        Of each number that has a name, what it is.
    worked : tuple of str
        How each value comes about, with the window that it comes from.
    rule : str
        What there is to learn from it.
    """

    head: str
    question: str
    setting: str
    grids: tuple[Grid, ...]
    fields: Mapping[str, str]
    worked: tuple[str, ...]
    rule: str


def task_of(question: Question, head: str, *, title: str = "") -> Task:
    """Set a question about a pooling of one channel on paper.

    Parameters
    ----------
    question : Question
        Its problem is a `Pooled`, of a matrix that is not moved before it is pooled.
    head : str
    title : str, optional
        Of the input; that it is one, and its size, when left out.
    """
    problem = question.problem
    if not isinstance(problem, Pooled):
        raise ValueError("only what is asked of a pooling can be set on paper")
    values = asked(problem.answer(), question.cells)
    form, which = form_of(question), _asked_of(question)
    given = _input_grid(problem, title, is_marked=form == "marks")
    answers = dict(zip(cells_of(question), map(written, values), strict=True))
    grids = (given, _answer_grid(question, answers)) if form == "cells" else (given,)
    named = zip(names_of(question), map(written, values), strict=True)
    return Task(
        head,
        say(f"worksheet_questions.{which}"),
        setting_of(problem.spec),
        grids,
        dict(named) if form == "shape" else {},
        tuple(worked_lines(question)),
        rule_of(problem),
    )


def _asked_of(question: Question) -> str:
    """Name what is asked: of a grid the whole, or some of its cells."""
    return f"{asks_of(question)}{'_of_cells' if question.cells else ''}"


def _input_grid(problem: Pooled, title: str, *, is_marked: bool) -> Grid:
    texts = tuple(tuple(map(in_full, row)) for row in problem.image.tolist())
    unread = np.argwhere(problem.answer()).tolist() if is_marked else []
    said = title or say("asked.input_head", size=shape(problem.image.shape))
    return Grid(said, texts, {}, tuple((row, col) for row, col in unread))


def _answer_grid(question: Question, answers: Mapping[Pair, str]) -> Grid:
    rows, cols = question.problem.answer().shape
    title = say("worksheet.grid", title=heading_of(question), size=shape((rows, cols)))
    return Grid(title, (("",) * cols,) * rows, answers)
