"""Practice: exercises without end, the same for everybody who has the same seed."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, count
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from explorer.lessons.lesson import asked
from pooling import PoolSpec
from pooling.axis import Pair
from pooling.misconceptions import MISCONCEPTIONS, wrong_answer
from pooling.problem import Asks, Pooled

RUN = 10
LARGEST_INPUT, LARGEST_OUTPUT = 8, 6
MOST_ASKED, SOME_ASKED = 9, 6
LEAST_VALUE, LARGEST_VALUE = -9, 20

# Draws one of some options.
Pick: TypeAlias = Callable[[Sequence[Any]], Any]


@dataclass(frozen=True)
class Kind:
    """What exercises have in common.

    Attributes
    ----------
    asks : str
    tells : str
        The wrong rule that they are about.
    modes, paddings, dilations : tuple
        What a spec has one of.
    is_apart : bool
        Whether the stride is drawn by itself, and is not the pool size.
    ceil_mode, counts : bool
    alike : str
        A wrong rule that has the same answer as `tells` to all of them, and is not told from it.
    """

    asks: Asks = "values"
    tells: str = "first_cell"
    modes: tuple[str, ...] = ("max",)
    is_apart: bool = False
    paddings: tuple[str | int, ...] = ("valid",)
    dilations: tuple[int, ...] = (1,)
    ceil_mode: bool = False
    counts: bool = False
    alike: str = ""


LEVELS: Mapping[int, tuple[Kind, ...]] = MappingProxyType(
    {
        1: (
            Kind(),
            Kind(tells="max_for_average", modes=("average",)),
            Kind(modes=("min",)),
            Kind("shape", "every_cell_is_used"),
        ),
        2: (
            Kind(tells="stride_is_one", is_apart=True),
            Kind(tells="padding_is_zero", modes=("max", "min"), is_apart=True, paddings=(1,)),
            Kind("unread", "every_cell_is_used", is_apart=True, alike="stride_is_one"),
            Kind(tells="stride_is_the_pool", modes=("average",), is_apart=True),
            Kind("shape", "every_cell_is_used", is_apart=True, paddings=("valid", 1)),
        ),
        3: (
            Kind(tells="divide_by_all", modes=("average",), is_apart=True, paddings=(1,)),
            Kind(
                tells="divide_by_real",
                modes=("average",),
                is_apart=True,
                paddings=(1,),
                counts=True,
            ),
            Kind(tells="same_pads_evenly", is_apart=True, paddings=("same",)),
            Kind("shape", "ceil_only_rounds_up", is_apart=True, paddings=(1,), ceil_mode=True),
            Kind(is_apart=True, dilations=(2,)),
            Kind("gradient", "windows_do_not_add", is_apart=True),
            Kind(
                "shape",
                "same_keeps_the_size",
                is_apart=True,
                paddings=("same", "same_lower"),
                alike="stride_is_one",
            ),
            Kind(modes=("max", "min"), is_apart=True, ceil_mode=True),
        ),
    }
)


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
    """
    kinds = LEVELS[level]
    kind = kinds[(seed + number) % len(kinds)]
    for attempt in count():
        # Seeded by a text, this draws the same numbers in every version of Python.
        generator = random.Random(f"{seed} {level} {number} {attempt}")  # noqa: S311

        def pick(options: Sequence[Any], draw: Callable[[], float] = generator.random) -> Any:
            return options[int(draw() * len(options))]

        made = _try(kind, pick)
        if made:
            return made
    raise AssertionError  # `count` has no end


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
    cells = _draw_cells(problem, pick)
    answers = {
        name: asked(answer, cells)
        for name in MISCONCEPTIONS
        if name != kind.alike and (answer := wrong_answer(name, problem)) is not None
    }
    every = [asked(problem.answer(), cells), *answers.values()]
    is_told = not any(one == other for one, other in combinations(every, 2))
    return Exercise(problem, cells, tuple(answers)) if is_told else None


def _draw_image(kind: Kind, pick: Pick) -> np.ndarray:
    rows, cols = (pick(range(3, LARGEST_INPUT + 1)) for _ in range(2))
    least = LEAST_VALUE if kind.paddings != ("valid",) else 0
    values = range(least, LARGEST_VALUE + 1)
    return np.array([[float(pick(values)) for _ in range(cols)] for _ in range(rows)])


def _draw_spec(kind: Kind, pick: Pick) -> PoolSpec:
    size = pick(range(1, 4)), pick(range(2, 4))
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


def _draw_cells(problem: Pooled, pick: Pick) -> tuple[Pair, ...]:
    """Draw which numbers are asked for, where all would be too many."""
    if problem.asks in ("shape", "unread"):
        return ()
    rows, cols = problem.answer().shape
    left = [(row, col) for row in range(rows) for col in range(cols)]
    if len(left) <= MOST_ASKED:
        return ()
    chosen = []
    for _ in range(SOME_ASKED):
        chosen.append(pick(left))
        left.remove(chosen[-1])
    return tuple(sorted(chosen))
