"""How what is drawn comes to the page: each part when it is drawn, and the stage before the rest.

On a server another thread sends what a run draws. Here there is one thread, so nothing would be
sent before the run is over, and then all at once: the page would draw its stage last.
"""

import asyncio
from typing import Any

from streamlit.runtime import get_instance
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime_util import serialize_forward_msg

sending: set[asyncio.Task[None]] = set()
# What ends the head start of a stage, while it has one.
head_starts: list[asyncio.TimerHandle] = []


def send_early() -> None:
    """Have Streamlit send so from now on."""
    sessions: Any = AppSession
    sessions._on_scriptrunner_event = sessions._handle_scriptrunner_event_on_event_loop
    sessions._enqueue_forward_msg = enqueue


def enqueue(session: Any, message: Any) -> None:
    """Take a message for the page, and send it, but for what follows a stage too closely."""
    session._browser_queue.enqueue(message)
    if not head_starts:
        send(session)


def send(session: Any) -> None:
    """Send all that waits, before anything else is done on this thread."""
    server: Any = get_instance()
    if active := server._session_mgr.get_active_session_info(session.id):
        for message in session.flush_browser_queue():
            write(active.client, serialize_forward_msg(message))


def write(client: Any, message: bytes) -> None:
    """Hand bytes to the page now, and not when this thread is free."""
    sent = client._websocket.send_bytes(message)
    loop = asyncio.get_running_loop()
    task = asyncio.Task(sent, loop=loop, eager_start=True)  # ty: ignore[unknown-argument]
    if not task.done():
        sending.add(task)
        task.add_done_callback(sending.discard)


def give_head_start(seconds: float) -> None:
    """Send what is drawn, and hold back what follows until the page has drawn that."""
    send_all()
    for timer in head_starts:
        timer.cancel()
    head_starts[:] = [asyncio.get_running_loop().call_later(seconds, end_head_start)]


def end_head_start() -> None:
    """Send what was held back."""
    head_starts.clear()
    send_all()


def send_all() -> None:
    """Send all that waits for any page: there is one, or none yet."""
    server: Any = get_instance()
    for active in server._session_mgr.list_active_sessions():
        send(active.session)
