"""Build the folder: ``python -m web.build [FOLDER]``."""

import json
import shutil
import sys
from pathlib import Path

from web.archives import matches, read_archives, read_folder, write_archive
from web.compiling.bytecode import arrange, compile_archives
from web.fetching import Fetcher, MissingFilesError, cache_folder, digest
from web.first import program_names, write_first, write_index
from web.frontend import files_at_opening, files_at_start, write_frontend
from web.locked import read_lock
from web.packages import LIBRARY, PYODIDE, write_packages, write_pyodide

HERE = Path(__file__).parent
ROOT = HERE.parent
APP = ("app.py", "explorer", "pooling", "assets", ".streamlit/config.toml")
# What the programs are joined from, which they are by then.
JOINED = ("*.css", "*.html", "*/js/*.js", "*/show.js")
# Sources that are run as they are, or shown.
SOURCES = ("app.py", "web_start.py", "explorer/programs/*", "pooling/*")
# Modules in place of those that have no use in a browser; the installer lies elsewhere.
STAND_INS = ("pyodide_http.py", "ssl.py")
# Not asked for by the page, but by who serves the folder.
_ASIDE = ("serve.py", "keep.js", "NOTICE.txt", "LICENSE")


def build(folder: Path) -> None:
    """Write the folder anew; two builds of the same files are equal byte by byte.

    Raises
    ------
    MissingFilesError
        If a file of the lock can be had nowhere.
    """
    parts = _fetch()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write_python(folder, parts)
    _write_page(folder)
    _write_keeper(folder)


def _fetch() -> dict[str, list[Path]]:
    """Return the files of the lock by the part that they go into."""
    lock = read_lock()
    wanted = [file.file for file in lock.values() if file.part != "carrier"]
    parts: dict[str, list[Path]] = {}
    for name, path in Fetcher(lock, cache_folder()).fetch(wanted).items():
        parts.setdefault(lock[name].part, []).append(path)
    return parts


def _write_python(folder: Path, parts: dict[str, list[Path]]) -> None:
    """Write the front end, Pyodide, the packages and the app."""
    front, stand_ins = folder / "stlite", HERE / "python/packages"
    wheels = write_frontend(parts["front"][0], front)
    start = [*parts["start"], *wheels]
    write_packages(start, [stand_ins / name for name in STAND_INS], folder / "packages.zip")
    shutil.rmtree(front / "wheels")
    write_packages(parts["plots"], [], folder / "plots.zip")
    write_pyodide(parts["pyodide"][0], stand_ins / "micropip.py", folder / "pyodide")
    files = read_folder(ROOT, APP) | read_folder(HERE / "python/app", ["."])
    app = {name: content for name, content in files.items() if not matches(name, JOINED)}
    app["programs.json"] = program_names()
    write_archive(folder / "app.zip", app)
    _compile(folder)


def _compile(folder: Path) -> None:
    """Put bytecode into the archives in place of sources."""
    paths = [folder / name for name in ("app.zip", "packages.zip", "plots.zip")]
    paths.append(folder / "pyodide" / LIBRARY)
    compile_archives(folder / "pyodide", paths)
    for path in paths:
        kept = SOURCES if path.name == "app.zip" else ()
        write_archive(path, arrange(read_archives([path]), kept))


def _write_page(folder: Path) -> None:
    """Write the first screen, and the page that goes on to the app."""
    write_first(folder)
    shutil.copytree(HERE / "page/js", folder / "static/js")
    shutil.copy(ROOT / "assets/icon.png", folder / "icon.png")
    for path in (HERE / "page/serve.py", HERE / "page/NOTICE.txt", ROOT / "LICENSE"):
        shutil.copy(path, folder / path.name)
    start = [folder / "packages.zip", folder / "app.zip"]
    start += [folder / "pyodide" / name for name in PYODIDE] + files_at_start(folder / "stlite")
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in start}
    opening = files_at_opening(folder / "stlite")
    write_index(folder, sizes, [path.relative_to(folder).as_posix() for path in opening])


def _write_keeper(folder: Path) -> None:
    """Write the service worker, which knows every file of the folder by its content."""
    files = {
        path.relative_to(folder).as_posix(): digest(path)[:16]
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _ASIDE
    }
    text = (HERE / "page/keep.js").read_text("utf-8")
    (folder / "keep.js").write_text(text.replace("{files}", json.dumps(files)), "utf-8")


def main() -> None:
    """Build into the folder that is named, or ``site``; say in one place what is missing."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site")
    try:
        build(folder)
    except MissingFilesError as error:
        sys.exit(f"{folder.name} was not built.\n{error}")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size / 1e6:.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
