"""What the table has for one framework, and what its files share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pooling.axis import PadWidth
from pooling.conventions.missing import MissingError
from pooling.spec import PoolSpec, Spec

LOW = -3.4028235e38  # the lowest float32 that is finite
ANY_MODE = ("max", "average")

Arguments: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[..., Spec]
Writer: TypeAlias = Callable[[Spec], Iterable[tuple[str, Arguments]]]


DefaultStride: TypeAlias = Literal["pool", "one", "one_or_pool", "given", "always_pool"]
LastWindow: TypeAlias = Literal[
    "no_ceil", "dropped", "kept", "dropped_if_padded", "dropped_if_axis_padded", "asked", "filled"
]
OddCell: TypeAlias = Literal[
    "no_same", "end", "repeated", "counted_unasked", "counted_if_asked", "always_counted", "own"
]
Divisor: TypeAlias = Literal[
    "none",
    "real",
    "real_or_declared",
    "declared",
    "mirrored",
    "window",
    "window_if_padded",
    "window_with_same",
    "real_or_repeated",
    "filled",
]
NaN: TypeAlias = Literal[
    "unknown",
    "wins",
    "wins_first",
    "passed_over",
    "passed_over_unless_index",
    "forgets",
    "xnnpack",
]
Ties: TypeAlias = Literal["none", "first", "first_index", "shared"]
Integers: TypeAlias = Literal[
    "unknown", "none", "refused", "cut_off", "half_even", "half_away", "float32", "float64"
]


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
        The stride where it is left out: the pool size, 1, or none, as it must be given.
    last_window : str
        What becomes of a last window of ceil mode that starts beyond the input: "asked" is
        OpenVINO's, which has a word for either, "filled" scikit-image's, which puts numbers there.
    odd_cell : str
        Where padding "same" adds an odd number of cells, where the odd one lies ("end" for all
        but Darknet's own padding) and whether an average counts it.
    divisor : str
        What an average divides by: the "real" cells of the input, also those "declared" as
        padding, and so on as in `pooling.rules`.
    nan : str
        What max makes of NaN in a window; see `pooling.conventions.beyond.largest`.
    ties : str
        Which of equal maxima takes the gradient, or at least gives the index.
    integers : str
        What becomes of an average of integers.
    """

    title: str
    version: str
    calls: Mapping[str, Reader]
    write: Writer
    default_stride: DefaultStride
    last_window: LastWindow
    odd_cell: OddCell
    divisor: Divisor
    nan: NaN
    ties: Ties
    integers: Integers


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
    mode, places = spec.mode, {"mode": spec.mode}
    if not isinstance(spec, PoolSpec):
        raise MissingError(
            "output", f"it has no {mode} pooling by the size of the output", **places
        )
    explicit = () if isinstance(spec.padding, str) else spec.padding
    missing = {
        "mode": (f"it has no {mode} pooling", mode not in modes),
        "dilation": (
            f"it has no dilation for {mode}",
            spec.dilation != (1, 1) and mode not in dilated,
        ),
        "ceil": ("it has no ceil mode", spec.ceil_mode and not has_ceil),
        "named": (
            f'it has no padding "{spec.padding}"',
            spec.padding in ("same", "same_lower") and spec.padding not in is_same,
        ),
        "explicit": (
            f"it has no explicit padding for {mode}",
            any(map(any, explicit)) and mode not in pads,
        ),
        "symmetric": (
            "its padding is the same on both sides",
            is_symmetric and any(before != after for before, after in explicit),
        ),
    }
    for what, (sentence, is_missing) in missing.items():
        if is_missing:
            raise MissingError(what, sentence, mode=mode, padding=spec.padding)
    return spec


def sides(spec: PoolSpec) -> PadWidth:
    """Return explicit padding; none for a padding with a name."""
    return ((0, 0), (0, 0)) if isinstance(spec.padding, str) else spec.padding
