"""The numbers of the plot of all shifts, with their words. No Streamlit."""

from collections.abc import Iterator, Mapping

import numpy as np

from explorer.components.compare.plot import Panel, Plot
from explorer.state.shifted import Follower
from explorer.words.catalogue import say, say_count
from explorer.words.numbers import number
from explorer.words.shifting import distance, percent
from pooling.axis import Pair


def plot_of(followers: Mapping[str, Follower], by: Pair) -> Plot:
    """Plot the share of equal cells and the mean distance, along rows and along columns."""
    tables = [follower.stability for follower in followers.values()]
    nudged = next(iter(followers.values())).nudged
    strides = nudged.rows.stride, nudged.cols.stride
    shares, means = [one.shares for one in tables], [one.means for one in tables]
    panels = [*_panels("share", shares, by, strides), *_panels("mean", means, by, strides)]
    return Plot(say("shift.plot"), say("shift.plot_caption"), panels)


def _panels(what: str, tables: list[np.ndarray], by: Pair, strides: Pair) -> Iterator[Panel]:
    write, highest = (percent, 1.0) if what == "share" else (distance, _highest(tables))
    for axis, name in enumerate(("down", "right")):
        lines = [table[:, by[1]] if axis == 0 else table[by[0]] for table in tables]
        most = len(lines[0]) - 1
        yield Panel(
            say(
                f"shift.{what}_{name}",
                most=most,
                other=say_count("shift.right_by" if axis == 0 else "shift.down_by", by[1 - axis]),
            ),
            say(f"shift.{name}"),
            [line.tolist() for line in lines],
            [[write(value) for value in line.tolist()] for line in lines],
            by[axis],
            list(range(0, most + 1, strides[axis])),
            (highest, write(highest) if what == "share" else number(highest)),
        )


def _highest(tables: list[np.ndarray]) -> float:
    """Return the highest of all shifts, so that the scale stays while the input is nudged."""
    values = np.stack(tables)
    values = values[np.isfinite(values)]
    return float(values.max(initial=0)) or 1.0
