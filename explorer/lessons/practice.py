"""Practice: exercises without end, the same for everybody who has the same seed."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np

from explorer.lessons.kinds import LEAST_VALUE, LEVELS, Kind
from explorer.lessons.lesson import asked
from pooling import PoolSpec
from pooling.axis import Pair
from pooling.misconceptions import MISCONCEPTIONS, wrong_answer
from pooling.problem import Pooled

RUN = 10
LARGEST_INPUT, LARGEST_OUTPUT = 8, 6
MOST_ASKED, SOME_ASKED = 9, 6
MOST_ATTEMPTS = 2000
# One cell alone is no window to reduce.
SIZES = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (2, 3), (3, 2), (3, 3))

# Draws one of some options.
Pick: TypeAlias = Callable[[Sequence[Any]], Any]


@dataclass(frozen=True, eq=False)
class Exercise:
    """A problem that can be done by hand, and whose answer tells the rule that it came from.

    Attributes
    ----------
    problem : Pooled
    cells : tuple of (int, int)
        Which numbers of the answer are asked for; none where all of it is.
    misconceptions : tuple of str
        The wrong rules that apply. On what is asked for, each gives another answer.
    """

    problem: Pooled
    cells: tuple[Pair, ...]
    misconceptions: tuple[str, ...]


def exercise(seed: int, level: int, number: int) -> Exercise:
    """Make the exercise of a seed, a level and a number.

    Parameters
    ----------
    seed : int
    level : {1, 2, 3}
        Windows beside each other; padding, overlap and rectangles; ceil mode, "same", divisors,
        dilation and the gradient.
    number : int
        Counted from 0; the kinds of a level take turns.

    Returns
    -------
    Exercise

    Raises
    ------
    RuntimeError
        If no attempt gives one, of which `MOST_ATTEMPTS` are made.
    """
    kinds = LEVELS[level]
    kind = kinds[(seed + number) % len(kinds)]
    for attempt in range(MOST_ATTEMPTS):
        # Python promises that `random` of a seed stays the same in all versions, and seeds
        # from a text by a hash that is the same everywhere.
        generator = random.Random(f"{seed} {level} {number} {attempt}")  # noqa: S311

        def pick(options: Sequence[Any], draw: Callable[[], float] = generator.random) -> Any:
            return options[int(draw() * len(options))]

        made = _try(kind, pick)
        if made:
            return made
    raise RuntimeError(f"no exercise in {MOST_ATTEMPTS} attempts: {seed} {level} {number}")


def _try(kind: Kind, pick: Pick) -> Exercise | None:
    """Draw an exercise, or nothing where it would not tell one rule from another."""
    try:
        problem = Pooled(_draw_image(kind, pick), _draw_spec(kind, pick), kind.asks)
        rows, cols = problem.geometry.output_shape
    except ValueError:
        return None
    if rows * cols == 1 or max(rows, cols) > LARGEST_OUTPUT:
        return None
    if wrong_answer(kind.tells, problem) is None:
        return None
    wrong = {
        name: answer
        for name in MISCONCEPTIONS
        if name != kind.alike and (answer := wrong_answer(name, problem)) is not None
    }
    if not set(wrong) >= _differing(problem) - {kind.alike}:
        return None
    answers = [problem.answer(), *wrong.values()]
    is_whole = kind.asks in ("shape", "unread") or answers[0].size <= MOST_ASKED
    cells = () if is_whole else _draw_cells(answers, pick)
    every = [asked(answer, cells) for answer in answers]
    is_told = not any(one == other for one, other in combinations(every, 2))
    return Exercise(problem, cells, tuple(wrong)) if is_told else None


def _differing(problem: Pooled) -> set[str]:
    """Return the rules that are wrong of some image that is pooled and asked for alike.

    Of an image on which such a rule is right by chance, an answer would not tell it. Numbers that
    grow, numbers below 0 that fall, and ties are where each rule that can differ does.
    """
    growing = np.arange(1.0, problem.image.size + 1).reshape(problem.image.shape)
    probes = [replace(problem, image=image) for image in (growing, -growing, np.ones_like(growing))]
    return {
        name
        for name in MISCONCEPTIONS
        if any(wrong_answer(name, probe) is not None for probe in probes)
    }


def _draw_image(kind: Kind, pick: Pick) -> np.ndarray:
    rows, cols = (pick(range(3, LARGEST_INPUT + 1)) for _ in range(2))
    least = LEAST_VALUE if kind.paddings != ("valid",) else 0
    values = range(least, kind.largest + 1)
    return np.array([[float(pick(values)) for _ in range(cols)] for _ in range(rows)])


def _draw_spec(kind: Kind, pick: Pick) -> PoolSpec:
    size = pick(SIZES)
    stride = (pick(range(1, 4)), pick(range(1, 4))) if kind.is_apart else size
    return PoolSpec(
        size,
        stride,
        pick(kind.modes),
        pick(kind.paddings),
        pick(kind.dilations),
        kind.ceil_mode,
        kind.counts,
    )


def _draw_cells(answers: Sequence[np.ndarray], pick: Pick) -> tuple[Pair, ...]:
    """Draw which numbers are asked for: where answers differ first, as many as there may be."""
    chosen = []
    for one, other in combinations(answers, 2):
        apart = _cells(one != other)
        if apart and not set(apart) & set(chosen):
            chosen.append(pick(apart))
    del chosen[SOME_ASKED:]
    left = [cell for cell in _cells(np.full(answers[0].shape, True)) if cell not in chosen]
    while len(chosen) < SOME_ASKED:
        chosen.append(pick(left))
        left.remove(chosen[-1])
    return tuple(sorted(chosen))


def _cells(which: np.ndarray) -> list[Pair]:
    return [(row, col) for row, col in np.argwhere(which).tolist()]
