"""ZIP archives that are the same, byte by byte, whenever they are made."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

# The first moment that a ZIP archive can name.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_archive(path: Path, files: Mapping[str, bytes]) -> None:
    """Write files as a ZIP archive, in the order of their names.

    Parameters
    ----------
    path : Path
    files : mapping of str to bytes
        Contents by their names in the archive.
    """
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.create_system = 3  # on Windows, too
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name], zipfile.ZIP_DEFLATED, compresslevel=9)


def read_archives(paths: Iterable[Path], left_out: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the files of ZIP archives by their names, less those that match a pattern."""
    patterns = list(left_out)
    files = {}
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if not name.endswith("/") and not matches(name, patterns):
                    files[name] = archive.read(name)
    return files


def read_folder(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return files by their names below a folder: those named, and all in the folders named."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for name in names
        for path in _files_in(root / name)
    }


def _files_in(path: Path) -> Iterator[Path]:
    inside = path.rglob("*") if path.is_dir() else [path]
    for each in inside:
        if each.is_file() and "__pycache__" not in each.parts:
            yield each


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Return whether a name matches one of the patterns, in which ``*`` is anything.

    >>> matches("numpy/f2py/cfuncs.py", ["numpy/f2py/*"])
    True
    """
    return any(fnmatch(name, pattern) for pattern in patterns)
