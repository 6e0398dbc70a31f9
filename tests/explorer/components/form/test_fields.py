"""A form takes what its fields allow and nothing else, whatever a browser sends."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.components.form.fields import Field, changes_in, describe

FIELDS = [
    Field("slider", "size", "Pool size", 2, (1, 16)),
    Field("number", "rows", "Rows", 4, (1, 16)),
    Field("choice", "mode", "Mode", "max", options={"max": "Max", "l2": "L2"}),
    Field("list", "preset", "Preset", None, options={"Random": "Random"}),
    Field("switch", "colour", "Colour", False),
    Field("switch", "aspect", "Keep aspect", False, is_disabled=True),
    Field("button", "follow", "Follow"),
    Field("rows", "pasted", "Rows", "", (0, 5)),
    Field("table", "weights", "Its numbers", [[0, 1, 2], [3, 4, 5]], (2, 3)),
    Field("table", "fixed", "Its numbers", [[0]], (1, 1), is_disabled=True),
]

# What both sides say: changes.test.js checks the messages, and this file what is taken of them.
CONVERSATIONS = json.loads(Path(__file__).with_name("conversations.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", 1),
        ("size", 16),
        ("rows", 9),
        ("mode", "l2"),
        ("preset", "Random"),
        ("colour", True),
        ("colour", False),
        ("follow", True),
        ("pasted", {"text": "1 2", "rows": [[1, 2]]}),
        ("weights", [[1, -2.5, 1e15], [0, 0, 0]]),
    ],
)
def test_a_value_that_the_field_allows_is_taken(name, value):
    message = {"number": 3, "changes": {name: value}}
    assert changes_in(message, FIELDS, 2) == (3, {name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", 0),
        ("size", 17),
        ("size", 2.0),
        ("size", True),
        ("size", "2"),
        ("rows", None),
        ("mode", "Max"),
        ("mode", ["max"]),
        ("preset", ""),
        ("colour", 1),
        ("colour", "true"),
        ("aspect", True),
        ("follow", False),
        ("pasted", "1 2"),
        ("pasted", 5),
        ("pasted", {"text": "123456", "rows": [[123456]]}),
        ("pasted", {"text": "1 2", "rows": [[1], [2, 3]]}),
        ("pasted", {"text": "x", "rows": [["x"]]}),
        ("pasted", {"text": 5, "rows": [[5]]}),
        ("pasted", {"rows": [[5]]}),
        ("weights", [[1, 2], [3, 4], [5, 6]]),
        ("weights", [[1, 2, 3]]),
        ("weights", [[1, 2, 3], [4, 5, "6"]]),
        ("weights", [[1, 2, 3], [4, 5, 1.1e15]]),
        ("weights", [[1, 2, 3], [4, 5, float("nan")]]),
        ("weights", {"rows": [[1, 2, 3], [4, 5, 6]]}),
        ("fixed", [[1]]),
        ("__class__", True),
    ],
)
def test_any_other_value_is_dropped_and_the_rest_of_the_message_taken(name, value):
    message = {
        "number": 1,
        "changes": {name: value, "rows": 7} if name != "rows" else {name: value},
    }
    rest = {"rows": 7} if name != "rows" else {}
    assert changes_in(message, FIELDS, 0) == (1, rest)


@pytest.mark.parametrize(
    "message",
    [
        None,
        "set",
        [],
        {},
        {"number": 1},
        {"number": 1, "changes": [["size", 3]]},
        {"number": "1", "changes": {"size": 3}},
        {"number": True, "changes": {"size": 3}},
        {"number": -1, "changes": {"size": 3}},
        {"number": 2**60, "changes": {"size": 3}},
    ],
)
def test_what_is_no_message_changes_nothing(message):
    assert changes_in(message, FIELDS, 7) == (7, {})


@pytest.mark.parametrize("talk", CONVERSATIONS, ids=[talk["title"] for talk in CONVERSATIONS])
def test_what_the_browser_says_is_taken_as_it_expects(talk):
    taken = 0
    for step in talk["steps"]:
        if step.get("is_new_session"):
            taken = 0
        if "applied" in step:
            taken, changes = changes_in(step["message"], FIELDS, taken)
            assert list(map(list, changes.items())) == step["applied"]
        if "taken" in step:
            assert taken == step["taken"]


def test_fields_are_described_in_order_with_all_that_they_show():
    said = json.loads(json.dumps(describe(FIELDS)))
    assert [item["name"] for item in said] == [item.name for item in FIELDS]
    assert said[0]["limits"] == [1, 16]
    assert said[2]["options"] == [["max", "Max"], ["l2", "L2"]]
    assert said[3]["value"] is None
    assert said[4]["value"] is False


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)
NAMES = st.sampled_from([item.name for item in FIELDS]) | st.text(max_size=8)
MESSAGES = JSON | st.fixed_dictionaries(
    {"number": JSON | st.integers(1, 9), "changes": JSON | st.dictionaries(NAMES, JSON)}
)


@given(MESSAGES)
def test_no_message_raises_and_whatever_is_taken_is_within_its_limits(message):
    taken, changes = changes_in(message, FIELDS, 4)
    assert taken >= 4
    for name, value in changes.items():
        assert name in {"size", "rows", "mode", "preset", "colour", "follow", "pasted", "weights"}
        assert not (name in {"size", "rows"} and value not in range(1, 17))
        assert not (name in {"mode", "preset"} and value not in {"max", "l2", "Random"})
