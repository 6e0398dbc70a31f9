"""Rules: the conventions on which frameworks differ and that no student meets.

A `PoolSpec` without rules pools as PyTorch, ONNX and TensorFlow agree to. What other
frameworks do with a window that hangs over the edge, or has nothing in it, is said here.
"""

from dataclasses import dataclass, fields
from typing import Literal, TypeAlias, get_args

from pooling.axis import Counted

LastWindow: TypeAlias = Literal["drop", "keep", "drop_if_padded", "drop_if_axis_padded"]
Divisor: TypeAlias = Literal[Counted, "window_if_padded"]
FitsInPart: TypeAlias = Literal["in_ceil_mode", "always", "never"]

_NUMBERS = ("empty_max", "empty_average", "padding_value")
_PLAIN = (str, bool, type(None))  # what those are that follow
_ALLOWED = {  # of the fields that are neither numbers nor True or False
    "last_window": get_args(LastWindow),
    "counted_with_pad": get_args(Divisor),
    "counted_without_pad": get_args(Divisor),
    "same_counted_with_pad": (None, *get_args(Divisor)),
    "same_counted_without_pad": (None, *get_args(Divisor)),
    "fits_in_part": get_args(FitsInPart),
}


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Conventions beyond the fields of a `PoolSpec`; each default is PyTorch's.

    A window is empty where it reads no cell of the input. A divisor counts cells along each
    axis, and the two counts are multiplied: the "real" cells of the input; those that are
    "declared", as input or padding; "mirrored", as declared but with as much padding after
    the input as before it; all of the "window"; or "window_if_padded", the window where an
    axis is padded and the real cells where none is.

    Attributes
    ----------
    last_window : {"drop", "keep", "drop_if_padded", "drop_if_axis_padded"}
        What becomes of a last window of ceil mode that starts beyond the input: it is
        dropped, kept, or dropped where either axis, or its own, has declared padding.
    keep_empty : bool
        Whether a spec with an empty window is pooled; otherwise it is refused.
    empty_max : float
        What max gives for an empty window, as far as the dtype can hold it, and with the
        other sign what min gives.
    empty_average : float, optional
        What an average gives for one; 0 over its divisor when left out.
    counted_with_pad, counted_without_pad : str
        What the divisor counts with ``count_include_pad`` and without.
    same_counted_with_pad, same_counted_without_pad : str, optional
        The same for padding "same" and "same_lower", where that differs.
    signed_divisor : bool
        Whether a divisor is the last cell counted less the first, which for an empty window
        may be 0 or below, rather than a number of cells.
    same_ignores_dilation : bool
        Whether "same" finds its padding from the pool size rather than from the dilated
        window, and lets it be negative: then the input is cropped.
    reads_cropped : bool
        Whether a window that hangs over a cropped end reads the cells beyond it.
    same_repeats_edge : bool
        Whether an average with "same" along an odd number of padding cells takes each as
        the cell nearest to it, and counts it.
    padding_value : float, optional
        What max and min read in padding and overhang; nothing when left out.
    any_padding : bool
        Whether padding may be as large as the pool size, or larger.
    fits_in_part : {"in_ceil_mode", "always", "never"}
        When a pool longer than input and padding by less than a stride has one window.

    Raises
    ------
    ValueError
        If a field is none of its values; the message names the field and the value.

    Examples
    --------
    >>> Rules(last_window="keep", keep_empty=True)
    Rules(last_window='keep', keep_empty=True)
    """

    last_window: LastWindow = "drop"
    keep_empty: bool = False
    empty_max: float = float("-inf")
    empty_average: float | None = None
    counted_with_pad: Divisor = "declared"
    counted_without_pad: Divisor = "real"
    same_counted_with_pad: Divisor | None = None
    same_counted_without_pad: Divisor | None = None
    signed_divisor: bool = False
    same_ignores_dilation: bool = False
    reads_cropped: bool = True
    same_repeats_edge: bool = False
    padding_value: float | None = None
    any_padding: bool = False
    fits_in_part: FitsInPart = "in_ceil_mode"

    def __post_init__(self) -> None:
        for item in fields(self):
            value, allowed = getattr(self, item.name), _ALLOWED.get(item.name, (False, True))
            if item.name in _NUMBERS:
                is_number = isinstance(value, int | float) and not isinstance(value, bool)
                is_number &= value == value or item.name == "empty_average"  # NaN is no maximum
                if not (is_number or value is item.default):
                    raise ValueError(f"{item.name} must be a number; not {value!r}")
            elif not (type(value) in _PLAIN and value in allowed):  # 0 is equal to False
                choices = ", ".join(map(repr, allowed))
                raise ValueError(f"{item.name} must be one of {choices}; not {value!r}")

    def __repr__(self) -> str:
        changed = (
            f"{item.name}={getattr(self, item.name)!r}"
            for item in fields(self)
            if getattr(self, item.name) != item.default
        )
        return f"Rules({', '.join(changed)})"

    def counted(self, *, is_same: bool, with_pad: bool) -> Divisor:
        """Return what the divisor counts."""
        name = "counted_with_pad" if with_pad else "counted_without_pad"
        return (getattr(self, f"same_{name}") if is_same else None) or getattr(self, name)
