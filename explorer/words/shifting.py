"""What is said of a nudged input: what moved along, what changed, and how stable each way is."""

from collections.abc import Mapping

import numpy as np

from explorer.state.shifted import Follower
from explorer.words.catalogue import say, say_count
from explorer.words.numbers import number
from explorer.words.sentences import shape
from pooling.axis import Pair
from pooling.stability import ALONE, CHANGED, EQUAL, Moved, follow


def percent(share: float) -> str:
    """Write a share: 0 and 100 % are exact, and nothing else is rounded to them.

    Examples
    --------
    >>> [percent(share).split()[0] for share in (0, 1 / 3, 0.9999, 1)]
    ['0', '33.3', '99.9', '100']
    """
    if np.isnan(share):
        return say("shift.no_share")
    tenths = int(1000 * share + 0.5)
    if share not in (0, 1):
        tenths = min(max(tenths, 1), 999)
    return say("shift.percent", share=number(tenths / 10))


def distance(mean: float) -> str:
    """Write a mean distance, which there may be none of."""
    return say("shift.no_share") if np.isnan(mean) else number(mean)


def share_of(moved: Moved) -> float:
    """Return the share of the compared cells that are equal, or NaN."""
    compared = moved.kinds.size - moved.count(ALONE)
    return moved.count(EQUAL) / compared if compared else float("nan")


def verdict_of(by: Pair, stride: Pair, found: Mapping[str, Moved]) -> str:
    """Say how far the input is nudged, what outputs can follow, and how many cells are equal."""
    if by == (0, 0):
        return say("shift.still")
    followed = follow(by[0], stride[0]), follow(by[1], stride[1])
    is_whole = by[0] % stride[0] == by[1] % stride[1] == 0
    form = "whole" if is_whole else "between" if any(followed) else "between_still"
    nudged = say(f"shift.{form}", by=_nudge(by), cells=_cells(followed))
    shares = {way: percent(share_of(moved)) for way, moved in found.items()}
    return f"{nudged} {say('shift.shares', **shares)}"


def notes_of(
    by: Pair, stride: Pair, border: str, found: Mapping[str, Moved], *, is_picture: bool
) -> str:
    """Say what the marks mean, whose changes are smallest, and what a stride of 1 has to do."""
    changed, alone = (
        any(moved.count(kind) for moved in found.values()) for kind in (CHANGED, ALONE)
    )
    said = {
        f"came_{border}": by != (0, 0),
        "marked_pixels": is_picture and (changed or alone),
        "marked": changed and not is_picture,
        "dashed": alone and not is_picture,
        f"alone_{border}": alone,
        "stride_1": stride == (1, 1),
    }
    sentences = [say(f"shift.{name}") for name, is_said in said.items() if is_said]
    return " ".join(filter(None, [*sentences, _nearest(found) if changed else ""]))


def facts_of(moved: Moved) -> str:
    """Say how large an output is, and how far it is from the original's."""
    alone, size = moved.count(ALONE), shape(moved.kinds.shape)
    if alone == moved.kinds.size:
        return say("shift.facts_none", shape=size)
    said = say(
        "shift.facts",
        shape=size,
        share=percent(share_of(moved)),
        mean=number(moved.mean),
        largest=number(moved.largest),
    )
    return f"{said} {say_count('shift.alone', alone)}" if alone else said


def reason_of(moved: Moved, follower: Follower) -> str:
    """Say what moved along and what changed, why, and how it is over all shifts."""
    change, found = _change(moved, follower.nudged.way), follower.stability
    is_known = ~np.isnan(found.shares)
    if not is_known.any():
        return change
    shares, means = (float(values[is_known].mean()) for values in (found.shares, found.means))
    form = "overall" if is_known.all() else "overall_compared"
    places = {"share": percent(shares), "mean": number(means)}
    return f"{change} {say_count(f'shift.{form}', int(is_known.sum()), **places)}"


def _change(moved: Moved, way: str) -> str:
    equal, changed = moved.count(EQUAL), moved.count(CHANGED)
    stays = "stayed" if moved.followed == (0, 0) else "moved"
    if not equal + changed:
        return say("shift.none_compared")
    if not changed:
        return say(f"shift.all_{stays}", cells=_cells(moved.followed))
    if not equal:
        return " ".join((say_count("shift.none", changed), say(f"shift.because_{way}")))
    counts = {"compared": f"{equal + changed:,}", "changed": f"{changed:,}"}
    return f"{say_count(f'shift.some_{stays}', equal, **counts)} {say(f'shift.because_{way}')}"


def _nearest(found: Mapping[str, Moved]) -> str:
    means = {way: moved.mean for way, moved in found.items()}
    least = min(means.values())
    nearest = [way for way, mean in means.items() if mean == least]
    kinds = [moved.kinds == ALONE for moved in found.values()]
    is_fair = all(np.array_equal(alone, kinds[0]) for alone in kinds)
    if len(nearest) > 1 or not least or not is_fair:
        return ""
    return say(f"shift.nearest_{nearest[0]}", mean=number(least))


def _nudge(by: Pair) -> str:
    rows, cols = say_count("shift.down_by", by[0]), say_count("shift.right_by", by[1])
    return say("shift.both", first=rows, second=cols) if all(by) else rows if by[0] else cols


def _cells(followed: Pair) -> str:
    rows, cols = say_count("shift.rows", followed[0]), say_count("shift.cols", followed[1])
    if all(followed):
        return say("shift.both", first=rows, second=cols)
    return cols if followed[1] else rows
