"""How the programs of the components reach the browser: as files that it fetches once.

A component whose program is given to Streamlit as text sends it with every change of its
data. So only a loader is given as text; it fetches the program from a route that is added to
the server. The programs are joined when they are imported and served from memory: nothing is
written, and a file's name, a hash of its content, is never out of date.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from explorer.components.lib.bundle import (
    compact,
    join_component,
    join_markup,
    join_modules,
    join_styles,
    name_by_content,
)
from explorer.words.catalogue import say

# Below the path of an app's own static files, which every proxy for Streamlit passes on.
FOLDER = "app/static/programs"
KEPT = "public, max-age=31536000, immutable"

_lines = compact((Path(__file__).parent / "loader.js").read_text("utf-8")).splitlines()
_LOADER = f"{_lines[0]}\n{''.join(_lines[1:])}"  # Streamlit takes one line for a path.
_programs: dict[str, bytes] = {}
_routes: list[Route] = []  # Empty until the server has them.


def deliver(name: str, folder: Path) -> Callable[..., Any]:
    """Return a component's mounting command.

    Parameters
    ----------
    name : str
        Of the component.
    folder : Path
        Of its files, as `join_component` takes them.

    Returns
    -------
    callable
        What ``st.components.v2.component`` returns. Without a server that can be given a
        route, as in a test of the script alone, all is sent as text.
    """
    program = join_component(folder)
    file = name_by_content(folder.name, program)
    _programs[file] = program.encode()
    loader = _LOADER.replace("SENTENCE", say("shell.not_loaded")).replace(
        "PROGRAM", f"{FOLDER}/{file}"
    )
    by_file = st.components.v2.component(name, js=loader)

    @cache
    def by_text() -> Callable[..., Any]:
        return st.components.v2.component(
            f"{name}_text",
            html=join_markup(folder),
            css=join_styles(folder),
            js=join_modules(folder),
        )

    def mount(data: bytes | dict[str, Any], **arguments: Any) -> Any:
        if not _is_served():
            return by_text()(data=data, **arguments)
        # Of a dict Streamlit asks whether it holds tables, and loads pandas and Arrow for it.
        return by_file(data=data if isinstance(data, bytes) else [data], **arguments)

    return mount


async def answer(request: Request) -> Response:
    """Answer with the program of exactly this name: nothing is looked up on a disk."""
    program = _programs.get(request.path_params["name"])
    headers = {"X-Content-Type-Options": "nosniff"}
    if program is None:
        return Response(status_code=404, headers={**headers, "Cache-Control": "no-store"})
    headers["Cache-Control"] = KEPT
    return Response(program, media_type="text/javascript", headers=headers)


def _is_served() -> bool:
    """Return whether the server has the route, which is added where it is missing.

    An app that is run by ``streamlit run`` has no say in the routes of the server, but the
    connection of the session that is running leads there. The server asks its routes in turn,
    and the last one answers for everything: this one goes before, in one step for other threads.
    """
    if _routes:
        return True
    server = _server()
    if server is None:
        return False
    base = st.get_option("server.baseUrlPath").strip("/")
    route = Route(f"{base and '/'}{base}/{FOLDER}/{{name}}", answer)
    server.router.routes.insert(0, route)
    _routes.append(route)
    return True


def _server() -> Starlette | None:
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or not exists():
        return None
    client = get_instance().get_client(context.session_id)
    connection = getattr(client, "_websocket", None)
    server = getattr(connection, "app", None)
    return server if isinstance(server, Starlette) else None
