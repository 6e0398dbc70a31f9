"""PoolSpec: what the reader chooses, validated once, here."""

from dataclasses import dataclass
from numbers import Integral
from typing import Any, Literal, TypeAlias, TypeGuard

import numpy as np

from pooling.modes import MODES

Pair: TypeAlias = tuple[int, int]
NamedPadding: TypeAlias = Literal["valid", "same", "same_lower"]
PadWidth: TypeAlias = tuple[Pair, Pair]

NAMED_PADDINGS: tuple[NamedPadding, ...] = ("valid", "same", "same_lower")


@dataclass(frozen=True, init=False)
class PoolSpec:
    """One pooling operation, complete and valid.

    Every pair is (height, width). Integers stand for both axes, and NumPy integers
    count as integers; ``2.0`` and ``True`` do not.

    Parameters
    ----------
    pool_size : int or (int, int), default 2
        Cells that one window reads along each axis, at least 1.
    stride : int or (int, int), optional
        Cells from one window to the next, at least 1. The pool size when left out.
    mode : str, default "max"
        One of the keys of `pooling.MODES`.
    padding : str, int, (rows, cols) or ((top, bottom), (left, right)), default "valid"
        "valid" (none), "same", "same_lower", or cells to add on each side. Explicit
        padding is smaller than the pool size along its axis.
    dilation : int or (int, int), default 1
        Cells from one cell of a window to its next, at least 1.
    ceil_mode : bool, default False
        Whether a last window may overhang the end. Without effect on "same".
    count_include_pad : bool, default False
        Whether an average counts padding cells in its divisor.

    Raises
    ------
    ValueError
        If a field breaks its rule; the message names the field, the rule and the value.

    Examples
    --------
    >>> PoolSpec(pool_size=3, padding=1)
    ... # doctest: +NORMALIZE_WHITESPACE
    PoolSpec(pool_size=(3, 3), stride=(3, 3), mode='max', padding=((1, 1), (1, 1)),
             dilation=(1, 1), ceil_mode=False, count_include_pad=False)
    """

    pool_size: Pair
    stride: Pair
    mode: str
    padding: NamedPadding | PadWidth
    dilation: Pair
    ceil_mode: bool
    count_include_pad: bool

    def __init__(
        self,
        pool_size: int | Pair = 2,
        stride: int | Pair | None = None,
        mode: str = "max",
        padding: str | int | Pair | PadWidth = "valid",
        dilation: int | Pair = 1,
        ceil_mode: bool = False,
        count_include_pad: bool = False,
    ) -> None:
        size = _pair("pool_size", pool_size)
        fields = {
            "pool_size": size,
            "stride": size if stride is None else _pair("stride", stride),
            "mode": _choice("mode", mode, tuple(MODES)),
            "padding": _padding(padding, size),
            "dilation": _pair("dilation", dilation),
            "ceil_mode": _flag("ceil_mode", ceil_mode),
            "count_include_pad": _flag("count_include_pad", count_include_pad),
        }
        for name, value in fields.items():
            object.__setattr__(self, name, value)


def _twice(value: object) -> tuple[Any, Any]:
    """Return a pair as it is, and anything else for both of its places."""
    if isinstance(value, tuple | list) and len(value) == 2:
        return value[0], value[1]
    return value, value


def _is_integer(value: object) -> TypeGuard[int]:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _pair(name: str, value: object) -> Pair:
    height, width = _twice(value)
    if not all(_is_integer(cells) and cells >= 1 for cells in (height, width)):
        raise ValueError(
            f"{name} must be an integer of at least 1, or a pair (height, width) of them; "
            f"not {value!r}"
        )
    return int(height), int(width)


def _choice(name: str, value: object, allowed: tuple[str, ...]) -> str:
    if not (isinstance(value, str) and value in allowed):
        raise ValueError(f"{name} must be one of {', '.join(allowed)}; not {value!r}")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} must be True or False; not {value!r}")
    return bool(value)


def _padding(value: object, pool_size: Pair) -> str | PadWidth:
    if isinstance(value, str):
        return _choice("padding", value, NAMED_PADDINGS)
    rows, cols = _twice(value)
    sides = _twice(rows), _twice(cols)
    for side, size in zip(sides, pool_size, strict=True):
        if not all(_is_integer(cells) and 0 <= cells < size for cells in side):
            raise ValueError(
                f'padding must be "valid", "same", "same_lower", or cells on each side from 0 '
                f"to one less than the pool_size {pool_size}; not {value!r}"
            )
    (top, bottom), (left, right) = sides
    return (int(top), int(bottom)), (int(left), int(right))
