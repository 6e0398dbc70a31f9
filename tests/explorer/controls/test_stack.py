"""The controls of a stack: each change is of one layer, whichever is on show by then."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from explorer.controls import stack
from explorer.state import session
from explorer.state.choices import Setting
from explorer.state.session import Session
from explorer.state.stack_cases import STACK_CASES
from tests.imports import ROOT


@pytest.fixture
def own(monkeypatch) -> Session:
    """Return the session that the controls change."""
    own = Session()
    for module in (session, stack):
        monkeypatch.setattr(module, "current", lambda: own)
    return own


def fields():
    return {field.name: field for field in stack._fields()}


def test_the_controls_on_show_are_those_of_the_last_layer_until_one_is_chosen(own):
    assert fields()["layer"].value == "1"
    assert "mode_1" in fields()
    stack._set("layer", "0")
    assert own.choices.cell == (0, 0, 0)
    assert "mode_0" in fields()
    assert "mode_1" not in fields()


def test_a_change_that_is_told_again_is_still_of_its_own_layer(own):
    stack._set("pool_size_1", 1)
    stack._set("layer", "0")
    stack._set("pool_size_1", 1)
    assert [layer.pool_size for layer in own.choices.layers] == [(2, 2), (1, 1)]


def test_layers_are_added_up_to_eight_and_removed_down_to_one(own):
    for _ in range(6):
        stack._set("add", True)
    assert len(own.choices.layers) == 8
    assert "add" not in fields()
    stack._set("mode_3", "min")
    stack._set("remove_0", True)
    assert [layer.mode for layer in own.choices.layers].index("min") == 2
    while len(own.choices.layers) > 1:
        stack._set("remove_0", True)
    assert not any(name.startswith("remove") for name in fields())


def test_a_layer_that_does_not_fit_says_why_and_what_mends_it(own):
    stack._set("pool_size_1", 5)
    advice = fields()["mend_1"]
    assert advice.label == "A pool of 5 does not fit in a height of 2."
    stack._set("mend_1", next(iter(advice.options)))
    assert "mend_1" not in fields()
    assert own.choices.layers == (Setting(), Setting(pool_size=(2, 2)))


@pytest.mark.parametrize("name", STACK_CASES)
def test_a_ready_made_stack_brings_its_input_and_forgets_the_cell(own, name):
    stack._set("layer", "0")
    stack._set(f"case_{name}", True)
    case = STACK_CASES[name]
    assert own.choices.layers == case.layers
    assert own.choices.cell is None
    assert own.choices.input == ("image" if case.matrix is None else "matrix")


def test_the_page_sends_a_layer_once():
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params.update({"page": "compare", "way": "stack", "input": "image"})
    for is_new in (True, False):
        at.run()
        assert not at.exception
        sent = next(item.proto.bytes for item in at.get("bidi_component") if item.proto.bytes)
        told = json.loads(sent[4 : 4 + int.from_bytes(sent[:4], "little")])
        assert [("payload" in layer) for layer in told["layers"]] == [is_new, is_new]
