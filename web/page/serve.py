"""Serve this folder to this machine: ``python serve.py [PORT]``."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Some systems have others for these, and browsers refuse those.
TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
    ".gz": "application/octet-stream",
}


class Handler(SimpleHTTPRequestHandler):
    """Answers with the files of the folder."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing of what is answered as usual."""


def main() -> None:
    """Serve until the window is closed or Ctrl+C is pressed."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8600
    handler = partial(Handler, directory=str(Path(__file__).parent))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://localhost:{port}/  (Ctrl+C ends it)", flush=True)  # noqa: T201
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
