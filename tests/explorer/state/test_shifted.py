"""A nudged input: what is shared, how far it can go, and what the ready-made nudges show."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.choices import Choices
from explorer.state.link import read_link, write_link
from explorer.state.shift_cases import SHIFT_CASES
from explorer.state.shifted import Nudging, farthest_shift, shift_within
from explorer.words.catalogue import titles
from pooling.nudged import WAYS
from pooling.stability import ALONE, CHANGED, EQUAL, follow

MATRIX = np.arange(64.0).reshape(8, 8)


def counts(matrix, choices):
    """Return how many cells are equal, changed and compared with none, by the way to pool."""
    followers = Nudging.of(matrix, choices).followers
    moved = {way: followers[way].at(choices.shift) for way in followers}
    return {
        way: [one.count(kind) for kind in (EQUAL, CHANGED, ALONE)] for way, one in moved.items()
    }


def of_case(name):
    case = SHIFT_CASES[name]
    choices = Choices(shift=case.shift, stride=case.stride, border=case.border)
    return counts(case.matrix, choices)


def test_what_everybody_sees_is_made_once_and_a_readers_own_is_kept_with_it():
    first, second = (Nudging.of(MATRIX.copy(), Choices()) for _ in range(2))
    assert first == second
    assert first.followers is second.followers
    assert list(first.followers) == list(WAYS)
    own, other = (Nudging.of(MATRIX, Choices(), is_private=True) for _ in range(2))
    assert own == other
    assert own.followers is own.followers
    assert own.followers is not other.followers


def test_another_shift_needs_nothing_anew_and_another_border_does():
    one = Nudging.of(MATRIX, Choices(shift=(0, 1)))
    assert one == Nudging.of(MATRIX, Choices(shift=(4, 3)))
    assert one != Nudging.of(MATRIX, Choices(border="edge"))
    assert one != Nudging.of(MATRIX, Choices(stride=(1, 1)))
    assert one != Nudging.of(MATRIX + 1, Choices())


def test_a_pool_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="pool_size 9 does not fit in 8 rows"):
        Nudging.of(MATRIX, Choices(pool_size=(9, 2)))


def test_a_shift_goes_up_to_two_strides_of_each_axis():
    choices = Choices(pool_size=(3, 3), shift=(7, 7))
    assert farthest_shift(choices) == (6, 6)
    assert shift_within(choices) == (6, 6)
    assert shift_within(replace(choices, stride=(1, 4))) == (2, 7)


def test_a_link_carries_a_shift_and_refuses_one_that_goes_too_far():
    query = {"page": "compare", "way": "shift", "shift": "3,0", "border": "edge", "stride": "2"}
    choices, notices = read_link(query)
    assert (choices.shift, choices.border, notices) == ((3, 0), "edge", [])
    assert write_link(choices) == query
    choices, notices = read_link({**query, "shift": "0,5"})
    assert choices.shift == Choices.shift
    assert notices == ["The link's shift was ignored: it must be from 0 to 4, not 0,5."]


@pytest.mark.parametrize("text", ["1", "1,2,3", "-1,0", "0,129", "x,1", ""])
def test_a_shift_that_is_none_is_told(text):
    choices, notices = read_link({"page": "compare", "shift": text})
    assert choices.shift == Choices.shift
    (notice,) = notices
    assert "shift was ignored" in notice


def test_every_ready_made_nudge_has_a_title_and_a_matrix_that_can_be_shown():
    assert list(titles("shift_cases")) == list(SHIFT_CASES)
    for case in SHIFT_CASES.values():
        assert max(case.matrix.shape) <= LARGEST_SIDE
        choices = Choices(shift=case.shift, stride=case.stride)
        assert shift_within(choices) == case.shift


def test_the_nudge_by_a_column_changes_most_cells_of_every_output():
    assert all(changed > 8 and not alone for _, changed, alone in of_case("column").values())


@pytest.mark.parametrize("name", ["stride", "dense"])
def test_the_nudges_that_outputs_can_follow_change_nothing(name):
    assert all(not changed and not alone for _, changed, alone in of_case(name).values())


def test_the_stripes_flip_a_maximum_and_are_changed_by_half_as_much_with_a_blur():
    case = SHIFT_CASES["stripes"]
    followers = Nudging.of(case.matrix, Choices(shift=case.shift)).followers
    sharp, soft = (followers[way].at(case.shift) for way in ("max", "blurred"))
    assert sharp.output[0].tolist() == [9, 9, 9, 9]
    assert sharp.count(CHANGED) == 8
    assert (sharp.mean, soft.mean) == (4.5, 2.25)


def test_the_nudge_with_an_edge_leaves_cells_out_and_no_compared_cell_changes():
    assert follow(SHIFT_CASES["edge"].shift[1], 2) == 1
    for equal, changed, alone in of_case("edge").values():
        assert equal
        assert alone
        assert not changed
