"""Numbers as the page writes them: everywhere alike, in Python and in the browser.

The browser's part is `format` in ``components/stage/js/numbers.js``; both are tested on one list.
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

from explorer.words.catalogue import say

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
