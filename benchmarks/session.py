"""One session as a browser holds it: Streamlit's own messages over its WebSocket."""

import asyncio
import base64
import json
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

LARGEST_MESSAGE = 200 * 1024 * 1024


def _button_group(state: WidgetState, widget: Any) -> None:
    defaults = [widget.options[index].content for index in widget.default]
    state.string_array_value.data.extend(widget.raw_values if widget.set_value else defaults)


def _number_input(state: WidgetState, widget: Any) -> None:
    state.double_value = widget.value if widget.set_value else widget.default


def _file_uploader(state: WidgetState, _: Any) -> None:
    state.file_uploader_state_value.SetInParent()


# How the browser first fills in the state of each kind of widget.
FILL: Mapping[str, Callable[[WidgetState, Any], None]] = MappingProxyType(
    {
        "button_group": _button_group,
        "number_input": _number_input,
        "file_uploader": _file_uploader,
    }
)


def _name(widget_id: str) -> str:
    """Return a widget's key."""
    return widget_id.split("-", 2)[2]


class Session:
    """A page that is open: it keeps what a browser keeps, and draws nothing.

    Attributes
    ----------
    widgets : dict of str to WidgetState
        What would be sent with the next rerun, by the key of the widget.
    plot : bytes
        The file of the plot on the page.
    exceptions : int
        How many exceptions the page has shown.
    stage_came : float
        When the last rerun's first element came, which is the stage, by `time.perf_counter`.
    """

    def __init__(self, address: str, query: str) -> None:
        self.address = address
        self.query = query
        self.widgets: dict[str, WidgetState] = {}
        self.plot = b""
        self.exceptions = 0
        self.stage_came = 0.0
        self._session_id = ""
        self._page_hash = ""
        self._token = ""
        self._cached: set[str] = set()
        self._forms: dict[str, str] = {}
        self._messages = 0
        self._drawn: set[str] = set()
        self._socket: ClientConnection

    async def open(self) -> None:
        """Load the page, and run the app for the first time."""
        head, _ = await self._request("GET", "/_stcore/health")
        cookie = next(line for line in head.splitlines() if "_streamlit_xsrf=" in line)
        self._token = cookie.split("_streamlit_xsrf=")[1].split(";")[0].strip('"')
        self._socket = await connect(
            f"ws://{self.address}/_stcore/stream",
            origin=Origin(f"http://{self.address}"),
            subprotocols=[Subprotocol("streamlit"), Subprotocol(self._token)],
            additional_headers={"Cookie": f"_streamlit_xsrf={self._token}"},
            compression=None,
            max_size=LARGEST_MESSAGE,
            ping_interval=None,
        )
        await self.rerun()

    async def rerun(self) -> None:
        """Send the widgets, and return when the app has run to its end."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self._page_hash
        state.widget_states.widgets.extend(self.widgets.values())
        state.cached_message_hashes.extend(self._cached)
        state.context_info.color_scheme = "light"
        state.context_info.url = f"http://{self.address}/"
        self.stage_came = 0.0
        await self._socket.send(message.SerializeToString())
        while not self._take(ForwardMsg.FromString(await self._receive())):
            pass
        self.widgets = {key: self.widgets[key] for key in self._drawn}

    def put(self, name: str, value: object) -> None:
        """Set a field of a form, which the next rerun then takes."""
        self._messages += 1
        message = {"number": self._messages, "changes": {name: value}}
        trigger = f"$$STREAMLIT_INTERNAL_KEY_{self._forms[name]}__events"
        self.widgets[trigger] = WidgetState(
            id=trigger, json_trigger_value=json.dumps([{"event": "set", "value": message}])
        )

    async def upload(self, key: str, name: str, data: bytes) -> None:
        """Upload a file to the widget of that key, which the next rerun then shows."""
        urls = f"/_stcore/upload_file/{self._session_id}/{name}"
        start = (
            "--limit\r\nContent-Type: application/octet-stream\r\n"
            f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'
        )
        body = start.encode() + data + b"\r\n--limit--\r\n"
        await self._request("PUT", urls, body, "multipart/form-data; boundary=limit")
        state = self.widgets[key].file_uploader_state_value.uploaded_file_info.add()
        state.name, state.size, state.file_id = name, len(data), name
        state.file_urls.file_id, state.file_urls.upload_url = name, urls
        state.file_urls.delete_url = urls

    async def close(self) -> None:
        """Leave, as closing the tab does."""
        await self._socket.close()

    async def _receive(self) -> bytes:
        data = await self._socket.recv(decode=False)
        return bytes(data)

    def _take(self, message: ForwardMsg) -> bool:
        """Keep what a message says; return whether the app has run to its end."""
        kind = message.WhichOneof("type")
        self._time_the_stage(message)
        if message.metadata.cacheable:
            self._cached = {message.hash}
        if kind == "new_session":
            self._drawn.clear()
            self._session_id = message.new_session.initialize.session_id
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.HasField("new_element"):
            self._take_element(message.delta.new_element)
        return kind == "script_finished"

    def _time_the_stage(self, message: ForwardMsg) -> None:
        is_element = message.HasField("ref_hash") or message.delta.HasField("new_element")
        if is_element and not self.stage_came:
            self.stage_came = time.perf_counter()

    def _take_element(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.exceptions += 1
        elif kind == "html" and element.html.body.startswith("<img"):
            _, _, data = element.html.body.partition("base64,")
            self.plot = base64.b64decode(data.partition('"')[0])
        elif kind == "bidi_component" and element.bidi_component.json:
            form = element.bidi_component
            (data,) = json.loads(form.json)
            fields = data.get("fields", ())  # which the shell has none of
            self._forms.update((said["name"], form.id) for said in fields)
        elif kind in FILL:
            widget = getattr(element, kind)
            key = _name(widget.id)
            self._drawn.add(key)
            is_known = key in self.widgets and self.widgets[key].id == widget.id
            if not is_known or getattr(widget, "set_value", False):
                self.widgets[key] = WidgetState(id=widget.id)
                FILL[kind](self.widgets[key], widget)

    async def _request(
        self, method: str, path: str, body: bytes = b"", kind: str = "text/plain"
    ) -> tuple[str, bytes]:
        """Make one HTTP request; return head and body, or raise OSError for a refusal."""
        host, port = self.address.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {self.address}\r\nConnection: close\r\n"
            f"Cookie: _streamlit_xsrf={self._token}\r\nX-Xsrftoken: {self._token}\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        await writer.drain()
        answer = await reader.read()
        writer.close()
        answered, _, content = answer.partition(b"\r\n\r\n")
        if not answered.startswith((b"HTTP/1.1 200", b"HTTP/1.1 204")):
            raise OSError(answered.decode("latin-1").splitlines()[0] if answered else "no answer")
        return answered.decode("latin-1"), content
