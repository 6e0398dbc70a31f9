"""Links: what they carry, what of them is ignored, and that nothing is lost on the way."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.state.choices import Choices
from explorer.state.link import read_link, write_link
from explorer.state.parameters import COMPARE, EVERYWHERE, EXPLORE, LEARN
from pooling import AdaptiveSpec, PoolSpec

CHOICES = Choices(
    input="image",
    source="upload",
    sample="coffee",
    size="448",
    keep_aspect=True,
    grayscale=False,
    filter="own",
    weights=np.array([[0.1, -2, 0], [1e15, 1, 0], [0, 0, -1e-7]]),
    relu=True,
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
    direction="backward",
    upstream=np.array([[1.0, -2.5], [0, 4]]),
    tab="verify",
    ask=((0, 1), (2, 0)),
    seed=7,
    level="2",
    exercises="3",
    paper="Letter",
    given=("1", "4/9"),
    answered="shown",
)


def as_dict(choices: Choices) -> dict[str, object]:
    """Return the choices in a form that can be compared."""
    values = {item.name: getattr(choices, item.name) for item in fields(Choices)}
    upstream = None if choices.upstream is None else choices.upstream.tolist()
    weights = choices.weights.tolist()
    return {**values, "matrix": choices.matrix.tolist(), "weights": weights, "upstream": upstream}


def test_a_link_without_words_is_the_worked_example():
    choices, notices = read_link({})
    assert choices.matrix.tolist() == [[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]
    assert (choices.pool_size, choices.stride, choices.mode) == ((2, 2), None, "max")
    assert notices == []
    assert write_link(choices) == {}


def test_every_choice_has_a_place_in_the_link():
    tables = {*EXPLORE, *COMPARE, *LEARN, *EVERYWHERE}
    assert tables == {item.name for item in fields(Choices)} - {"page"}


@pytest.mark.parametrize("page", ["explore", "compare"])
def test_how_a_page_is_seen_comes_back_from_the_link_of_any_page(page):
    link = write_link(replace(CHOICES, page=page, view="present", show=("pool", "input")))
    assert (link["view"], link["show"]) == ("present", "pool,input")
    choices, notices = read_link(link)
    assert notices == []
    assert (choices.view, choices.show) == ("present", ("pool", "input"))


@pytest.mark.parametrize("show", ["", "menu", "pool,pool", "pool,"])
def test_what_show_cannot_name_is_ignored_with_a_sentence(show):
    choices, notices = read_link({"show": show})
    assert choices.show == ()
    assert "input, pool, sections" in notices[0]


def test_every_choice_comes_back_from_its_link():
    link = write_link(CHOICES)
    assert set(link) == set(EXPLORE) - {"matrix"}
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
        ("filter", "Edges"),
        ("filter", ""),
        ("weights", "1,2,3,4,5,6,7,8,9"),
        ("weights", "1,2;3,4"),
        ("weights", "1,2,3;4,5,6;7,8,inf"),
        ("weights", "1,2,3;4,5,6;7,8,1e16"),
        ("relu", "1"),
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
@given(st.dictionaries(st.sampled_from(list(EXPLORE)) | st.text(max_size=9), st.text(max_size=40)))
def test_no_link_breaks_and_what_is_read_can_be_written_again(query):
    choices, _ = read_link(query)
    again, notices = read_link(write_link(choices))
    assert notices == []
    if choices.input == "image":  # then the matrix stays at home
        choices = replace(choices, matrix=Choices().matrix)
    assert as_dict(again) == as_dict(choices)


def test_a_page_that_there_is_not_is_named_and_the_first_is_shown():
    choices, notices = read_link({"page": "[x]", "mode": "min"})
    assert (choices.page, choices.mode) == ("explore", "min")
    assert notices == ["The link's page '[x]' was ignored: there is no such page."]


def test_a_page_has_parameters_of_its_own_and_stands_in_its_link(monkeypatch):
    pages = {"explore": EXPLORE, "second": {"mode": EXPLORE["mode"]}}
    monkeypatch.setattr("explorer.state.link.PAGES", pages)
    choices, notices = read_link({"page": "second", "mode": "min", "stride": "3"})
    assert (choices.page, choices.mode, choices.stride) == ("second", "min", None)
    assert notices == ["The link's 'stride' was ignored: there is no such choice."]
    assert write_link(replace(choices, stride=(3, 3))) == {"page": "second", "mode": "min"}


# Links as they were written once: they go on to show what they showed.
OLD_LINKS = [
    ("pool_size=3&stride=1&mode=average", PoolSpec(3, 1, "average")),
    ("pool_size=3,2&stride=2,1&padding=1,0,0,1", PoolSpec((3, 2), (2, 1), "max", ((1, 0), (0, 1)))),
    ("padding=same_lower&dilation=2&mode=l2", PoolSpec(2, None, "l2", "same_lower", 2)),
    (
        "ceil_mode=true&count_include_pad=true&padding=1&mode=average&at=1,2&tab=verify",
        PoolSpec(2, None, "average", 1, 1, True, True),
    ),
    ("windows=output&output_size=7,1&mode=median", AdaptiveSpec((7, 1), "median")),
    ("input=image&source=sample&sample=brick&size=64&grayscale=false&keep_aspect=true", PoolSpec()),
    ("matrix=10,12.5;-4,1e-07", PoolSpec()),
    ("filter=own&weights=0,-1,0;-1,4.5,-1;0,-1,0&relu=true", PoolSpec()),
]


@pytest.mark.parametrize(("link", "spec"), OLD_LINKS)
def test_links_that_were_written_once_go_on_working(link, spec):
    query = dict(part.split("=") for part in link.split("&"))
    choices, notices = read_link(query)
    assert notices == []
    assert choices.spec() == spec
    assert write_link(choices) == {k: v for k, v in query.items() if (k, v) != ("source", "sample")}
