"""The ready-made comparisons: settings, and the matrix that shows what they differ in."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from explorer.inputs.matrices import EXAMPLE
from explorer.state.choices import Setting


@dataclass(frozen=True)
class Case:
    """One comparison.

    Attributes
    ----------
    matrix : ndarray of float64
    settings : tuple of Setting
    """

    matrix: np.ndarray
    settings: tuple[Setting, ...]


def _counted(rows: int, cols: int) -> np.ndarray:
    return np.arange(1.0, rows * cols + 1).reshape(rows, cols)


# By their names in the catalogue.
CASES: Mapping[str, Case] = MappingProxyType(
    {
        "stride": Case(EXAMPLE, (Setting(), Setting(stride=(1, 1)))),
        "mode": Case(EXAMPLE, (Setting(), Setting(mode="average"))),
        "padding": Case(
            _counted(5, 5),
            (
                Setting(pool_size=(3, 3), stride=(2, 2)),
                Setting(pool_size=(3, 3), stride=(2, 2), padding="same"),
            ),
        ),
        "ceil": Case(_counted(5, 5), (Setting(), Setting(ceil_mode=True))),
        "counted": Case(
            _counted(4, 4),
            (
                Setting(pool_size=(3, 3), stride=(1, 1), mode="average", padding=((1, 1), (1, 1))),
                Setting(
                    pool_size=(3, 3),
                    stride=(1, 1),
                    mode="average",
                    padding=((1, 1), (1, 1)),
                    count_include_pad=True,
                ),
            ),
        ),
        "overlap": Case(
            _counted(7, 7)[::-1].copy(),
            (Setting(), Setting(pool_size=(3, 3), stride=(2, 2))),
        ),
        "global": Case(
            EXAMPLE,
            (
                Setting(windows="output", output_size=(1, 1), mode="average"),
                Setting(pool_size=(1, 1), stride=(1, 1), mode="average"),
            ),
        ),
    }
)
