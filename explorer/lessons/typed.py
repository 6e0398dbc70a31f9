"""What a reader types as a number of an answer, and whether it is right. No Streamlit."""

import re
from dataclasses import dataclass
from fractions import Fraction

# A decimal is right where it is the value rounded to its digits; fewer than these say too little.
FEWEST_DECIMALS = 2
LONGEST = 24
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", ",": "."})
_DECIMAL = re.compile(r"[+-]?(\d+\.?(?P<decimals>\d*)|\.(?P<only>\d+))")
# Thousands, with one kind of sign between them; one that occurs once may be a decimal point.
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?P<sign>[ \u00a0\u202f'\u2019.])\d{3}((?P=sign)\d{3})*")
_FRACTION = re.compile(r"[+-]?\d+(\.\d+)? ?/ ?\d+(\.\d+)?")


@dataclass(frozen=True)
class Typed:
    """A number as it was typed.

    Attributes
    ----------
    value : Fraction
        Exactly.
    decimals : int or None
        How many digits follow the point; None of a fraction, which is exact.
    whole : int, optional
        The number where a sign in it is taken for one between thousands.
    """

    value: Fraction
    decimals: int | None
    whole: int | None = None

    def is_right(self, value: float) -> bool:
        """Return whether that is the value, rounded at most to as many digits as were typed."""
        if self.whole == value:
            return True
        if self.decimals is None:
            return abs(float(self.value) - value) <= 1e-9 * max(abs(value), 1)
        half = 0.5 * 10.0 ** -max(self.decimals, FEWEST_DECIMALS)
        return abs(float(self.value) - value) <= half * (1 + 1e-9)


def read_typed(text: str) -> Typed | None:
    """Read a decimal or a fraction, with a point or a comma, or thousands with signs between them.

    Returns
    -------
    Typed or None
        None where that is no number.

    Examples
    --------
    >>> read_typed("4/9").is_right(4 / 9), read_typed("0,67").is_right(2 / 3)
    (True, True)
    >>> read_typed("0.7").is_right(2 / 3), read_typed("two")
    (False, None)
    >>> read_typed("73,856").is_right(73856), read_typed("73,856").is_right(73.856)
    (True, True)
    """
    plain = text.strip().translate(_MINUS)
    if len(plain) > LONGEST:
        return None
    grouped = _GROUPED.fullmatch(plain)
    whole = int(plain.replace(grouped["sign"], "")) if grouped else None
    if found := _DECIMAL.fullmatch(plain):
        return Typed(Fraction(plain), len(found["decimals"] or found["only"] or ""), whole)
    if whole is not None:
        return Typed(Fraction(whole), 0)
    if not _FRACTION.fullmatch(plain):
        return None
    above, below = (Fraction(part.strip()) for part in plain.split("/"))
    return Typed(above / below, None) if below else None
