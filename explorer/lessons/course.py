"""The course: what a lesson asks one after the other, and where a wrong rule is explained."""

from functools import lru_cache

import numpy as np

from explorer.lessons.lesson import Question
from explorer.lessons.practice import exercise
from explorer.lessons.reader import lessons
from pooling.axis import Pair
from pooling.misconceptions import MISCONCEPTIONS, wrong_answer
from pooling.problem import Pooled
from pooling.spec import Spec

# A later lesson opens a question again of the lesson so many before it.
REOPENED = 3


@lru_cache(maxsize=64)
def questions_of(lesson: str) -> tuple[tuple[str, Question], ...]:
    """Return the questions of a lesson, each with the lesson that it comes from."""
    names = list(lessons())
    own = lessons()[lesson]
    asked = [(lesson, question) for question in (*own.questions, *own.follow_up)]
    earlier = names.index(lesson) - REOPENED
    if earlier >= 0:
        asked.append((names[earlier], lessons()[names[earlier]].questions[0]))
    return tuple(asked)


def lesson_about(misconception: str) -> str:
    """Return the first lesson that a wrong rule is a matter of, or nothing."""
    for name, lesson in lessons().items():
        for question in (*lesson.questions, *lesson.follow_up):
            if misconception in question.misconceptions:
                return name
    return ""


@lru_cache(maxsize=256)
def practice_question(seed: int, level: int, number: int) -> Question:
    """Return an exercise as a question; a class that has the same link makes it once."""
    made = exercise(seed, level, number)
    return Question("practice", made.problem, made.cells, made.misconceptions)


def own_question(image: np.ndarray, spec: Spec, cells: tuple[Pair, ...]) -> Question:
    """Return a question about a matrix of the reader's own, with each wrong rule that applies."""
    problem = Pooled(image, spec)
    rules = [name for name in MISCONCEPTIONS if wrong_answer(name, problem) is not None]
    return Question("own", problem, cells, tuple(rules))
