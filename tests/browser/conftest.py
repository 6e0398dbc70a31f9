"""The app, started once for all browser tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from benchmarks.server import running
from tests.browser.programs import allow_mounting
from tests.conftest import free_port


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """Return the address of a running app."""
    with running(free_port()) as server:
        yield f"http://{server.address}"


@pytest.fixture
def lab(page: Page, app_url: str) -> Page:
    """Return the app's page with a stage of the test's own above the app's."""
    allow_mounting(page, app_url)
    page.evaluate("async () => { window.own = await mount('stage'); }")
    return page
