"""The session: one way to change it, and whose word counts, the address's or the reader's."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.state import session
from explorer.state.choices import Choices
from explorer.state.link import read_link, write_link
from explorer.state.parameters import EXPLORE


class State(dict):
    """A session state: names or keys."""

    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


class Address(dict):
    """The parameters of an address."""

    to_dict = dict.copy

    def from_dict(self, link):
        self.clear()
        self.update(link)


@pytest.fixture
def address(monkeypatch):
    """Give the session a state and an address of its own."""
    found = Address()
    streamlit = SimpleNamespace(session_state=State(), query_params=found)
    monkeypatch.setattr(session, "st", streamlit)
    return found


def run():
    """Do what a run of the script does with the address."""
    session.follow_link()
    session.keep_link()


def test_a_session_begins_with_what_the_address_says(address):
    address["mode"] = "min"
    run()
    assert session.current().choices.mode == "min"
    assert address == {"mode": "min"}


def test_a_change_stands_in_the_address_after_the_run(address):
    run()
    session.change(mode="min", stride=(1, 1))
    run()
    assert address == {"mode": "min", "stride": "1"}


@pytest.mark.parametrize("change", [{"mode": "max"}, {}, {"tab": "code"}])
def test_no_change_is_undone_by_an_address_from_before_it(address, change):
    run()
    session.change(pool_size=(3, 3))
    run()
    address.clear()  # the browser has not seen the last link yet
    session.change(**change)
    run()
    assert session.current().choices.pool_size == (3, 3)


def test_an_address_that_the_reader_changed_is_followed_in_a_run_of_its_own(address):
    run()
    session.change(pool_size=(3, 3))
    run()
    address.from_dict({"mode": "min"})
    run()
    assert session.current().choices.pool_size == (2, 2)
    assert session.current().choices.mode == "min"


@pytest.mark.usefixtures("address")
def test_what_is_beyond_the_limits_changes_nothing_and_the_rest_is_taken():
    run()
    session.change(pool_size=(3, 10**9), mode="min", sample="../secret", kernel=3)
    choices = session.current().choices
    assert (choices.pool_size, choices.mode, choices.sample) == ((2, 2), "min", "chelsea")


@pytest.mark.usefixtures("address")
def test_rows_that_are_not_shown_are_kept_until_there_is_another_matrix():
    run()
    session.resize_matrix(rows=2)
    session.resize_matrix(cols=16)
    assert session.current().choices.matrix.shape == (2, 16)
    session.resize_matrix(rows=4, cols=4)
    assert session.current().choices.matrix.tolist() == Choices().matrix.tolist()
    session.set_matrix(np.ones((1, 1)))
    session.resize_matrix(rows=2)
    assert session.current().choices.matrix.tolist() == [[1], [0]]


VALUES = st.none() | st.integers() | st.text(max_size=3) | st.tuples(st.integers(), st.integers())


@pytest.mark.usefixtures("address")
@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.dictionaries(st.sampled_from([*EXPLORE, "page", "matrix"]), VALUES, max_size=4))
def test_whatever_a_callback_sets_a_link_can_carry(changes):
    session.change(**changes)
    link = write_link(session.current().choices)
    assert read_link(link)[1] == []
