"""Load every test image of Pillow's own, whole or damaged, within the stated limits.

    python benchmarks/corpus.py [more folders]

Pillow's source package holds over a thousand files: every format, and many that once broke
a decoder. Each is loaded small in grey and as it is in colour, in a process of its own. It
may be shown or refused; an exception other than ImageError, the end of the process, more than
2 s of processor time or 600 MB is a failure.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PIL

from explorer.inputs.images import ImageError, load_image

MAX_SECONDS, MAX_MEGABYTES = 2.0, 600
SHOWN, REFUSED, FAILED = range(3)


class Result(NamedTuple):
    """What became of one file."""

    path: Path
    status: int
    seconds: float
    megabytes: float
    words: str

    @property
    def is_failure(self) -> bool:
        """Whether a promise was broken."""
        over = self.seconds > MAX_SECONDS or self.megabytes > MAX_MEGABYTES
        return over or self.status not in (SHOWN, REFUSED)


def fetch_corpus(folder: Path) -> Path:
    """Download the source package of the installed Pillow and unpack its test images."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--no-binary=:all:", f"pillow=={PIL.__version__}"]
    subprocess.run(command, cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as package:
        package.extractall(folder, filter="data")
    return next(folder.glob("*/Tests/images"))


def files_below(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def load_both_ways(data: bytes) -> int:
    warnings.simplefilter("error")
    try:
        load_image(data)
        load_image(data, grayscale=False, size=None)
    except ImageError:
        return REFUSED
    except BaseException:
        traceback.print_exc()
        return FAILED
    return SHOWN


def try_file(path: Path) -> Result:
    """Load one file in a child process and measure it."""
    data = path.read_bytes()
    with tempfile.TemporaryFile() as words:
        child = os.fork()
        if child == 0:
            os.dup2(words.fileno(), 2)
            os._exit(load_both_ways(data))
        _, wait_status, usage = os.wait4(child, 0)
        words.seek(0)
        said = words.read().decode(errors="replace")
    seconds = usage.ru_utime + usage.ru_stime
    return Result(path, wait_status >> 8 or -wait_status, seconds, usage.ru_maxrss / 1024, said)


def report(results: list[Result]) -> None:
    counts = [sum(result.status == status for result in results) for status in (SHOWN, REFUSED)]
    slowest = max(results, key=lambda result: result.seconds)
    largest = max(results, key=lambda result: result.megabytes)
    print(f"{len(results)} files: {counts[0]} shown, {counts[1]} refused with a sentence")
    print(f"{sum(bool(result.words) for result in results)} made a decoder write to the log")
    print(f"slowest: {slowest.seconds:.2f} s for both ways, {slowest.path.name}")
    print(f"largest: {largest.megabytes:.0f} MB of process memory, {largest.path.name}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        folders = [fetch_corpus(Path(folder)), *map(Path, sys.argv[1:])]
        results = [try_file(path) for path in files_below(folders)]
    report(results)
    failures = [result for result in results if result.is_failure]
    for failure in failures:
        print(f"FAILED {failure}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
