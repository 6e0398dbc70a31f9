"""Get the files of the lock, each once, into a folder that is kept between builds."""

import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from web.locked import Locked

SECONDS = 20
_SLOWEST = 600


class MissingFilesError(Exception):
    """Files that no place gives; the message says which, where they were looked for, and why."""


class _PlaceError(Exception):
    """Why a place does not give a file."""


def cache_folder() -> Path:
    """Return the folder of what was downloaded: outside of the checkout, as it is large."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pooling-lab"


class Fetcher:
    """Gets files from their places.

    Parameters
    ----------
    lock : dict of str to Locked
    folder : Path
        Where they are kept.
    """

    def __init__(self, lock: dict[str, Locked], folder: Path) -> None:
        self._lock = lock
        self._folder = folder
        self._silent: dict[str, str] = {}  # hosts that did not answer, and what was said
        self._ways: dict[str, Callable[[Path, list[str]], Path]] = {
            "get": self._download,
            "npm": self._pack,
            "pip": self._download_package,
            "inside": self._unpack,
        }

    def fetch(self, names: Iterable[str]) -> dict[str, Path]:
        """Return where files are, by their names; what is not kept yet is fetched.

        Parameters
        ----------
        names : iterable of str
            Among those of the lock.

        Returns
        -------
        dict of str to Path

        Raises
        ------
        MissingFilesError
            With every file that could not be had.
        """
        found, problems = {}, []
        for name in names:
            try:
                found[name] = self._get(self._lock[name])
            except MissingFilesError as error:
                problems.append(str(error))
        if problems:
            raise MissingFilesError("\n".join(problems))
        return found

    def _get(self, locked: Locked) -> Path:
        kept = self._folder / locked.file
        if kept.exists() and digest(kept) == locked.sha256:
            return kept
        self._folder.mkdir(parents=True, exist_ok=True)
        said = []
        for place in locked.places:
            try:
                self._take(place, locked, kept)
            except _PlaceError as error:
                said.append(f"  {place}: {error}")
            else:
                return kept
        raise MissingFilesError("\n".join([f"{locked.file} is missing. Looked for it in", *said]))

    def _take(self, place: str, locked: Locked, kept: Path) -> None:
        way, *words = place.split()
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            path = self._ways[way](Path(folder), words)
            if (found := digest(path)) != locked.sha256:
                raise _PlaceError(f"it has the sha256 {found}, and not {locked.sha256}")
            path.replace(kept)

    def _download(self, folder: Path, words: list[str]) -> Path:
        (address,) = words
        host = urlsplit(address).netloc
        if host in self._silent:
            raise _PlaceError(self._silent[host])
        path = folder / "file"
        try:
            with (
                urllib.request.urlopen(address, timeout=SECONDS) as answer,  # noqa: S310
                path.open("wb") as file,
            ):
                shutil.copyfileobj(answer, file)
        except urllib.error.HTTPError as error:
            raise _PlaceError(f"the answer was {error.code}") from error
        except OSError as error:
            self._silent[host] = f"{host} does not answer ({error})"
            raise _PlaceError(self._silent[host]) from error
        return path

    def _pack(self, folder: Path, words: list[str]) -> Path:
        npm = shutil.which("npm")
        if npm is None:
            raise _PlaceError("npm is not installed")
        return _run([npm, "pack", "--silent", *words], folder)

    def _download_package(self, folder: Path, words: list[str]) -> Path:
        # What runs on every platform does so in a browser, too.
        kind = ["--platform=any", "--python-version=3.12", "--implementation=py", "--abi=none"]
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        return _run([*pip, "--only-binary=:all:", *kind, "--dest=.", *words], folder)

    def _unpack(self, folder: Path, words: list[str]) -> Path:
        carrier, member = words
        try:
            around = self._get(self._lock[carrier])
        except MissingFilesError as error:
            raise _PlaceError(str(error).replace("\n", "\n  ")) from error
        with zipfile.ZipFile(around) as archive:
            return Path(archive.extract(member, folder))


def _run(command: list[str], folder: Path) -> Path:
    """Run a command that leaves one file in a folder, and return that."""
    try:
        subprocess.run(  # noqa: S603 - the words are those of sources.toml
            command, cwd=folder, check=True, capture_output=True, text=True, timeout=_SLOWEST
        )
    except subprocess.CalledProcessError as error:
        lines = [line for line in error.stderr.splitlines() if line.strip()] or ["it failed"]
        raise _PlaceError(lines[-1]) from error
    except subprocess.TimeoutExpired as error:
        raise _PlaceError(f"no answer in {_SLOWEST} seconds") from error
    (path,) = folder.iterdir()
    return path


def digest(path: Path) -> str:
    """Return the sha256 of a file's content."""
    with path.open("rb") as file:
        state = sha256()
        while block := file.read(1 << 20):
            state.update(block)
    return state.hexdigest()
