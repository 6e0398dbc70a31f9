"""Lessons as they are written down: a TOML file each, in the order of their names."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from explorer.lessons.lesson import Lesson, Question
from pooling import PoolSpec
from pooling.axis import Pair
from pooling.misconceptions import MISCONCEPTIONS, wrong_answer
from pooling.problem import ASKS, DefaultStrides, Pooled, Problem, Weights

FOLDER = Path(__file__).parent
_SPEC = tuple(field.name for field in fields(PoolSpec) if field.name != "rules")
_QUESTION = ("name", "cells", "misconceptions", *_SPEC)


class LessonError(ValueError):
    """A lesson that cannot be read; the message names the file and the key."""


def lesson_names() -> list[str]:
    """Return the names of all lessons, in their order, without reading any."""
    return [_name_of(path) for path in _files()]


@cache
def lessons() -> Mapping[str, Lesson]:
    """Return all lessons by their names, in their order."""
    read = [read_lesson(path) for path in _files()]
    return MappingProxyType({lesson.name: lesson for lesson in read})


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.toml"))


def _name_of(path: Path) -> str:
    return path.stem.partition("-")[2]


def read_lesson(path: Path) -> Lesson:
    """Read a lesson.

    Parameters
    ----------
    path : Path
        Of a file such as ``01-padding.toml``: its place among the others, and its name.

    Returns
    -------
    Lesson

    Raises
    ------
    LessonError
        If it is no TOML, or a key of it is missing, unknown, or says what cannot be.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LessonError(f"{path.name} is not TOML: {error}") from error
    _check_keys(path.name, tables, ("question", "follow_up"))
    parts = [
        [
            _read_question(f"{path.name}, {part} {number}", table)
            for number, table in enumerate(_need(path.name, tables, part, list), 1)
        ]
        for part in ("question", "follow_up")
    ]
    names = [question.name for part in parts for question in part]
    for name in names:
        if names.count(name) > 1:
            raise LessonError(f"{path.name}: name {name!r} is given to two questions")
    return Lesson(_name_of(path), tuple(parts[0]), tuple(parts[1]))


def _read_question(where: str, table: Mapping[str, Any]) -> Question:
    kinds = [kind for kind in _PROBLEMS if kind in table]
    if len(kinds) != 1:
        raise LessonError(f"{where}: needs one of {', '.join(_PROBLEMS)}; has {len(kinds)}")
    read, keys = _PROBLEMS[kinds[0]]
    _check_keys(where, table, (kinds[0], *_QUESTION, *keys))
    name = _need(where, table, "name", str)
    try:
        problem = read(where, table)
        answer = problem.answer()
    except LessonError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise LessonError(f"{where}: {kinds[0]} cannot be pooled: {error}") from error
    cells = tuple(_cell(where, cell, answer) for cell in table.get("cells", []))
    misconceptions = tuple(table.get("misconceptions", []))
    for rule in misconceptions:
        _check_rule(where, rule, problem)
    return Question(name, problem, cells, misconceptions)


def _spec(table: Mapping[str, Any]) -> PoolSpec:
    return PoolSpec(**{name: table[name] for name in _SPEC if name in table})


def _pooled(where: str, table: Mapping[str, Any]) -> Problem:
    asks = table.get("asks", "values")
    if asks not in ASKS:
        raise LessonError(f"{where}: asks must be one of {', '.join(ASKS)}; not {asks!r}")
    dtype = np.uint8 if "colours" in table else np.float64
    image = np.array(table.get("matrix", table.get("colours")), dtype)
    down, right = table.get("shift", (0, 0))
    return Pooled(image, _spec(table), asks, (down, right))


def _weights(where: str, table: Mapping[str, Any]) -> Problem:
    own = table["weights"]
    _check_keys(f"{where}, weights", own, ("shape", "kernel", "units"))
    height, width, channels = own["shape"]
    return Weights(_spec(table), (height, width, channels), own["kernel"], own["units"])


def _default_strides(where: str, table: Mapping[str, Any]) -> Problem:
    own = table["default_strides"]
    _check_keys(f"{where}, default_strides", own, ("frameworks", "side"))
    return DefaultStrides(tuple(own["frameworks"]), own["side"], table["pool_size"])


# What reads a problem, by the key that says what it is about, and what else it may say.
_PROBLEMS: Mapping[str, tuple[Callable[[str, Mapping[str, Any]], Problem], tuple[str, ...]]] = (
    MappingProxyType(
        {
            "matrix": (_pooled, ("asks", "shift")),
            "colours": (_pooled, ("asks",)),
            "weights": (_weights, ()),
            "default_strides": (_default_strides, ()),
        }
    )
)


def _need(where: str, table: Mapping[str, Any], key: str, kind: type) -> Any:
    if key not in table:
        raise LessonError(f"{where}: {key} is missing")
    if not isinstance(table[key], kind):
        raise LessonError(f"{where}: {key} cannot be {table[key]!r}")
    return table[key]


def _check_keys(where: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise LessonError(f"{where}: {key} is not known; known are {', '.join(known)}")


def _cell(where: str, cell: Any, answer: np.ndarray) -> Pair:
    rows, cols = answer.shape[:2] if answer.ndim > 1 else (0, 0)
    is_pair = isinstance(cell, list) and len(cell) == 2 and all(type(n) is int for n in cell)
    if not (is_pair and cell[0] in range(rows) and cell[1] in range(cols)):
        size = " x ".join(map(str, answer.shape[:2]))
        raise LessonError(f"{where}: cells has {cell!r}, and the answer has {size}")
    return cell[0], cell[1]


def _check_rule(where: str, rule: Any, problem: Problem) -> None:
    if rule not in MISCONCEPTIONS:
        raise LessonError(f"{where}: misconceptions has {rule!r}, which is no wrong rule")
    if wrong_answer(rule, problem) is None:
        raise LessonError(f"{where}: misconceptions has {rule!r}, which gives no wrong answer here")
