"""What the folder is made of: the files of lock.toml, and the places of sources.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("front", "pyodide", "start", "plots", "carrier")


@dataclass(frozen=True)
class Locked:
    """A file that is taken from elsewhere.

    Attributes
    ----------
    file : str
        Its name.
    sha256 : str
        Of its content, in hexadecimal digits.
    part : {"front", "pyodide", "start", "plots", "carrier"}
        What it goes into.
    places : tuple of str
        Where it is looked for, as sources.toml describes them.
    """

    file: str
    sha256: str
    part: str
    places: tuple[str, ...]


def read_lock() -> dict[str, Locked]:
    """Return the files of the lock by their names."""
    sources = tomllib.loads((HERE / "sources.toml").read_text("utf-8"))
    entries = tomllib.loads((HERE / "lock.toml").read_text("utf-8"))["file"]
    files = {}
    for entry in entries:
        places = sources[entry["source"]]["places"]
        filled = tuple(place.format(**entry) for place in places)
        files[entry["file"]] = Locked(entry["file"], entry["sha256"], entry["part"], filled)
    return files
