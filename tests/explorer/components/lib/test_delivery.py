"""The programs of the components are files with a name that no other content has."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.routing import Route

from explorer.components import form, shell, stage
from explorer.components.lib import delivery
from explorer.components.lib.bundle import join_component, name_by_content

COMPONENTS = [Path(module.__file__ or "").parent for module in (form, shell, stage)]


SERVER = Starlette(routes=[Route("/programs/{name}", delivery.answer)])


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes


def name_of(folder: Path) -> str:
    return name_by_content(folder.name, join_component(folder))


def fetch(name: str, method: str = "GET") -> Answer:
    """Return what the route answers, without a port and a web server around it."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    async def ask() -> None:
        scope = {"type": "http", "method": method, "path": f"/programs/{name}", "headers": []}
        await SERVER(scope, receive, send)

    # Apart from this thread, where browser tests keep an event loop running.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(ask())).result()
    start, *rest = sent
    body = b"".join(message.get("body", b"") for message in rest)
    return Answer(start["status"], Headers(raw=start["headers"]), body)


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_program_is_kept_for_good_and_is_taken_for_nothing_else(folder):
    answer = fetch(name_of(folder))
    assert answer.status == 200
    assert answer.body.decode() == join_component(folder)
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "stage.0123456789ab.js",
        "stage.js",
        "../../app.py",
        "../delivery.py",
        "..\\..\\app.py",
        "/etc/passwd",
        "stage.js\0",
        f"{name_of(COMPONENTS[0])}/",
        f"x/{name_of(COMPONENTS[0])}",
        "",
    ],
)
def test_any_other_name_is_not_found_and_that_is_not_kept(name):
    answer = fetch(name)
    assert answer.status in {307, 404}  # To the name without a slash at its end.
    assert "max-age" not in answer.headers.get("Cache-Control", "")
    assert b"import" not in answer.body


def test_programs_are_only_read():
    assert fetch(name_of(COMPONENTS[0]), "POST").status == 405


def test_what_is_sent_with_every_change_is_short():
    loader = Path("explorer/components/lib/loader.js").read_text("utf-8")
    assert len(re.findall("PROGRAM", loader)) == 1
    assert len(delivery._LOADER) < 600


def test_without_a_server_nothing_is_served():
    assert not delivery._is_served()
    assert not delivery._routes
