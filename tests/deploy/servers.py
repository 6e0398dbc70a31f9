"""The deployment as its files describe it: the image's folder, its instances, the proxy."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def copy_image(folder: Path) -> None:
    """Copy what the Dockerfile copies, and nothing else."""
    folder.mkdir()
    for source, target in re.findall(r"^COPY (\S+) (\S+)$", DOCKERFILE, re.MULTILINE):
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / target)
        else:
            shutil.copy(ROOT / source, folder / target)


def image_command(port: int) -> list[str]:
    """Return the command of the image, with this port, and open to this machine only."""
    found = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found
    name, *arguments = json.loads(found[1])
    assert name == "streamlit"
    arguments = [argument for argument in arguments if not argument.startswith("--server.address")]
    arguments = [argument.replace("8501", str(port)) for argument in arguments]
    return [sys.executable, "-m", name, *arguments, "--server.address=127.0.0.1"]


@contextlib.contextmanager
def running(command: list[str], folder: Path) -> Generator[subprocess.Popen]:
    """Run a server in a folder until the block ends; its words go to a file there."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield server
    finally:
        # The whole group: a killed nginx would leave its workers behind.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def fetch(port: int, path: str = "/", **headers: str) -> tuple[HTTPResponse, bytes]:
    """Return the answer to a GET, and its body as it was sent."""
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()


def wait_until_healthy(port: int, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if fetch(port, "/_stcore/health")[1] == b"ok":
                return
        time.sleep(0.1)
    raise AssertionError(f"no answer from {server.args}; exit code {server.poll()}")


def write_proxy(folder: Path, port: int, instances: list[int]) -> list[str]:
    """Write the proxy's files for these ports, and return the command that runs it."""
    folder.mkdir()
    settings = (ROOT / "deploy/nginx.conf").read_text()
    upstreams = (ROOT / "deploy/upstreams.conf").read_text()
    assert settings.count("listen 8080;") == 1
    (folder / "nginx.conf").write_text(
        settings.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    )
    for number, instance in enumerate(instances, start=1):
        assert upstreams.count(f"app{number}:8501") == 1
        upstreams = upstreams.replace(f"app{number}:8501", f"127.0.0.1:{instance}")
    (folder / "upstreams.conf").write_text(upstreams)
    options = ["-p", f"{folder}/", "-e", "stderr", "-c", f"{folder}/nginx.conf"]
    return ["nginx", *options, "-g", "daemon off;"]
