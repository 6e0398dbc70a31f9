"""What a class costs on Compare and on Learn, against the same class on Explore, in one run.

    python -m benchmarks.comparing

Opens 30 sessions on Explore, on each way of Compare and on Learn, all on one server, and takes
turns: all sessions of one page change the pool size, or what is answered, then all of the next.
Of a class 70 % follow the teacher, the others have an input of their own. What is told is the
server's processor time for each change, as a ratio to Explore's. Linux only.
"""

import argparse
import asyncio
import random
from collections.abc import Callable
from statistics import median

from benchmarks.report import table, write_section
from benchmarks.server import Server, running
from benchmarks.session import Session

SIZES = (2, 3, 4, 3)
SAMPLES = ("chelsea", "camera", "coffee", "brick", "text")
LESSON = "page=learn&lesson=one-window"
PRACTICE = "page=learn&lesson=practice&level=3"
# The part of a link that follows the pool size, for each page.
PAGES: dict[str, Callable[[int], str]] = {
    "Explore": lambda size: f"pool_size={size}",
    "Settings, four columns": lambda size: (
        "page=compare&settings="
        + "/".join(f"mode:{mode};pool_size:{size}" for mode in ("max", "average", "min", "l2"))
    ),
    "Frameworks, eight columns": lambda size: (
        f"page=compare&way=frameworks&asked=mode:max;pool_size:{size}"
    ),
    "Shift": lambda size: f"page=compare&way=shift&pool_size={size}&stride=2&shift=1,1",
    "Stack, three layers": lambda size: (
        "page=compare&way=stack&layers=" + "/".join([f"mode:max;pool_size:{size}"] * 3)
    ),
    "A lesson, typing": lambda size: f"{LESSON}&given={size}",
    "A lesson, an answer": lambda size: f"{LESSON}&given={size};9;18;7&answered=checked",
    "Practice, the next exercise": lambda size: f"{PRACTICE}&question={size}",
}


def given(number: int, kind: str) -> str:
    """Return the input of one of the class, as a part of a link."""
    dice = random.Random(number)  # noqa: S311
    follows = number % 10 < 7
    if kind == "image":
        return f"&input=image&sample={SAMPLES[0] if follows else dice.choice(SAMPLES)}"
    if follows:
        dice = random.Random(-1)  # noqa: S311
    rows = [",".join(str(dice.randrange(100)) for _ in range(16)) for _ in range(16)]
    return f"&matrix={';'.join(rows)}"


async def come(server: Server, page: str, kind: str, count: int) -> list[Session]:
    """Open a page for each of the class."""
    sessions = [Session(server.address, "") for _ in range(count)]
    change(sessions, page, kind, SIZES[-1])
    for session in sessions:
        await session.open()
    return sessions


def change(sessions: list[Session], page: str, kind: str, size: int) -> None:
    """Let every address ask for another pool size."""
    for number, session in enumerate(sessions):
        own = PAGES[page](size)
        # A lesson brings its input.
        session.query = own if "page=learn" in own else own + given(number, kind)


async def leave(session: Session) -> None:
    """Close a page that has shown no exception."""
    if session.exceptions:
        raise OSError("an exception on a page")
    await session.close()


async def measure(server: Server, kind: str, count: int, rounds: int) -> dict[str, float]:
    """Return the milliseconds of processor time for a change, by the page."""
    classes = {page: await come(server, page, kind, count) for page in PAGES}
    spent: dict[str, list[float]] = {page: [] for page in PAGES}
    for turn in range(rounds):
        for page, sessions in classes.items():
            change(sessions, page, kind, SIZES[turn % len(SIZES)])
            before = server.seconds()
            await asyncio.gather(*(session.rerun() for session in sessions))
            spent[page].append(1000 * (server.seconds() - before) / count)
    everybody = [session for sessions in classes.values() for session in sessions]
    await asyncio.gather(*map(leave, everybody))
    return {page: median(times[len(SIZES) :]) for page, times in spent.items()}


async def run(options: argparse.Namespace) -> str:
    """Measure a class on matrices of 16 by 16 and one on images."""
    found = {}
    for kind in ("matrix", "image"):
        with running(options.port) as server:
            found[kind] = await measure(server, kind, options.sessions, options.rounds)
    rows = [[page, *(_written(times, page) for times in found.values())] for page in PAGES]
    return table(["Page", "16 × 16 matrix", "224 × 224 image"], rows)


def _written(times: dict[str, float], page: str) -> str:
    return f"{times[page]:.1f} ms, {times[page] / times['Explore']:.2f} ×"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a class on each page beside Explore.")
    parser.add_argument("--sessions", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=16)
    parser.add_argument("--port", type=int, default=8598)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    command = f"python -m benchmarks.comparing --sessions {options.sessions}"
    told = asyncio.run(run(options))
    text = f"`{command}`, processor time of the server for one change:\n\n{told}"
    print(text)
    if options.write:
        write_section("comparing", f"## A class on Compare and Learn\n\n{text}")


if __name__ == "__main__":
    main()
