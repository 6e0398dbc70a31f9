"""Links: what they carry, what of them is ignored, and that nothing is lost on the way."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.state.choices import Choices
from explorer.state.link import FIELDS, limited, read_link, write_link
from pooling import AdaptiveSpec, PoolSpec

CHOICES = Choices(
    input="image",
    source="upload",
    sample="coffee",
    size="448",
    keep_aspect=True,
    grayscale=False,
    windows="output",
    output_size=(4, 7),
    pool_size=(3, 2),
    stride=(2, 1),
    mode="median",
    padding=((1, 0), (1, 1)),
    dilation=(2, 1),
    ceil_mode=True,
    count_include_pad=True,
    at=(4, 0),
    tab="verify",
)


def as_dict(choices: Choices) -> dict[str, object]:
    """Return the choices in a form that can be compared."""
    values = {item.name: getattr(choices, item.name) for item in fields(Choices)}
    return {**values, "matrix": choices.matrix.tolist()}


def test_a_link_without_words_is_the_worked_example():
    choices, notices = read_link({})
    assert choices.matrix.tolist() == [[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]
    assert (choices.pool_size, choices.stride, choices.mode) == ((2, 2), None, "max")
    assert notices == []
    assert write_link(choices) == {}


def test_every_choice_has_a_place_in_the_link():
    assert set(FIELDS) == {item.name for item in fields(Choices)}


def test_every_choice_comes_back_from_its_link():
    link = write_link(CHOICES)
    assert set(link) == set(FIELDS) - {"matrix"}
    choices, notices = read_link(link)
    assert notices == []
    assert as_dict(choices) == as_dict(CHOICES)


def test_a_matrix_comes_back_to_the_last_bit():
    matrix = np.random.default_rng(5).normal(size=(3, 16)) * 1e6
    choices, notices = read_link(write_link(Choices(matrix=matrix)))
    assert notices == []
    assert choices.matrix.tolist() == matrix.tolist()


@pytest.mark.parametrize(
    ("padding", "text"),
    [
        ("same", "same"),
        (((1, 1), (1, 1)), "1"),
        (((1, 1), (0, 0)), "1,0"),
        (((1, 0), (0, 1)), "1,0,0,1"),
    ],
)
def test_padding_is_written_as_short_as_it_can_be(padding, text):
    assert write_link(Choices(padding=padding)) == {"padding": text}
    assert read_link({"padding": text})[0].padding == padding


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("windows", "adaptive"),
        ("windows", ""),
        ("output_size", "0"),
        ("output_size", "65"),
        ("output_size", "7x7"),
        ("output_size", "1,2,3"),
        ("pool_size", "0"),
        ("pool_size", "65"),
        ("pool_size", "2,2,2"),
        ("pool_size", "٣"),
        ("stride", "-1"),
        ("mode", "MAX"),
        ("padding", "1,2,3"),
        ("padding", "full"),
        ("dilation", "17"),
        ("ceil_mode", "1"),
        ("at", "3"),
        ("matrix", "1,2;3"),
        ("matrix", "1,nan"),
        ("matrix", ",".join(["1"] * 17)),
        ("sample", "../secret"),
        ("size", "10000"),
        ("kernel", "3"),
    ],
)
def test_a_part_that_cannot_be_is_ignored_with_one_notice_that_names_it(name, text):
    choices, notices = read_link({name: text, "mode": "min"} if name != "mode" else {name: text})
    assert as_dict(choices) == as_dict(Choices(mode="max" if name == "mode" else "min"))
    assert len(notices) == 1
    assert name in notices[0]


def test_padding_as_large_as_the_pool_is_ignored_by_name():
    choices, notices = read_link({"pool_size": "3", "padding": "3"})
    assert (choices.pool_size, choices.padding) == ((3, 3), "valid")
    assert len(notices) == 1
    assert "padding" in notices[0]


def test_padding_as_large_as_the_pool_is_ignored_also_while_windows_fit_the_output():
    choices, notices = read_link({"windows": "output", "pool_size": "3", "padding": "3"})
    assert (choices.windows, choices.pool_size, choices.padding) == ("output", (3, 3), "valid")
    assert len(notices) == 1


@pytest.mark.parametrize(("text", "pair"), [("1", (1, 1)), ("7,2", (7, 2)), ("64", (64, 64))])
def test_an_output_size_is_one_number_or_two_and_makes_an_adaptive_pooling(text, pair):
    link = {"windows": "output", "output_size": text, "mode": "average"}
    choices, notices = read_link(link)
    assert notices == []
    assert choices.spec() == AdaptiveSpec(pair, "average")
    assert write_link(choices) == link


def test_an_output_size_is_of_no_account_while_windows_have_a_size():
    choices, _ = read_link({"output_size": "7", "pool_size": "3"})
    assert choices.spec() == PoolSpec(3)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(list(FIELDS)) | st.text(max_size=9), st.text(max_size=40)))
def test_no_link_breaks_and_what_is_read_can_be_written_again(query):
    choices, _ = read_link(query)
    again, notices = read_link(write_link(choices))
    assert notices == []
    if choices.input == "image":  # then the matrix stays at home
        choices = replace(choices, matrix=Choices().matrix)
    assert as_dict(again) == as_dict(choices)


def test_what_no_link_could_carry_is_replaced_by_the_default():
    hostile = replace(CHOICES, pool_size=(10**9, 2), sample="../secret", size=5, mode=None)
    hostile = replace(hostile, windows="none", output_size=(10**9, 0))
    kept = limited(hostile)
    assert (kept.pool_size, kept.sample, kept.size) == ((2, 2), "chelsea", "224")
    assert kept.mode == "max"
    assert (kept.windows, kept.output_size) == ("size", (3, 3))
    assert kept.stride == CHOICES.stride
