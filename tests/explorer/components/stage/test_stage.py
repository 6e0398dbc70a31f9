"""What the stage is sent, and what it is not sent again."""

import numpy as np

from tests.explorer.driver import opened, put, result, run, stage_of, trigger


def is_sent(at) -> bool:
    return "data" in stage_of(at)["input"]


def test_a_picture_is_sent_once_and_then_only_named():
    at = opened({"input": "image"})
    assert is_sent(at)
    name = stage_of(at)["input"]["name"]
    put(at, pool_height=3)
    assert not is_sent(at)
    assert stage_of(at)["input"] == {"name": name}
    put(at, size="64")
    assert is_sent(at)
    assert stage_of(at)["input"]["name"] != name


def test_a_picture_that_the_browser_lacks_is_sent_again():
    at = put(opened({"input": "image"}), pool_height=3)
    assert not is_sent(at)
    trigger(at, "missing", True)
    assert is_sent(at)
    assert not is_sent(run(at))


def test_a_picture_is_sent_again_after_another_one():
    at = opened({"input": "image"})
    put(at, sample="brick")
    put(at, sample="chelsea")
    assert is_sent(at)


def test_a_matrix_is_always_sent():
    at = put(opened(), pool_height=3)
    assert is_sent(at)


def test_an_edit_and_a_pin_of_the_stage_are_taken_and_nonsense_is_not():
    at = trigger(opened(), "edit", [[1, 2], [3, 4]])
    assert result(at)[0].tolist() == [[1, 2], [3, 4]]
    for nonsense in ([[1, 2], [3]], "x", [[1e16]], {"a": 1}, [[True]], None):
        trigger(at, "edit", nonsense)
    assert result(at)[0].tolist() == [[1, 2], [3, 4]]
    trigger(at, "pin", {"at": [0, 0]})
    assert stage_of(at)["at"] == [0, 0]
    for nonsense in ({"at": [1, 0]}, {"at": "0"}, [0, 0], {}):
        trigger(at, "pin", nonsense)
    assert stage_of(at)["at"] == [0, 0]
    trigger(at, "pin", {"at": None})
    assert stage_of(at)["at"] is None
    np.testing.assert_array_equal(result(at)[1], [[4]])
