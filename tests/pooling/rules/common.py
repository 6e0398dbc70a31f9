"""What the tests of the rules share."""

from typing import Any

import numpy as np

from pooling import PoolSpec
from pooling.rules import Rules

NAN, INF = float("nan"), float("inf")
KEEP = Rules(last_window="keep", keep_empty=True)
DIVISORS = "'real', 'declared', 'mirrored', 'window', 'window_if_padded'"


def every_second(mode="max", rules=KEEP, **more: Any):
    """Return a spec of which the last window along two or four cells reads none."""
    return PoolSpec(1, 2, mode, ceil_mode=True, rules=rules, **more)


def keep(**more: Any):
    return Rules(last_window="keep", keep_empty=True, **more)


# Its second row of windows starts below it.
IMAGE = np.array([[5.0, 6, 7], [8, 9, 4]])
