"""What a reader answered comes back from its link, and nothing that cannot be."""

from dataclasses import replace

import pytest

from explorer.state.choices import Choices
from explorer.state.link import read_link, write_link

LEARNT = Choices(
    page="learn",
    lesson="strides-may-skip",
    question=2,
    done=("one-window", "a-shift-by-one"),
    seed=77,
    level="3",
    record=("right", "wrong", "shown", "stride_is_one"),
    given=("4/9", "0,67", "", "two"),
    answered="checked",
)


def test_a_lesson_with_what_was_typed_comes_back_from_its_link():
    choices, notices = read_link(write_link(LEARNT))
    assert notices == []
    names = ("lesson", "question", "done", "seed", "level", "record", "given", "answered")
    for name in names:
        assert getattr(choices, name) == getattr(LEARNT, name), name


@pytest.mark.parametrize("ask", ["all", ((0, 0), (1, 1)), ((15, 15),)])
def test_the_cells_that_are_asked_for_come_back_from_the_link_of_explore(ask):
    choices, notices = read_link(write_link(replace(Choices(), ask=ask)))
    assert (choices.ask, notices) == (ask, [])


def test_a_separator_in_a_text_is_left_out_of_the_link():
    assert write_link(replace(LEARNT, given=("1;2", "3")))["given"] == "12;3"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lesson", "algebra"),
        ("question", "-1"),
        ("question", "1000001"),
        ("question", "one"),
        ("done", "one-window,one-window"),
        ("seed", "10000"),
        ("level", "4"),
        ("record", "right," * 11),
        ("record", "nonsense"),
        ("given", "1" * 25),
        ("given", ";" * 300),
        ("answered", "maybe"),
    ],
)
def test_what_cannot_be_is_ignored_with_a_sentence(name, text):
    choices, notices = read_link({"page": "learn", name: text})
    assert getattr(choices, name) == getattr(Choices(), name)
    assert len(notices) == 1
    assert name in notices[0]


@pytest.mark.parametrize("text", ["", "some", "1", "0,0;", "0,0,0"])
def test_cells_that_are_no_cells_are_ignored_with_a_sentence(text):
    choices, notices = read_link({"ask": text})
    assert choices.ask == ()
    assert len(notices) == 1
