"""A student in a class: a real session that changes one parameter after the other."""

import asyncio
import random
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from benchmarks.session import Session
from pooling import MODES

SECONDS_BETWEEN_CHANGES = 4.0
OPENINGS_PER_SECOND = 10
SAMPLES = ("chelsea", "camera", "coffee", "brick", "text")


@dataclass
class Record:
    """What happened to all students together."""

    opening: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    stages: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    is_over: bool = False


@dataclass(frozen=True)
class Student:
    """One of the class, with dice of their own."""

    number: int
    follows: bool
    on_image: bool
    dice: random.Random

    @classmethod
    def of(cls, number: int) -> "Student":
        """Spread followers and images evenly over the class."""
        return cls(number, number % 10 < 7, number % 3 == 0, random.Random(number))  # noqa: S311

    def link(self) -> str:
        """Return the teacher's link, or one with an input of the student's own."""
        if self.on_image:
            sample = SAMPLES[0] if self.follows else self.dice.choice(SAMPLES)
            return f"input=image&sample={sample}&tab=plots"
        if self.follows:
            return "tab=plots"
        rows = [",".join(str(self.dice.randrange(100)) for _ in range(6)) for _ in range(6)]
        return f"matrix={';'.join(rows)}&tab=plots"

    def change(self, session: Session, turn: int) -> None:
        """Change one parameter: the teacher's next, or any."""
        dice = random.Random(turn) if self.follows else self.dice  # noqa: S311
        name = dice.choice(("pool_height", "stride_height", "mode"))
        largest = 8 if self.on_image else 4
        session.put(name, dice.choice(list(MODES)) if name == "mode" else dice.randint(1, largest))


async def attend(student: Student, address: str, record: Record) -> None:
    """Open the link, change parameters until the lesson is over, and leave."""
    session = Session(address, student.link())
    await asyncio.sleep(student.number / OPENINGS_PER_SECOND)
    record.opening.append(await _timed(session.open, time.perf_counter()))
    turn, due = 0, time.perf_counter()
    while not record.is_over:
        due += student.dice.expovariate(1 / SECONDS_BETWEEN_CHANGES)
        await asyncio.sleep(due - time.perf_counter())
        student.change(session, turn)
        record.reruns.append(await _timed(session.rerun, due))
        record.stages.append(session.stage_came - due)
        look(session)
        turn += 1
    await session.close()


def look(session: Session) -> None:
    """Make sure that the page shows its plot and no exception."""
    if session.exceptions:
        raise OSError("an exception on the page")
    if not session.plot.startswith(b"\x89PNG"):
        raise OSError("no plot")


async def _timed(act: Callable[[], Coroutine], due: float) -> float:
    await act()
    return time.perf_counter() - due
