"""Several settings on one input: each result, how it differs from the first, and by which rule.

No Streamlit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from explorer.state.choices import Setting
from explorer.state.pooled import Pooling
from pooling import Trace, pool
from pooling.difference import Difference, difference

# What a setting consists of, as far as it lays windows by their size.
BY_SIZE = ("mode", "pool_size", "stride", "padding", "dilation", "ceil_mode", "count_include_pad")


@dataclass(frozen=True)
class Compared:
    """One setting beside the first.

    Attributes
    ----------
    setting : Setting
    steps : Trace
    difference : Difference
        From the result of the first setting.
    rules : tuple of str
        The names of what differs between the settings and makes a difference by itself, on
        this input; empty where nothing does, though all of it together may.
    """

    setting: Setting
    steps: Trace
    difference: Difference
    rules: tuple[str, ...]


def compare_settings(
    poolings: Sequence[Pooling | None], settings: Sequence[Setting]
) -> list[Compared | None]:
    """Compare results with the first of them.

    Parameters
    ----------
    poolings : sequence of Pooling or None
        Of one image; None where a setting does not fit it.
    settings : sequence of Setting
        What they were made from.

    Returns
    -------
    list of Compared or None
        None where there is no result.
    """
    made = [
        (pooling, setting)
        for pooling, setting in zip(poolings, settings, strict=True)
        if pooling is not None
    ]
    return [
        _compare(made[0], (pooling, setting)) if pooling is not None else None
        for pooling, setting in zip(poolings, settings, strict=True)
    ]


def _compare(first: tuple[Pooling, Setting], other: tuple[Pooling, Setting]) -> Compared:
    (start, begun), (pooling, setting) = first, other
    output = start.steps.output
    rules = _rules(begun, setting, start.image, output)
    return Compared(setting, pooling.steps, difference(output, pooling.steps.output), tuple(rules))


def differing(settings: Sequence[Setting]) -> set[str]:
    """Return the names of what is not the same in all settings."""
    complete = [_complete(setting) for setting in settings]
    names = ("windows", "output_size", *BY_SIZE)
    return {name for name in names if len({getattr(one, name) for one in complete}) > 1}


def _rules(first: Setting, other: Setting, image: np.ndarray, result: np.ndarray) -> Iterator[str]:
    """Yield what makes a difference when nothing else of the other setting is taken over."""
    one, two = _complete(first), _complete(other)
    if one.windows != two.windows:
        yield "windows"
        return
    names = BY_SIZE if one.windows == "size" else ("mode", "output_size")
    for name in names:
        value = getattr(two, name)
        if value == getattr(one, name):
            continue
        try:
            changed = pool(image, replace(one, **{name: value}).spec())
        except ValueError:
            continue  # It does not fit by itself.
        if difference(result, changed).count or changed.shape != result.shape:
            yield name


def _complete(setting: Setting) -> Setting:
    """Return the setting with a stride of its own."""
    return replace(setting, stride=setting.stride or setting.pool_size)
