"""What a browser may change through the stage, whatever it sends."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.components.stage.messages import READERS

SHAPE = (2, 3)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


def test_a_gradient_at_the_output_is_taken_in_its_shape_only():
    read = READERS["upstream"]
    taken = read([[1, 2, 3], [4, 5, -6.5]], SHAPE)
    assert taken["upstream"].tolist() == [[1, 2, 3], [4, 5, -6.5]]
    assert read("ones", SHAPE) == {"upstream": None}
    for other in ([[1, 2], [3, 4]], [[1, 2, 3]], [], "zeros", None, [[1, 2, "3"], [4, 5, 6]]):
        assert read(other, SHAPE) == {}


def test_a_pin_is_a_place_in_the_output_or_none():
    read = READERS["pin"]
    assert read({"at": [1, 2]}, SHAPE) == {"at": (1, 2)}
    assert read({"at": None}, SHAPE) == {"at": None}
    for other in ({"at": [2, 0]}, {"at": "0,0"}, {}, None, [1, 2]):
        assert read(other, SHAPE) == {}


@pytest.mark.parametrize("name", READERS)
@settings(derandomize=True, deadline=None)
@given(JSON)
def test_any_message_changes_its_own_choice_or_nothing(name, message):
    changes = READERS[name](message, SHAPE)
    choice = {"edit": "matrix", "pin": "at"}.get(name, name)
    assert set(changes) <= {choice}
    if name == "edit" and changes:
        assert isinstance(changes["matrix"], np.ndarray)
