"""The ready-made nudges: where the input goes, how it is pooled, and the matrix to see it on."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from explorer.inputs.matrices import PRESETS
from pooling.axis import Pair

_digit = PRESETS["Digit, 8 x 8"]()
# The signal that the paper on anti-aliased pooling begins with, in rows.
_stripes = np.tile([0.0, 0, 9, 9], (8, 2))


@dataclass(frozen=True)
class ShiftCase:
    """One nudge.

    Attributes
    ----------
    matrix : ndarray of float64
    shift : (int, int)
    stride : (int, int)
        The pool is 2 by 2.
    border : {"around", "edge"}
    """

    matrix: np.ndarray
    shift: Pair
    stride: Pair = (2, 2)
    border: str = "around"


# By their names in the catalogue.
SHIFT_CASES: Mapping[str, ShiftCase] = MappingProxyType(
    {
        "column": ShiftCase(_digit, (0, 1)),
        "stride": ShiftCase(_digit, (2, 2)),
        "stripes": ShiftCase(_stripes, (0, 1)),
        "dense": ShiftCase(_digit, (1, 1), stride=(1, 1)),
        "edge": ShiftCase(_digit, (0, 2), border="edge"),
    }
)
