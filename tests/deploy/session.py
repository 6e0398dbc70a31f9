"""A visitor's session: Streamlit's own messages over a WebSocket, as the browser sends them."""

import socket
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.deploy.servers import fetch

# A name that no server here goes by: it is allowed only when the proxy passes it on.
HOST = "class.example"


@dataclass(frozen=True)
class Session:
    """An open session and what a request in its name needs."""

    stream: ClientConnection
    port: int
    cookie: str

    def elements(self) -> set[str]:
        """Run the script once and return the kinds of elements that it shows."""
        request = BackMsg()
        request.rerun_script.query_string = ""
        self.stream.send(request.SerializeToString())
        kinds = set()
        while True:
            message = self._receive()
            if message.WhichOneof("type") == "script_finished":
                return kinds
            if message.delta.WhichOneof("type") == "new_element":
                kinds.add(str(message.delta.new_element.WhichOneof("type")))

    def upload(self, size: int) -> int:
        """Upload a form with one file, `size` bytes in all, and return the status."""
        request = BackMsg()
        request.file_urls_request.file_names.append("photo.png")
        self.stream.send(request.SerializeToString())
        message = self._receive()
        while message.WhichOneof("type") != "file_urls_response":
            message = self._receive()
        before = b'--end\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
        after = b"\r\n--end--\r\n"
        body = before + bytes(size - len(before) - len(after)) + after
        headers = {
            "Content-Type": "multipart/form-data; boundary=end",
            "Cookie": self.cookie,
            "X-Xsrftoken": self.cookie.rsplit("_streamlit_xsrf=", 1)[1],
        }
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            url = message.file_urls_response.file_urls[0].upload_url
            connection.request("PUT", url, body, headers)
            return connection.getresponse().status

    def _receive(self) -> ForwardMsg:
        return ForwardMsg.FromString(bytes(self.stream.recv(timeout=30, decode=False)))


@contextmanager
def open_session(port: int, cookie: str) -> Generator[Session]:
    """Open a session as a browser with this cookie does."""
    answer, _ = fetch(port, "/_stcore/health", Cookie=cookie)
    cookie = f"{cookie}; {answer.headers['Set-Cookie'].split(';')[0]}"
    with connect(
        f"ws://{HOST}/_stcore/stream",
        sock=socket.create_connection(("127.0.0.1", port)),
        origin=Origin(f"http://{HOST}"),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie},
        max_size=None,
    ) as stream:
        yield Session(stream, port, cookie)
