"""The app, started once for all browser tests."""

from collections.abc import Iterator

import pytest

from benchmarks.server import running
from tests.conftest import free_port


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """Return the address of a running app."""
    with running(free_port()) as server:
        yield f"http://{server.address}"
