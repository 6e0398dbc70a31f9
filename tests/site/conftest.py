"""The folder of `make site`, served by what it brings, in a browser that reaches nothing else."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.conftest import free_port, launch
from web.archives import read_folder
from web.build import APP, ROOT, build
from web.fetching import cache_folder
from web.left_out import why_left_out

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# Milliseconds: every page begins with a start of Python, on machines that do other things, too.
SLOW = 120_000


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder, which is built again when something in it has changed."""
    if reason := why_left_out():
        pytest.skip(reason)
    state = sha256()
    for name, content in sorted(read_folder(ROOT, [*APP, "web"]).items()):
        state.update(f"{name} {len(content)} ".encode() + content)
    folder = cache_folder() / "sites" / state.hexdigest()[:16]
    if not folder.exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.parent.mkdir(parents=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as draft:
            build(Path(draft) / "site")
            (Path(draft) / "site").rename(folder)
    return folder


@pytest.fixture(scope="session")
def app_url(site: Path) -> Iterator[str]:
    """Return the address of the folder, which its own server gives out."""
    with served(site) as address:
        yield address


@contextmanager
def served(folder: Path) -> Generator[str]:
    """Serve a folder as its readers would, and return its address."""
    port = free_port()
    command = [sys.executable, str(folder / "serve.py"), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert str(port) in server.stdout.readline()  # it listens by then
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


@pytest.fixture(scope="session")
def browser(site: Path, playwright: Playwright) -> Iterator[Browser]:  # noqa: ARG001 - or skipped
    """Return a browser for which there is no other address than this machine's own."""
    browser = launch(playwright, ALONE)
    yield browser
    browser.close()


@pytest.fixture
def page(page: Page) -> Page:
    """Return a page that is there, with its Python, when it was gone to."""
    go = page.goto

    def goto(url: str, **arguments: Any) -> object:
        answer = go(url, **arguments)
        expect(page.locator("#loading")).to_be_hidden(timeout=SLOW)
        return answer

    page.goto = goto  # ty: ignore[invalid-assignment]
    return page


@pytest.fixture(autouse=True)
def patience(page) -> Iterator[None]:
    """Wait as long as a start of Python may take."""
    page.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)
    yield
    expect.set_options(timeout=20_000)
