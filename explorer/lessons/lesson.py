"""A lesson: questions that are answered before anything is explained, and once more after it."""

from dataclasses import dataclass

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
    cells: tuple[Pair, ...]
    misconceptions: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """Questions, and what is asked once more on other numbers."""

    name: str
    questions: tuple[Question, ...]
    follow_up: tuple[Question, ...]
