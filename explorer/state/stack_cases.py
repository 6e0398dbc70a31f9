"""The ready-made stacks: layers, and what they pool."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from explorer.state.choices import Setting

# A square picture of 224 by 224.
CAT: Mapping[str, Any] = MappingProxyType(
    {"input": "image", "source": "sample", "sample": "chelsea", "size": "224"}
)


@dataclass(frozen=True)
class StackCase:
    """One stack.

    Attributes
    ----------
    layers : tuple of Setting
    matrix : ndarray of float64 or None
        What it pools; the picture of a cat where it is None.
    """

    layers: tuple[Setting, ...]
    matrix: np.ndarray | None = None


def _scattered(side: int) -> np.ndarray:
    """Return a matrix in which every number is another one, and neighbours are far apart."""
    order = (np.arange(side * side) * 37 + 11) % (side * side)
    return order.reshape(side, side).astype(float)


# By their names in the catalogue.
STACK_CASES: Mapping[str, StackCase] = MappingProxyType(
    {
        "halved": StackCase((Setting(mode="average"),) * 5),
        "strided": StackCase((Setting(pool_size=(3, 3), stride=(2, 2)),) * 6),
        "eight": StackCase((Setting(),) * 3, _scattered(8)),
        "overlapping": StackCase((Setting(pool_size=(3, 3), stride=(1, 1)),) * 8),
    }
)
