"""A lesson: questions that are answered before anything is explained, and once more after it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pooling.axis import Pair
from pooling.problem import Problem


@dataclass(frozen=True)
class Question:
    """One thing that is asked.

    Attributes
    ----------
    name : str
        By which its words are found; no other question of the lesson has it.
    problem : Problem
    cells : tuple of (int, int)
        Row and column of each number that is asked for, from 0; none where all of the answer is.
    misconceptions : tuple of str
        The wrong rules that an answer may come from, the likeliest first.
    """

    name: str
    problem: Problem
    cells: tuple[Pair, ...] = ()
    misconceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """Questions, and what is asked once more on other numbers."""

    name: str
    questions: tuple[Question, ...]
    follow_up: tuple[Question, ...]


def asked(answer: np.ndarray, cells: Sequence[Pair]) -> tuple[float, ...]:
    """Return the numbers of an answer that are asked for, those of a pixel one after the other.

    Parameters
    ----------
    answer : ndarray
    cells : sequence of (int, int)
        Row and column of each; none where all of the answer is asked for.
    """
    parts = [answer[cell] for cell in cells] if cells else answer
    return tuple(np.ravel(parts).astype(float).tolist())
