"""Fits: why choices do not fit an input, in the words of the page, and what would mend it.

No Streamlit. The core refuses in its own words; here the reason is found anew from the choices
and the shape, and what is proposed has been tried.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from explorer.state.choices import LARGEST_DILATION, LARGEST_POOL, Setting
from explorer.words.catalogue import say, say_count
from explorer.words.sentences import shape as sized
from pooling import Geometry
from pooling.axis import PadWidth, Pair

AXES = ("height", "width")
SIDES = (("pad_top", "pad_bottom"), ("pad_left", "pad_right"))
MOST_MENDS = 2


@dataclass(frozen=True)
class Mend:
    """What makes choices fit: the words of its button, and the choices that it changes."""

    title: str
    changes: Mapping[str, Any]


@dataclass(frozen=True)
class Refusal:
    """Why what is chosen is not shown.

    Attributes
    ----------
    sentence : str
        For the reader, whole.
    mends : mapping of str to Mend
        What would fit, the best first.
    """

    sentence: str
    mends: Mapping[str, Mend] = field(default_factory=dict)


def find_refusal(choices: Setting, shape: Pair, *, is_apart: bool) -> Refusal | None:
    """Return why choices do not fit an input of that many rows and columns, or None.

    Parameters
    ----------
    choices : Setting
    shape : (int, int)
    is_apart : bool
        Whether height and width are chosen apart, so that one can be mended alone.
    """
    if _fits(choices, shape):
        return None
    mends = {
        name: mend
        for name, mend in _candidates(choices, shape, is_apart)
        if _fits(replace(choices, **mend.changes), shape)
    }
    best = list(mends.items())[:MOST_MENDS] or [("plain", _plain())]
    return Refusal(_sentence(choices, shape), dict(best))


def padding_problem(choices: Setting) -> str:
    """Return which side has padding too large for the pool, as a sentence, or ""."""
    if isinstance(choices.padding, str):
        return ""
    for sides, pads, size in zip(SIDES, choices.padding, choices.pool_size, strict=True):
        for side, cells in zip(sides, pads, strict=True):
            if cells >= size:
                return say_count(f"refusals.{side}", cells, size=size)
    return ""


def largest_pool(choices: Setting, shape: Pair, axis: int) -> int:
    """Return the largest pool to offer along an axis: what the input and its padding hold."""
    if choices.ceil_mode or choices.padding in ("same", "same_lower"):
        return LARGEST_POOL
    return min(_room(choices, shape, axis), LARGEST_POOL)


def largest_dilation(choices: Setting, shape: Pair, axis: int) -> int:
    """Return the largest dilation to offer: what a pool of two cells can span."""
    return max(min(_room(choices, shape, axis) - 1, LARGEST_DILATION), 1)


def _fits(choices: Setting, shape: Pair) -> bool:
    try:
        Geometry.of(choices.spec(), shape)
    except ValueError:
        return False
    return True


def _room(choices: Setting, shape: Pair, axis: int) -> int:
    padding = choices.padding
    return shape[axis] + (0 if isinstance(padding, str) else sum(padding[axis]))


def _sentence(choices: Setting, shape: Pair) -> str:
    if problem := padding_problem(choices):
        return problem
    for axis, name in enumerate(AXES):
        size, dilation = choices.pool_size[axis], choices.dilation[axis]
        room, span = _room(choices, shape, axis), dilation * (size - 1) + 1
        is_same = choices.padding in ("same", "same_lower")
        if span > room and not is_same and not _fits_alone(choices, shape, axis):
            form = f"{name}{'_dilated' * (dilation > 1)}{'_padded' * (room > shape[axis])}"
            places = {"size": size, "dilation": dilation, "span": span, "length": room}
            return say(f"refusals.{form}", **places)
    return say("refusals.no_cell", dilation=_written(choices.dilation))


def _candidates(choices: Setting, shape: Pair, is_apart: bool) -> Iterator[tuple[str, Mend]]:
    """Yield what may mend, the least change first."""
    padding = choices.padding
    if not isinstance(padding, str) and padding_problem(choices):
        yield "padding", _less_padding(choices.pool_size, padding)
        height, width = (
            max(size, max(pads) + 1) for size, pads in zip(choices.pool_size, padding, strict=True)
        )
        side = max(height, width)
        yield "pool_size", _pair_mend("pool_size", (height, width) if is_apart else (side, side))
    for name in ("pool_size", "dilation"):
        pair = _largest_that_fits(choices, shape, name, is_apart)
        if pair and pair != getattr(choices, name):
            yield name, _pair_mend(name, pair)
    yield "same", Mend(say("mends.same"), {"padding": "same"})


def _plain() -> Mend:
    """Return what always fits."""
    return Mend(say("mends.plain"), {"padding": "same", "dilation": (1, 1)})


def _pair_mend(name: str, pair: Pair) -> Mend:
    return Mend(say(f"mends.{name}", size=_written(pair)), {name: pair})


def _less_padding(pool_size: Pair, chosen: PadWidth) -> Mend:
    padding = tuple(
        tuple(min(cells, size - 1) for cells in pads)
        for pads, size in zip(chosen, pool_size, strict=True)
    )
    changed = [
        (side, after)
        for sides, old, new in zip(SIDES, chosen, padding, strict=True)
        for side, before, after in zip(sides, old, new, strict=True)
        if before != after
    ]
    if len(changed) == 1:
        side, cells = changed[0]
        return Mend(say(f"mends.{side}", cells=cells), {"padding": padding})
    height, width = (size - 1 for size in pool_size)
    form = "pads_apart" if height != width else "pads" if height else "unpadded"
    return Mend(say(f"mends.{form}", height=height, width=width), {"padding": padding})


def _largest_that_fits(choices: Setting, shape: Pair, name: str, is_apart: bool) -> Pair | None:
    """Return the largest lengths of a choice, at most those chosen, of which each axis fits."""
    pair = getattr(choices, name)
    found = []
    for axis in range(2):
        sizes = range(pair[axis], 0, -1)
        tried = (size for size in sizes if _fits_alone(choices, shape, axis, {name: (size,) * 2}))
        found.append(next(tried, 0))
    if not all(found):
        return None
    return (found[0], found[1]) if is_apart else (min(found), min(found))


def _fits_alone(
    choices: Setting, shape: Pair, axis: int, changes: Mapping[str, Any] | None = None
) -> bool:
    """Return whether one axis fits, whatever the other one does."""
    both = {
        name: (getattr(choices, name)[axis],) * 2
        for name in ("pool_size", "stride", "dilation", "padding")
        if not isinstance(getattr(choices, name), str | None)
    }
    return _fits(replace(choices, **{**both, **(changes or {})}), (shape[axis], shape[axis]))


def _written(pair: Pair) -> str:
    return str(pair[0]) if pair[0] == pair[1] else sized(pair)
