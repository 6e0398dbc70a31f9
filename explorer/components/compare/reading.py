"""The result of a nudged input, whose windows go around the end or are blurred."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from explorer.components.stage.crossing import pack, pack_input
from explorer.inputs.greys import greys_of
from explorer.words.catalogue import say
from pooling.shifting import Line


@dataclass(frozen=True, eq=False)
class Reading:
    """An output and the cells that it is made from.

    Attributes
    ----------
    image : ndarray of shape (M, N) or (M, N, channels)
        Before it was moved.
    output : ndarray of shape (R, C) or (R, C, channels)
    way : {"max", "average", "blurred"}
    rows, cols : Line
    """

    image: np.ndarray
    output: np.ndarray
    way: str
    rows: Line
    cols: Line

    def payload(self, *, is_picture: bool, name: str, is_known: bool) -> dict[str, Any]:
        """Describe it as `explorer.components.stage.crossing.payload` does a trace.

        Its ``parts`` are, where maxima are blurred, the rows and the columns that each of three
        reads, of every window; else None. All places are those of the moved image.
        """
        mode = "max" if self.way == "blurred" else self.way
        sums, divisor = _as_sums(self.output, self._divisor())
        rows, cols = (_describe(line, self.way) for line in (self.rows, self.cols))
        return {
            "is_matrix": not is_picture,
            "mode": mode,
            "title": say(f"values.{mode}"),
            "greys": greys_of(self.image) if is_picture else None,
            "input": {"name": name, **({} if is_known else pack_input(self.image, self.output))},
            "output": pack(sums, is_plain=divisor > 1),
            "is_root": False,
            "divisor": divisor,
            "rows": rows,
            "cols": cols,
            "counts_padding": False,
            "parts": {"rows": rows["parts"], "cols": cols["parts"]} if rows["parts"] else None,
        }

    def _divisor(self) -> int:
        """Return of what the output is a whole part, where the image is whole numbers."""
        if self.way == "blurred":
            return 16
        return self.rows.pool_size * self.cols.pool_size if self.way == "average" else 1


def _as_sums(output: np.ndarray, divisor: int) -> tuple[np.ndarray, int]:
    """Return an output as small sums of which it is a part, where that gives every bit back.

    They are half as many bytes, and nothing has to be inflated before they are drawn.
    """
    if output.dtype == np.float32:
        sums = np.rint(output.astype(np.float64) * divisor)
        fits = np.abs(sums).max() <= np.iinfo(np.int16).max  # which NaN does not
        if fits and np.array_equal((sums / divisor).astype(np.float32), output):
            return sums.astype(np.int16), divisor
    return output, 1


@lru_cache(maxsize=64)
def _describe(line: Line, way: str) -> dict[str, Any]:
    """Describe one axis: the cells that each window reads, each once and in their order."""
    parts = line.reads(way)
    windows = [list(dict.fromkeys(cells)) for cells in parts.reshape(line.count, -1).tolist()]
    most = max(map(len, windows))
    # What lies before all padding is no cell: so a smaller window leaves places open.
    positions = [window + [-1] * (most - len(window)) for window in windows]
    read = [cell for window in windows for cell in window]
    return {
        "positions": _pack_places(np.array(positions)),
        "divisors": _pack_places(np.array([len(window) for window in windows])),
        "coverage": _pack_places(np.bincount(read, minlength=line.length)),
        "before": 0,
        "after": 0,
        "overhang": 0,
        "parts": _pack_places(parts) if parts.shape[1] > 1 else None,
    }


def _pack_places(places: np.ndarray) -> dict[str, Any]:
    return pack(places.astype(np.int16))
