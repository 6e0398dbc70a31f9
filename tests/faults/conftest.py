"""A free port for a server of the test's own, and the browser of the browser tests."""

import socket

import pytest

from tests.browser.conftest import browser, page

__all__ = ["browser", "page", "port"]


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
