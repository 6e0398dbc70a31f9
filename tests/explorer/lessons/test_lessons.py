"""The eleven lessons: the right answers, written down, and wrong rules that give others."""

import numpy as np
import pytest

from explorer.lessons.reader import lessons
from pooling.misconceptions import wrong_answer

LAST_OF_5 = [[row == 4 or col == 4 for col in range(5)] for row in range(5)]
ANSWERS = {
    "one-window": {
        "example": [[12, 9], [18, 7]],
        "overlapping": [[12, 12, 9], [18, 13, 9], [18, 15, 7]],
    },
    "padding-is-not-zero": {
        "below_zero": [[-5, -3], [-2, -8]],
        "once_more": [[-1, -4], [-6, -2]],
    },
    "not-every-cell-is-read": {
        "five": LAST_OF_5,
        "four_by_seven": [[row == 3] * 7 for row in range(4)],
    },
    "ceil-is-more-than-rounding": {"padded": [2, 2], "ceil": [3, 3], "floor": [2, 2]},
    "same-is-not-the-same": {
        "shape": [3, 3],
        "values": [[11, 12], [15, 16]],
        "lower": [[6, 8], [14, 16]],
    },
    "what-an-average-divides-by": {
        "counted": [[4 / 9, 6 / 9, 4 / 9], [6 / 9, 1, 6 / 9], [4 / 9, 6 / 9, 4 / 9]],
        "not_counted": [[1, 1, 1]] * 3,
        "counted_again": [[1, 3, 2], [1.5, 5, 3.5], [0.5, 2, 1.5]],
        "not_counted_again": [[4, 6, 8], [3, 5, 7], [2, 4, 6]],
    },
    "strides-may-skip": {
        "values": [[2, 4]],
        "lost": [[False, False, True, False, False, True, True]],
        "defaults": [2, 2, 3],
    },
    "colours-that-no-pixel-had": {
        "max": [[[255, 255, 255]]],
        "average": [[[63.75, 63.75, 63.75]]],
        "max_again": [[[255, 255, 255]]],
        "average_again": [[[127.5, 127.5, 127.5]]],
    },
    "a-shift-by-one": {
        "before": [[0, 1, 0, 1]],
        "after": [[1, 1, 1, 1]],
        "average_before": [[0, 1, 0, 1]],
        "average_after": [[0.5, 0.5, 0.5, 0.5]],
    },
    "where-the-gradient-goes": {
        "tie": [[1, 0], [0, 0]],
        "hill": [[0, 0, 0], [0, 4, 0], [0, 0, 0]],
        "average": [[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]],
    },
    "what-pooling-saves": {
        "convolution": [0, 73856, 73856],
        "dense": [0, 32112640, 8028160],
    },
}
QUESTIONS = [
    pytest.param(lesson.name, question, id=f"{lesson.name} {question.name}")
    for lesson in lessons().values()
    for question in (*lesson.questions, *lesson.follow_up)
]


def test_the_lessons_have_their_order():
    assert list(lessons()) == list(ANSWERS)


@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_the_right_answer_is_what_the_core_gives(name, question):
    np.testing.assert_allclose(question.problem.answer(), ANSWERS[name][question.name])


@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_each_wrong_rule_gives_an_answer_of_its_own_in_what_is_asked(name, question):
    right = np.array(ANSWERS[name][question.name])
    wrong = [
        answer
        for rule in question.misconceptions
        if (answer := wrong_answer(rule, question.problem)) is not None
    ]
    answers = [
        np.array([answer[cell] for cell in question.cells] if question.cells else answer, float)
        for answer in (right, *wrong)
    ]
    assert len(answers) == 1 + len(question.misconceptions)
    assert len({answer.tobytes() for answer in answers}) == len(answers)
