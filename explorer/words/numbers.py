"""Numbers as the page writes them: everywhere alike, in Python and in the browser.

The browser's part is `format` in ``components/stage/js/numbers.js``; both are tested on one list.
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np

from explorer.inputs.matrices import format_number
from explorer.words.catalogue import say

# On paper there is no exact value to hover for: up to so many characters a number is in full.
LONGEST_IN_FULL = 9
_SHORT = Context(prec=4, rounding=ROUND_HALF_UP)


def number(value: float) -> str:
    """Write a number with at most four significant digits, a whole one up to 9999 in full.

    Examples
    --------
    >>> [number(value) for value in (9.25, 100 / 3, 12345, 0.000012345)]
    ['9.25', '33.33', '1.235e4', '1.234e−5']
    """
    value = float(value)
    if math.isnan(value):
        return say("numbers.not_a_number")
    short = float(_SHORT.create_decimal(Decimal(value)))
    if math.isinf(short):
        return "∞" if value > 0 else "−∞"
    is_long = value != 0 and not 1e-4 <= abs(value) < 1e4
    text = _exponential(short) if is_long else _plain(short)
    return text.replace("-", "−")


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _exponential(value: float) -> str:
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    first, rest = digits[0], "".join(map(str, digits[1:]))
    power = int(exponent) + len(digits) - 1
    return f"{'-' if sign else ''}{first}{'.' if rest else ''}{rest}e{power}"


def written(value: float) -> str:
    """Write a number for paper: in full where that is short, and else as `number` does.

    >>> [written(value) for value in (-123.45, 12345, 100 / 3)]
    ['−123.45', '12345', '33.33']
    """
    text = in_full(value)
    return text if len(text) <= LONGEST_IN_FULL else number(value)


def in_full(value: float) -> str:
    """Write every digit of a finite number."""
    return format_number(float(value)).replace("-", "−")


def equals(value: float, shown: str) -> str:
    """Return the sign between a calculation and its result: whether digits were dropped.

    What a binary fraction adds after the digits that it holds is none.

    >>> equals(0.1 + 0.2, "0.3"), equals(1 / 3, "0.3333")
    ('=', '≈')
    """
    if not math.isfinite(value):
        return "="
    with np.errstate(over="ignore"):
        held = Context(prec=7 if np.float32(value) == value else 12, rounding=ROUND_HALF_UP)
    said = Decimal(shown.replace("−", "-"))
    return "=" if held.plus(Decimal(value)) == held.plus(said) else "≈"
