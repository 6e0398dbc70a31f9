"""The app as a process of its own, with its processor time and memory. Linux only."""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process and what it writes to its log."""

    address: str
    pid: int
    log: IO[bytes]

    def seconds(self) -> float:
        """Return the processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, kind: str = "VmRSS") -> int:
        """Return the kilobytes in memory, or with "VmHWM" the most there have been."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        match = re.search(rf"^{kind}:\s+(\d+)", text, re.MULTILINE)
        return int(match[1]) if match else 0

    def forget_peak(self) -> None:
        """Let the peak of memory start anew."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def errors(self) -> int:
        """Return how many exceptions are in the log."""
        self.log.seek(0)
        return len(re.findall(rb"Traceback|Error:", self.log.read()))


@contextmanager
def running(
    port: int,
    environment: Mapping[str, str] | None = None,
    *,
    base: str = "",
    script: Path | str = "app.py",
    root: Path = ROOT,
) -> Generator[Server]:
    """Start the app, or another one with its settings, and end it by its process id.

    `base` is a path that all addresses start with, such as ``/lab``; `environment` is added
    to the surroundings; `root` is where the app and its settings are.
    """
    address = f"127.0.0.1:{port}{base}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1"]
    command += [f"--server.baseUrlPath={base}"]
    # As `make run` and the image start it.
    surroundings = {**os.environ, "MALLOC_ARENA_MAX": "2", **(environment or {})}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=root, env=surroundings, stdout=log, stderr=log)
        try:
            _wait_until_healthy(address, process)
            yield Server(address, process.pid, log)
        finally:
            process.kill()
            process.wait()


def _wait_until_healthy(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise OSError(f"the app did not start; exit code {process.poll()}")
