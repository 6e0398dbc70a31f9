"""Addresses that others can open, and those that lead each machine to itself."""

import pytest

from explorer.state.addresses import is_own


@pytest.mark.parametrize(
    "address",
    ["http://localhost:8501/?a=1", "http://127.0.0.1/", "http://127.8.0.1/", "http://[::1]/"],
)
def test_an_address_of_this_computer_is_told(address):
    assert is_own(address)


@pytest.mark.parametrize("address", ["http://192.168.1.7:8501/", "https://lab.example/", "/?a=1"])
def test_any_other_is_not(address):
    assert not is_own(address)
