"""Learn without a browser: what is asked, what is told of an answer, and what stays hidden."""

import json

import numpy as np
import pytest

from explorer.lessons.checking import asked
from explorer.lessons.course import questions_of
from explorer.lessons.fields import form_of
from explorer.lessons.reader import lessons
from explorer.words.catalogue import titles
from pooling.misconceptions import wrong_answer
from tests.explorer.driver import link_of, opened, put, run

LESSONS = list(lessons())
EVERY = [(name, index) for name in LESSONS for index in range(len(questions_of(name)))]
WRONG = [
    (name, index, rule)
    for name, index in EVERY
    for rule in questions_of(name)[index][1].misconceptions
]


def asking_of(at):
    """Return what the question's component is told."""
    sent = (json.loads(item.proto.json or "{}") for item in at.get("bidi_component"))
    return next(told for told in sent if "question_id" in told)


def has_stage(at) -> bool:
    return any(item.proto.bytes for item in at.get("bidi_component"))


def lines(told) -> list[str]:
    return [line["text"] for line in told["said"]]


def texts_of(question, answer: np.ndarray) -> str:
    if form_of(question) == "marks":
        return ";".join("x" if cell else "" for cell in answer.ravel())
    return ";".join(f"{value:.6f}" for value in asked(answer, question.cells))


def open_answered(name: str, index: int, given: str):
    query = {"page": "learn", "lesson": name, "question": str(index)}
    return asking_of(opened({**query, "given": given, "answered": "checked"}))


def test_the_list_has_every_lesson_with_what_it_asks_and_nothing_is_done():
    labels = [button.label for button in opened({"page": "learn"}).button]
    for line in titles("lesson_lines").values():
        assert any(line in label for label in labels)
    assert not any("done" in label for label in labels)


def test_a_lesson_is_opened_from_the_list_and_its_done_ones_are_marked():
    at = opened({"page": "learn", "done": "one-window"})
    marked = [button for button in at.button if "✓ done" in button.label]
    assert len(marked) == 1
    marked[0].click()
    told = asking_of(run(at))
    assert told["name"] == "One window, one number"
    assert link_of(at)["lesson"] == "one-window"


@pytest.mark.parametrize(("name", "index"), EVERY)
def test_an_open_question_has_a_field_for_all_that_is_asked_and_does_not_tell(name, index):
    at = opened({"page": "learn", "lesson": name, "question": str(index)})
    told = asking_of(at)
    assert told["verdict"] is None
    assert told["said"] == []
    assert not has_stage(at)
    assert len(told["given"]) == len(told["answer"]["cells"]) == len(told["answer"]["names"])


@pytest.mark.parametrize(("name", "index"), EVERY)
def test_the_right_answer_is_right_and_the_rule_is_said(name, index):
    source, question = questions_of(name)[index]
    told = open_answered(name, index, texts_of(question, question.problem.answer()))
    assert all(part["right"] for part in told["verdict"])
    assert lines(told) == ["All right.", titles("lesson_rules")[source.replace("-", "_")]]


@pytest.mark.parametrize(("name", "index", "rule"), WRONG)
def test_the_answer_of_a_wrong_rule_is_told_its_sentence(name, index, rule):
    question = questions_of(name)[index][1]
    wrong = wrong_answer(rule, question.problem)
    assert wrong is not None
    told = open_answered(name, index, texts_of(question, wrong))
    assert not all(part["right"] for part in told["verdict"])
    beginning = titles("misconceptions")[rule].partition("{")[0]
    assert lines(told)[1].startswith(beginning)


def test_another_wrong_answer_has_its_first_wrong_cell_worked_out():
    told = open_answered("one-window", 0, "12;9;18;8")
    assert lines(told)[:2] == [
        "One of 4 is not right.",
        "Row 2, column 2: the window reads 7, 7, 2, 2. The maximum is 7.",
    ]
    assert [part["value"] for part in told["verdict"]] == ["12", "9", "18", "7"]


@pytest.mark.parametrize("given", ["", "two;9;18;7", "12;9"])
def test_a_link_that_says_checked_without_an_answer_shows_what_is_right(given):
    told = open_answered("one-window", 0, given)
    assert [part["value"] for part in told["verdict"]] == ["12", "9", "18", "7"]
    assert not any(part["right"] for part in told["verdict"])


def test_who_asks_for_the_answer_is_told_so():
    at = opened({"page": "learn", "lesson": "one-window", "answered": "shown"})
    assert lines(asking_of(at))[0] == "This is the answer, as you asked for it."
    assert has_stage(at)


def test_a_run_of_ten_ends_with_what_showed_up_and_the_lesson_about_it():
    record = "right,right,shown,wrong,first_cell,right,right,right,right,right"
    at = opened({"page": "learn", "lesson": "practice", "question": "10", "record": record})
    assert [item.value for item in at.header] == ["7 of 10 right at the first try."]
    assert any("first cell" in item.value for item in at.markdown)
    next(button for button in at.button if button.label.startswith("Go to")).click()
    assert asking_of(run(at))["name"] == "One window, one number"


def test_the_page_says_that_nothing_is_stored():
    said = [item.value for item in opened({"page": "learn"}).caption]
    assert any("Nothing is stored about anyone" in line for line in said)


def test_explore_hides_what_its_link_asks_for_until_it_is_answered():
    at = opened({"ask": "0,0;1,1"})
    told = asking_of(at)
    assert told["answer"]["cells"] == [[0, 0], [1, 1]]
    assert told["verdict"] is None
    assert not has_stage(at)
    at = opened({"ask": "0,0;1,1", "given": "12;7", "answered": "checked"})
    assert lines(asking_of(at)) == ["All right."]
    assert has_stage(at)


@pytest.mark.parametrize("link", [{"ask": "9,9"}, {"ask": "all", "input": "image"}])
def test_what_cannot_be_asked_for_hides_nothing(link):
    assert has_stage(opened(link))


@pytest.mark.parametrize("change", [{"pool_height": 1}, {"mode": "min"}, {"rows": 6}])
def test_another_pooling_or_matrix_asks_again_and_keeps_what_was_written(change):
    at = opened({"ask": "0,0;1,1", "given": "12;7", "answered": "checked"})
    told = asking_of(put(at, **change))
    assert told["verdict"] is None
    assert told["given"] == ["12", "7"]
    assert not has_stage(at)


def test_the_seed_beside_an_exercise_is_that_of_the_link_also_of_the_next_link():
    at = opened({"page": "learn", "lesson": "practice", "seed": "5"})
    assert at.number_input(key="seed").value == 5
    at.query_params["seed"] = "7"
    assert run(at).number_input(key="seed").value == 7


def test_another_seed_starts_a_new_run_at_its_first_exercise():
    link = {"page": "learn", "lesson": "practice", "question": "3", "record": "right,wrong,right"}
    at = opened(link)
    at.number_input(key="seed").set_value(9)
    run(at)
    assert link_of(at) == {"page": "learn", "lesson": "practice", "seed": "9"}


def test_no_windows_are_played_of_what_has_none():
    for lesson in ("what-pooling-saves", "colours-that-no-pixel-had"):
        at = opened({"page": "learn", "lesson": lesson, "answered": "shown"})
        assert not asking_of(at)["is_played"]
        assert not has_stage(at)


def test_the_input_of_a_question_has_all_its_digits():
    told = asking_of(opened({"ask": "all", "matrix": "-123456.75,0.1;2,3"}))
    assert told["input"]["rows"] == [["\N{MINUS SIGN}123456.75", "0.1"], ["2", "3"]]
