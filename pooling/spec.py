"""PoolSpec and AdaptiveSpec: what the reader chooses, validated once, here."""

from collections.abc import Collection
from dataclasses import dataclass
from numbers import Integral
from typing import Any, ClassVar, Literal, TypeAlias, TypeGuard

import numpy as np

from pooling.axis import PadWidth, Pair
from pooling.modes import MODES
from pooling.rules import Rules

NamedPadding: TypeAlias = Literal["valid", "same", "same_lower"]

NAMED_PADDINGS: tuple[NamedPadding, ...] = ("valid", "same", "same_lower")
DEFAULT_RULES = Rules()


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
    rules : Rules, optional
        The conventions of one framework or another beyond these; see `pooling.rules`.

    Raises
    ------
    ValueError
        If a field breaks its rule; the message names the field, the rule and the value.

    Examples
    --------
    >>> PoolSpec(pool_size=3, padding=1)
    ... # doctest: +NORMALIZE_WHITESPACE
    PoolSpec(pool_size=(3, 3), stride=(3, 3), mode='max', padding=((1, 1), (1, 1)),
             dilation=(1, 1), ceil_mode=False, count_include_pad=False, rules=Rules())
    """

    pool_size: Pair
    stride: Pair
    mode: str
    padding: NamedPadding | PadWidth
    dilation: Pair
    ceil_mode: bool
    count_include_pad: bool
    rules: Rules

    def __init__(
        self,
        pool_size: int | Pair = 2,
        stride: int | Pair | None = None,
        mode: str = "max",
        padding: str | int | Pair | PadWidth = "valid",
        dilation: int | Pair = 1,
        ceil_mode: bool = False,
        count_include_pad: bool = False,
        rules: Rules = DEFAULT_RULES,
    ) -> None:
        size = _pair("pool_size", pool_size)
        values = {
            "pool_size": size,
            "stride": size if stride is None else _pair("stride", stride),
            "mode": _choice("mode", mode, MODES),
            "padding": _padding(padding, size, rules),
            "dilation": _pair("dilation", dilation),
            "ceil_mode": _flag("ceil_mode", ceil_mode),
            "count_include_pad": _flag("count_include_pad", count_include_pad),
            "rules": _rules(rules),
        }
        self.__dict__.update(values)  # object.__setattr__ takes twice as long


@dataclass(frozen=True, init=False)
class AdaptiveSpec:
    """A pooling that is told its output's size and makes its windows fit.

    Window i of n cells into o reads the cells from floor(i n / o) to ceil((i + 1) n / o), so
    windows may overlap and differ in size, and the output may be larger than the input. It is
    accepted wherever a `PoolSpec` is; ``AdaptiveSpec(1)`` is global pooling.

    Parameters
    ----------
    output_size : int or (int, int)
        Rows and columns of the output, at least 1.
    mode : str, default "average"
        One of the keys of `pooling.MODES`.

    Raises
    ------
    ValueError
        If a field breaks its rule; the message names the field, the rule and the value.

    Examples
    --------
    >>> AdaptiveSpec((1, 7))
    AdaptiveSpec(output_size=(1, 7), mode='average')
    """

    output_size: Pair
    mode: str
    rules: ClassVar[Rules] = DEFAULT_RULES

    def __init__(self, output_size: int | Pair, mode: str = "average") -> None:
        self.__dict__.update(
            output_size=_pair("output_size", output_size), mode=_choice("mode", mode, MODES)
        )


Spec: TypeAlias = PoolSpec | AdaptiveSpec


def is_padded(spec: Spec) -> bool:
    """Return whether a pooling declares padding that may have a width."""
    return isinstance(spec, PoolSpec) and spec.padding != "valid" and any(map(any, spec.padding))


def counts_padding(spec: Spec) -> bool:
    """Return whether cells of padding are zeros that an average counts."""
    return isinstance(spec, PoolSpec) and spec.mode == "average" and spec.count_include_pad


def _twice(value: object) -> tuple[Any, Any]:
    """Return a pair as it is, and anything else for both of its places."""
    if isinstance(value, tuple | list) and len(value) == 2:
        return value[0], value[1]
    return value, value


def _is_integer(value: object) -> TypeGuard[int]:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _pair(name: str, value: object) -> Pair:
    if type(value) is int and value >= 1:  # by far the most usual, and quick
        return value, value
    height, width = _twice(value)
    if not all(_is_integer(cells) and cells >= 1 for cells in (height, width)):
        raise ValueError(
            f"{name} must be an integer of at least 1, or a pair (height, width) of them; "
            f"not {value!r}"
        )
    return int(height), int(width)


def _choice(name: str, value: object, allowed: Collection[str]) -> str:
    if not (isinstance(value, str) and value in allowed):
        raise ValueError(f"{name} must be one of {', '.join(allowed)}; not {value!r}")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} must be True or False; not {value!r}")
    return bool(value)


def _rules(value: object) -> Rules:
    if not isinstance(value, Rules):
        raise ValueError(f"rules must be Rules; not {value!r}")
    return value


def _padding(value: object, pool_size: Pair, rules: Rules) -> str | PadWidth:
    if isinstance(value, str):
        return _choice("padding", value, NAMED_PADDINGS)
    rows, cols = _twice(value)
    sides = _twice(rows), _twice(cols)
    for side, size in zip(sides, pool_size, strict=True):
        if not all(_is_integer(cells) and cells >= 0 for cells in side) or (
            max(side) >= size and not rules.any_padding
        ):
            raise ValueError(
                f'padding must be "valid", "same", "same_lower", or cells on each side from 0 '
                f"to one less than the pool_size {pool_size}; not {value!r}"
            )
    (top, bottom), (left, right) = sides
    return (int(top), int(bottom)), (int(left), int(right))
