"""Fields: one for each thing that is asked, whatever a link has."""

import pytest

from explorer.lessons.course import questions_of
from explorer.lessons.fields import cells_of, check, fitted, form_of


def question(lesson: str, index: int = 0):
    return questions_of(lesson)[index][1]


@pytest.mark.parametrize(
    ("lesson", "form", "count"),
    [
        ("one-window", "cells", 4),
        ("not-every-cell-is-read", "marks", 25),
        ("ceil-is-more-than-rounding", "shape", 2),
        ("what-an-average-divides-by", "cells", 3),
        ("colours-that-no-pixel-had", "colour", 3),
        ("where-the-gradient-goes", "cells", 4),
        ("what-pooling-saves", "numbers", 3),
    ],
)
def test_a_question_has_a_field_for_each_thing_that_is_asked(lesson, form, count):
    assert form_of(question(lesson)) == form
    assert len(cells_of(question(lesson))) == count


def test_only_the_cells_that_are_asked_for_have_fields():
    assert cells_of(question("what-an-average-divides-by")) == ((0, 0), (0, 1), (1, 1))


@pytest.mark.parametrize("given", [(), ("1",), ("1", "2", "3", "4", "5", "6")])
def test_texts_are_as_many_as_fields(given):
    texts = fitted(question("one-window"), given)
    assert len(texts) == 4
    assert texts[: len(given)] == given[:4]
    assert set(texts[len(given) :]) <= {""}


def test_numbers_and_marks_are_checked_one_by_one():
    assert check(question("one-window"), ["12", "8", "18", "7"]).right == (True, False, True, True)
    marks = ["x" if row == 4 or col == 4 else "" for row in range(5) for col in range(5)]
    assert check(question("not-every-cell-is-read"), marks).is_right
    assert check(question("not-every-cell-is-read"), [*marks[:-1], ""]).first_wrong == 24
