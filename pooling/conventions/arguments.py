"""Reading a framework's own arguments: each as its type says, or a ValueError that names it."""

from collections.abc import Mapping, Sequence
from numbers import Integral
from typing import Any, TypeGuard, TypeVar

from pooling.axis import PadWidth, Pair
from pooling.conventions.missing import MissingError

Value = TypeVar("Value")

SWITCH = {0: False, 1: True}  # where a framework writes a flag as a number


def integer(name: str, value: object, least: int = 1) -> int:
    """Return an integer of at least so much."""
    if not _is_integer(value, least):
        raise ValueError(f"{name} must be an integer of at least {least}; not {value!r}")
    return int(value)


def pair(name: str, value: object, least: int = 1) -> Pair:
    """Return a pair (height, width); an integer stands for both."""
    values = _values(value, 2)
    if len(values) != 2 or not all(_is_integer(cells, least) for cells in values):
        raise ValueError(
            f"{name} must be an integer of at least {least}, or a pair (height, width) of them; "
            f"not {value!r}"
        )
    return int(values[0]), int(values[1])


def pair_or_one(name: str, value: object, least: int = 1) -> Pair:
    """Return a pair, where a framework takes a list of one for both, too."""
    values = _values(value, 2)
    return pair(name, values[0] if len(values) == 1 else value, least)


def stride(name: str, value: object, default: Pair) -> Pair:
    """Return a pair, or the default for None."""
    return default if value is None else pair(name, value)


def symmetric(name: str, value: object) -> PadWidth:
    """Return padding that is the same on both sides, from an integer or a pair."""
    rows, cols = pair(name, value, 0)
    return (rows, rows), (cols, cols)


def several(name: str, value: object, count: int, least: int = 0) -> tuple[int, ...]:
    """Return so many integers."""
    values = _values(value, 1)
    if len(values) != count or not all(_is_integer(cells, least) for cells in values):
        raise ValueError(f"{name} must be {count} integers of at least {least}; not {value!r}")
    return tuple(map(int, values))


def two(name: str, value: object, least: int = 1) -> Pair:
    """Return a pair, where a framework takes no single integer."""
    rows, cols = several(name, value, 2, least)
    return rows, cols


def inner(name: str, value: object) -> Pair:
    """Return rows and columns of what is given for (image, row, column, channel)."""
    image, rows, cols, channels = several(name, value, 4, 1)
    if (image, channels) != (1, 1):
        raise ValueError(f"{name} must be 1 for images and channels; not {value!r}")
    return rows, cols


def choice(name: str, value: object, choices: Mapping[Any, Value]) -> Value:
    """Return what a table has for a value."""
    if not isinstance(value, str | int | None) or value not in choices:
        listed = ", ".join(map(repr, choices))
        raise ValueError(f"{name} must be one of {listed}; not {value!r}")
    return choices[value]


def flag(name: str, value: object) -> bool:
    """Return True or False."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be True or False; not {value!r}")
    return value


def left_out(name: str, value: object) -> None:
    """Refuse an argument that no spec can express, unless it is None."""
    if value is not None:
        raise ValueError(f"{name} {value!r} cannot be expressed; leave it out")


def below(name: str, pads: PadWidth, limits: Pair, *, what: str) -> PadWidth:
    """Refuse padding that is above its limit along an axis."""
    for sides, limit in zip(pads, limits, strict=True):
        if max(sides) > limit:
            raise MissingError(
                "pads",
                f"{name} must be {what}, here {limit}; not {max(sides)}",
                most=limit,
                given=max(sides),
            )
    return pads


def below_pool(name: str, pads: PadWidth, size: Pair) -> PadWidth:
    """Refuse padding of the pool size or more."""
    return below(name, pads, (size[0] - 1, size[1] - 1), what="smaller than the pool")


def not_above(name: str, value: Pair, limits: Pair, *, when: str) -> None:
    """Refuse strides that give "same" a window of nothing when it is rounded up."""
    if value[0] > limits[0] or value[1] > limits[1]:
        raise ValueError(
            f"{name} {value} above the window {limits}, {when}, cannot be expressed: it may have a "
            "window more"
        )


def _values(value: object, times: int) -> Sequence:
    """Return a list as it is, and anything else so many times."""
    return value if isinstance(value, list | tuple) else (value,) * times


def _is_integer(value: object, least: int) -> TypeGuard[int]:
    return isinstance(value, Integral) and not isinstance(value, bool) and int(value) >= least
