"""Whether an answer is right, cell by cell, and which wrong rule gives exactly that answer."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.lessons.lesson import asked
from explorer.lessons.typed import read_typed
from pooling.axis import Pair
from pooling.misconceptions import wrong_answer
from pooling.problem import Problem

Cells = Sequence[Pair]


@dataclass(frozen=True)
class Verdict:
    """What there is to say of an answer.

    Attributes
    ----------
    right : tuple of bool
        Of each number that was asked for.
    values : tuple of float
        What is right, in the same order.
    misconception : str
        The name of a wrong rule that gives exactly this answer, or empty.
    """

    right: tuple[bool, ...]
    values: tuple[float, ...]
    misconception: str = ""

    @property
    def is_right(self) -> bool:
        """Whether all of it is right."""
        return all(self.right)

    @property
    def first_wrong(self) -> int | None:
        """Which number is the first that is wrong."""
        return None if self.is_right else self.right.index(False)


def unreadable(texts: Sequence[str]) -> tuple[int, ...]:
    """Return which of the texts are no number, an empty one among them."""
    return tuple(index for index, text in enumerate(texts) if read_typed(text) is None)


def check_numbers(
    problem: Problem, cells: Cells, texts: Sequence[str], misconceptions: Collection[str]
) -> Verdict:
    """Check numbers as they were typed.

    Parameters
    ----------
    problem : Problem
    cells : sequence of (int, int)
        Row and column of each number that is asked for; none where all of the answer is.
    texts : sequence of str
        As many as are asked for.
    misconceptions : collection of str
        The wrong rules that may have been followed, the likeliest first.

    Returns
    -------
    Verdict

    Raises
    ------
    ValueError
        If there are more or fewer texts than are asked for, or one of them is no number.
    """
    values = asked(problem.answer(), cells)
    if unreadable(texts) or len(texts) != len(values):
        raise ValueError(f"{len(values)} numbers are asked for; not {list(texts)!r}")
    right = _compare(texts, values)
    is_given = lambda wrong: all(_compare(texts, asked(wrong, cells)))  # noqa: E731
    return Verdict(right, values, _find_misconception(problem, right, misconceptions, is_given))


def check_marks(
    problem: Problem, marked: Collection[Pair], misconceptions: Collection[str]
) -> Verdict:
    """Check the cells of the input that were marked.

    Parameters
    ----------
    problem : Problem
        Its answer says of each cell whether it is to be marked.
    marked : collection of (int, int)
        Rows and columns; those beyond the input count for nothing.
    misconceptions : collection of str

    Returns
    -------
    Verdict
        Of every cell of the input, row by row.
    """
    wanted = problem.answer()
    given = np.zeros(wanted.shape, bool)
    for row, col in marked:
        if 0 <= row < wanted.shape[0] and 0 <= col < wanted.shape[1]:
            given[row, col] = True
    right = tuple((given == wanted).ravel().tolist())
    values = tuple(wanted.ravel().astype(float).tolist())
    is_given = lambda wrong: np.array_equal(wrong, given)  # noqa: E731
    return Verdict(right, values, _find_misconception(problem, right, misconceptions, is_given))


def _find_misconception(
    problem: Problem,
    right: Sequence[bool],
    names: Collection[str],
    is_given: Callable[[np.ndarray], bool],
) -> str:
    """Return the first wrong rule that gives what was given, or nothing."""
    for name in () if all(right) else names:
        wrong = wrong_answer(name, problem)
        if wrong is not None and is_given(wrong):
            return name
    return ""


def _compare(texts: Sequence[str], values: Sequence[float]) -> tuple[bool, ...]:
    typed = map(read_typed, texts)
    return tuple(
        number is not None and number.is_right(value)
        for number, value in zip(typed, values, strict=True)
    )
