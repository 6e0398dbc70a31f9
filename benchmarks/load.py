"""Let a whole class use the app at once, and measure it.

    python -m benchmarks.load --sessions 100 300 --minutes 2 --uploads 30 --instances 2

Each student is a real session with a page of its own: opens the link with the plots in
sight, and changes a parameter every 4 seconds on average. 70 % follow the teacher's example,
30 % pool an input of their own; a third work on an image. A rerun's latency runs from the
moment when the student acts until the app says that it has finished, the wait for an
earlier one included; the stage comes before that. A plot that is missing
after a rerun is a failure, and so are an exception on the page or in the log and a session
that is dropped. Students are spread over the instances as a proxy with sticky sessions does.
"""

import argparse
import asyncio
import io
import itertools
import os
import time
from contextlib import ExitStack

import numpy as np
from PIL import Image

from benchmarks.report import table, write_section
from benchmarks.server import Server, running
from benchmarks.session import Session
from benchmarks.student import OPENINGS_PER_SECOND, Record, Student, attend, look

SECONDS_UNTIL_FORGOTTEN = 125  # Streamlit keeps a lost session for 120
PHOTO_BYTES = 10_000_000
ALONE = (0, 1, 8, 9)  # with the teacher and not, with an image and with a matrix
CHANGES_ALONE = 60


async def lesson(servers: list[Server], size: int, minutes: float) -> dict[str, str]:
    """Let a class of that size use the app, and return what was measured by its name."""
    untouched = _memory(servers)
    await _settle(servers)
    empty = _memory(servers)
    record = Record()
    students = [Student.of(number) for number in range(size)]
    tasks = [
        asyncio.create_task(attend(student, server.address, record))
        for student, server in zip(students, itertools.cycle(servers), strict=False)
    ]
    await asyncio.sleep(size / OPENINGS_PER_SECOND + 5)
    record.reruns.clear()
    record.stages.clear()
    used, start = _seconds(servers), time.perf_counter()
    await asyncio.sleep(minutes * 60)
    count, used = len(record.reruns), _seconds(servers) - used
    share = used / (time.perf_counter() - start)
    full = _memory(servers)
    record.is_over = True
    endings = await asyncio.gather(*tasks, return_exceptions=True)
    record.failures.extend(repr(ending) for ending in endings if ending)
    await asyncio.sleep(SECONDS_UNTIL_FORGOTTEN)
    await _settle(servers)
    for failure in sorted(set(record.failures)):
        print("FAILED", failure)
    return {
        "Sessions": str(size),
        "Instances": str(len(servers)),
        "Minutes": f"{minutes:g}",
        "Reruns": str(count),
        "Median, ms": f"{1000 * np.median(record.reruns):.0f}",
        "95 %, ms": f"{1000 * np.percentile(record.reruns, 95):.0f}",
        "Until the stage, median, ms": f"{1000 * np.median(record.stages):.0f}",
        "Until the stage, 95 %, ms": f"{1000 * np.percentile(record.stages, 95):.0f}",
        "Opening, 95 %, ms": f"{1000 * np.percentile(record.opening, 95):.0f}",
        "Failures": str(len(record.failures) + sum(server.errors() for server in servers)),
        "Processor, cores": f"{share:.2f}",
        "Processor per rerun, ms": f"{1000 * used / max(count, 1):.1f}",
        "Memory at the start, MB": f"{untouched / 1024:.0f}",
        "Memory before, after one student at a time, MB": f"{empty / 1024:.0f}",
        "Memory with all, MB": f"{full / 1024:.0f}",
        "Memory per session, KB": f"{(full - empty) / size:.0f}",
        "Memory after, MB": f"{_memory(servers) / 1024:.0f}",
        "Load average": f"{os.getloadavg()[0]:.1f}",
    }


def _memory(servers: list[Server]) -> int:
    return sum(server.memory() for server in servers)


def _seconds(servers: list[Server]) -> float:
    return sum(server.seconds() for server in servers)


async def _settle(servers: list[Server]) -> None:
    """Let one student after the other use each server alone.

    Then all is there that is loaded, or kept for all, whatever their number: the memory of
    what follows is the sessions'.
    """
    await asyncio.gather(*map(_use_alone, servers))


async def _use_alone(server: Server) -> None:
    for student in map(Student.of, ALONE):
        session = Session(server.address, student.link())
        await session.open()
        for turn in range(CHANGES_ALONE):
            student.change(session, turn)
            await session.rerun()
            look(session)
        await session.close()
    session = Session(server.address, "input=image&source=upload&tab=plots")
    await session.open()
    await session.close()


async def uploads(server: Server, count: int) -> dict[str, str]:
    """Let that many students upload a photo of 10 MB at the same moment."""
    photo = photograph()
    await _settle([server])
    empty = server.memory()
    server.forget_peak()
    seconds = await asyncio.gather(*(_upload(server, photo) for _ in range(count)))
    return {
        "Uploads at once": str(count),
        "Each, MB": f"{len(photo) / 1e6:.1f}",
        "First answered, s": f"{min(seconds):.1f}",
        "Last answered, s": f"{max(seconds):.1f}",
        "Failures": str(server.errors()),
        "Memory before, MB": f"{empty / 1024:.0f}",
        "Peak memory, MB": f"{server.memory('VmHWM') / 1024:.0f}",
        "Load average": f"{os.getloadavg()[0]:.1f}",
    }


async def _upload(server: Server, photo: bytes) -> float:
    session = Session(server.address, "input=image&source=upload&tab=plots")
    await session.open()
    sample = session.plot
    start = time.perf_counter()
    await session.upload("upload", "photo.jpg", photo)
    await session.rerun()
    seconds = time.perf_counter() - start
    look(session)
    if session.plot == sample:
        raise OSError("the upload is not shown")
    await session.close()
    return seconds


def photograph() -> bytes:
    """Return a JPEG of 12 megapixels as a camera makes it: soft shapes under fine noise."""
    dice = np.random.default_rng(0)
    coarse = Image.fromarray(dice.integers(0, 256, (30, 40, 3), dtype=np.uint8))
    soft = np.asarray(coarse.resize((4000, 3000), Image.Resampling.BICUBIC), np.int16)
    noisy = soft + dice.integers(-12, 13, soft.shape, dtype=np.int16)
    image = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    for quality in range(85, 101):
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=quality)
        if stream.tell() >= PHOTO_BYTES:
            break
    return stream.getvalue()


def _columns(runs: list[dict[str, str]]) -> str:
    """Write a table with one column for each run."""
    first, *others = ([name, *(run[name] for run in runs)] for name in runs[0])
    return table(first, others)


async def measure(options: argparse.Namespace) -> str:
    """Run what was asked for, each part on a server of its own."""
    classes = []
    for size in options.sessions:
        with ExitStack() as stack:
            ports = range(options.port, options.port + options.instances)
            servers = [stack.enter_context(running(port)) for port in ports]
            classes.append(await lesson(servers, size, options.minutes))
    parts = [_columns(classes)] if classes else []
    if options.uploads:
        with running(options.port) as server:
            parts.append(_columns([await uploads(server, options.uploads)]))
    return "\n\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description="Let a whole class use the app at once.")
    parser.add_argument("--sessions", type=int, nargs="*", default=[100, 300])
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--uploads", type=int, default=30)
    parser.add_argument("--instances", type=int, default=1)
    parser.add_argument("--port", type=int, default=8599)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    command = f"python -m benchmarks.load --minutes {options.minutes:g} --sessions"
    command = " ".join([command, *map(str, options.sessions), f"--uploads {options.uploads}"])
    command += f" --instances {options.instances}"
    text = f"`{command}`, on {os.cpu_count()} cores:\n\n{asyncio.run(measure(options))}"
    print(text)
    if options.write:
        write_section("class", f"## A class at once\n\n{text}")


if __name__ == "__main__":
    main()
