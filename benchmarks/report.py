"""What the benchmarks of the core share: interleaved timing, and their part of a page."""

import os
import platform
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter

# NumPy and its peers are imported after this module: every measurement is of one thread.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

DOCS = Path(__file__).parent.parent / "docs"


def fastest(functions: Iterable[Callable[[], object]], rounds: int = 7) -> list[float]:
    """Return the shortest time of each function in seconds, all of them timed in turns."""
    functions = list(functions)
    best = [float("inf")] * len(functions)
    for _ in range(rounds):
        for index, function in enumerate(functions):
            start = perf_counter()
            function()
            best[index] = min(best[index], perf_counter() - start)
    return best


def medians(functions: Iterable[Callable[[], object]], rounds: int = 7) -> list[float]:
    """Return the median time of each function in seconds, all of them called in turns.

    Each is called twice and the second call counts: the call before it decides what lies in
    the cache, and would otherwise be another function's.
    """
    functions = list(functions)
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(rounds):
        for function, spent in zip(functions, times, strict=True):
            function()
            start = perf_counter()
            function()
            spent.append(perf_counter() - start)
    return [median(spent) for spent in times]


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    lines = [list(header), *([str(cell) for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine(*packages: str) -> str:
    """Return a sentence that names the processor and the versions; absent packages too."""
    models = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    model = models[0].split(":")[1].strip() if models else platform.processor()
    installed = ", ".join(f"{package} {_version(package)}" for package in packages)
    python = platform.python_version()
    return f"{model}, {len(models)} cores, one thread; Python {python}, {installed}."


def write_section(name: str, text: str) -> None:
    """Put the text between the markers of that name in docs/performance.md, or at its end."""
    page = DOCS / "performance.md"
    start, end = f"<!-- {name}: start -->", f"<!-- {name}: end -->"
    before = page.read_text() if page.exists() else "# Performance\n"
    section = f"{start}\n{text.strip()}\n{end}"
    if start in before:
        head, tail = before.split(start)[0], before.split(end)[1]
        page.write_text(head + section + tail)
    else:
        page.write_text(f"{before.rstrip()}\n\n{section}\n")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []
