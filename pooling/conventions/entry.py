"""What the table has for one framework, and what its files share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pooling.axis import PadWidth
from pooling.spec import PoolSpec, Spec

LOW = -3.4028235e38  # the lowest float32 that is finite
ANY_MODE = ("max", "average")

Arguments: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[..., Spec]
Writer: TypeAlias = Callable[[Spec], Iterable[tuple[str, Arguments]]]


@dataclass(frozen=True, kw_only=True)
class Framework:
    """One framework's own calls, and what is known of how it pools.

    Attributes
    ----------
    title : str
        Its name as people write it.
    version : str
        What the entry was established with.
    calls : mapping of str to callable
        By a call's own name: takes its arguments by their own names and with their own
        defaults, and returns the spec, or raises ValueError.
    write : callable
        Returns the calls with their arguments that may say a spec, or raises ValueError with
        a clause that says what is not there.
    default_stride : str
        The stride where it is left out.
    defaults : str
        What else is taken where nothing is said.
    last_window, odd_cell, divisor, nan, ties, integers : str
        What it does with a last window of ceil mode that starts beyond the input, with the
        odd cell of padding "same", as the divisor of an average, with NaN in max, with equal
        maxima in the gradient, and with an average of integers: one sentence each.
    """

    title: str
    version: str
    calls: Mapping[str, Reader]
    write: Writer
    default_stride: str
    defaults: str
    last_window: str
    odd_cell: str
    divisor: str
    nan: str
    ties: str
    integers: str


NO_CEIL = "There is no ceil mode."
DROPPED = "A last window of ceil mode that starts beyond the input is dropped."
KEPT = "A last window of ceil mode that starts beyond the input is kept."
AT_THE_END = "The odd cell of same is added at the end and not counted."
NO_SAME = "There is no padding by the name of same."
REAL = "An average divides by the cells of the input; padding is never counted."
REAL_OR_DECLARED = (
    "An average divides by the cells of the input, or by those of input and declared padding; "
    "overhang is never counted."
)
ALWAYS_DECLARED = (
    "An average divides by the cells of input and declared padding, whatever is asked; "
    "overhang is never counted."
)
NAN_WINS = "NaN wins wherever it stands."
NAN_LOSES = "NaN is passed over; a window of nothing else gives the lowest number."
NAN_FORGETS = "NaN makes max forget what came before it: the max of 3, NaN, 1 is 1."
FIRST_TIE = "Of equal maxima the first in row order takes the gradient."
FIRST_INDEX = "There is no gradient; of equal maxima the first in row order gives the index."
NO_GRADIENT = "There is no gradient."
NO_INTEGERS = "An average of integers is refused."
UNKNOWN = "Not established."


def limit(  # the parameters are what frameworks leave out
    spec: Spec,
    *,
    modes: tuple[str, ...] = ANY_MODE,
    dilated: tuple[str, ...] = (),
    pads: tuple[str, ...] = ANY_MODE,
    has_ceil: bool = True,
    is_same: tuple[str, ...] = (),
    is_symmetric: bool = False,
) -> PoolSpec:
    """Return a spec that a framework has the words for, or say which are not there.

    Parameters
    ----------
    spec : PoolSpec or AdaptiveSpec
    modes, dilated, pads : tuple of str
        The modes it has; those it has with dilation; and those with explicit padding.
    has_ceil : bool
        Whether it has a ceil mode.
    is_same : tuple of str
        Which of "same" and "same_lower" it has.
    is_symmetric : bool
        Whether explicit padding is the same on both sides.

    Returns
    -------
    PoolSpec
    """
    mode = spec.mode
    if not isinstance(spec, PoolSpec):
        raise ValueError(f"it has no {mode} pooling by the size of the output")
    explicit = () if isinstance(spec.padding, str) else spec.padding
    missing = {
        f"it has no {mode} pooling": mode not in modes,
        f"it has no dilation for {mode}": spec.dilation != (1, 1) and mode not in dilated,
        "it has no ceil mode": spec.ceil_mode and not has_ceil,
        f'it has no padding "{spec.padding}"': spec.padding in ("same", "same_lower")
        and spec.padding not in is_same,
        f"it has no explicit padding for {mode}": any(map(any, explicit)) and mode not in pads,
        "its padding is the same on both sides": is_symmetric
        and any(before != after for before, after in explicit),
    }
    for reason, is_missing in missing.items():
        if is_missing:
            raise ValueError(reason)
    return spec


def sides(spec: PoolSpec) -> PadWidth:
    """Return explicit padding; none for a padding with a name."""
    return ((0, 0), (0, 0)) if isinstance(spec.padding, str) else spec.padding
