"""Frameworks side by side: what each makes of one question, and which rule makes it differ.

No Streamlit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from threading import Lock

import numpy as np

from explorer.state.pooled import Pooling
from pooling import Geometry, Trace, pool
from pooling.conventions import Asked, Call, MissingError, Reason, ask, spec_of
from pooling.difference import Difference, difference
from pooling.rules import Rules
from pooling.spec import PoolSpec, Spec

# What can differ between two specs, by the name of its sentence: fields of the spec, and of rules.
ASPECTS = {
    "stride": ("stride",),
    "padding": ("padding",),
    "ceil_mode": ("ceil_mode",),
    "divisor": (
        "count_include_pad",
        "counted_with_pad",
        "counted_without_pad",
        "same_counted_with_pad",
        "same_counted_without_pad",
        "signed_divisor",
    ),
    "last_window": ("last_window", "keep_empty"),
    "empty": ("empty_max", "empty_average"),
    "repeats_edge": ("same_repeats_edge",),
    "crops": ("same_ignores_dilation", "reads_cropped"),
    "padding_value": ("padding_value",),
}
_RULES = {one.name for one in fields(Rules)}


@dataclass(frozen=True)
class Answer:
    """What one framework makes of what is asked.

    Attributes
    ----------
    framework : str
        One of the keys of `FRAMEWORKS`.
    variant : str
        The word that tells it from the framework's other answer, or empty.
    call : Call
    spec : PoolSpec
        What gives its numbers.
    """

    framework: str
    variant: str
    call: Call
    spec: PoolSpec


@dataclass(frozen=True)
class Silence:
    """Why a framework cannot be asked.

    Attributes
    ----------
    framework : str
        One of the keys of `FRAMEWORKS`.
    reason : Reason
    """

    framework: str
    reason: Reason


@lru_cache(maxsize=512)
def answers_of(framework: str, asked: Asked) -> tuple[Answer | Silence, ...]:
    """Ask a framework; more than one answer where it has two words for the same."""
    try:
        calls = ask(framework, asked)
    except MissingError as error:
        return (Silence(framework, error.reason),)
    except ValueError as error:
        return (Silence(framework, Reason("refused", str(error))),)
    return tuple(
        Answer(framework, _variant(call, calls), call, _plain(spec_of(call))) for call in calls
    )


def _variant(call: Call, calls: Sequence[Call]) -> str:
    """Return the argument in which a call is not the same as the others."""
    for name, value in call.arguments.items():
        if any(other.arguments.get(name) != value for other in calls):
            return str(value)
    return ""


def _plain(spec: Spec) -> PoolSpec:
    if not isinstance(spec, PoolSpec):
        raise TypeError(f"a question is answered by windows of one size; not by {spec!r}")
    return spec


def apart(first: np.ndarray, other: np.ndarray) -> Difference:
    """Compare results as their frameworks' float32 would be: nearer than that is equal."""
    return difference(first, other, tolerance=2e-6)


@dataclass(frozen=True)
class Apart:
    """How one answer differs from another.

    Attributes
    ----------
    cells : ndarray of bool of the shape of the output
        Which of its cells differ.
    differs : bool
        Whether any does, or the size of the output.
    aspects : tuple of str
        What makes the difference, as `reasons_of` finds it.
    """

    cells: np.ndarray
    differs: bool
    aspects: tuple[str, ...]


def compare_answers(first: Pooling, other: Pooling) -> Apart:
    """Compare two answers on one input; of an input that a class shares, once for all."""
    if first.is_private:
        return _compare(first, other)
    with _comparing:  # so that of a class which asks at the same moment one does the work
        return _shared_comparison(first, other)


def _compare(first: Pooling, other: Pooling) -> Apart:
    one, two = first.steps, other.steps
    found = apart(one.output, two.output)
    differs = found.count > 0 or one.output.shape != two.output.shape
    return Apart(found.cells, differs, tuple(reasons_of(one, two)) if differs else ())


_comparing = Lock()
_shared_comparison = lru_cache(maxsize=64)(_compare)


def reasons_of(first: Trace, other: Trace) -> list[str]:
    """Return which aspects make the result of another spec differ from that of the first.

    Each is tried alone on both: taken over by the first, and given up by the other. Where no
    aspect changes both, those that change one are returned.

    Parameters
    ----------
    first, other : Trace
        Of one image.

    Returns
    -------
    list of str
        Keys of `ASPECTS`; empty where only all of them together make a difference.
    """
    found = {
        name: (_is_changed(first, other, name), _is_changed(other, first, name))
        for name in ASPECTS
        if _values(first, name) != _values(other, name)
        and (name != "divisor" or first.spec.mode == "average")
    }
    for enough in (all, any):
        names = [name for name, changes in found.items() if enough(changes)]
        if names:
            return names
    return []


def _values(steps: Trace, aspect: str) -> list[object]:
    spec = steps.spec
    return [repr(getattr(spec.rules if name in _RULES else spec, name)) for name in ASPECTS[aspect]]


def _is_changed(steps: Trace, source: Trace, aspect: str) -> bool:
    """Return whether one aspect of another spec changes a result."""
    spec = _taken_over(steps.spec, source.spec, aspect)
    if spec is None:
        return False
    own = steps.geometry
    try:
        geometry = Geometry.of(spec, own.input_shape)
    except ValueError:
        return True  # What one refuses and the other does not.
    if geometry.output_shape != own.output_shape:
        return True
    if (geometry.rows, geometry.cols) == (own.rows, own.cols) and _is_plain(own):
        return False
    return apart(steps.output, pool(steps.image, spec)).count > 0


def _is_plain(geometry: Geometry) -> bool:
    """Return whether a result follows from cells and divisors alone: no rule fills a gap."""
    axes = geometry.rows, geometry.cols
    return all(axis.is_real().all() for axis in axes) or (
        geometry.spec.mode == "average" and all(axis.real_counts().all() for axis in axes)
    )


def _taken_over(spec: Spec, source: Spec, aspect: str) -> Spec | None:
    """Return a spec with one aspect of another, or None where that is no spec."""
    of_rules = {name: getattr(source.rules, name) for name in ASPECTS[aspect] if name in _RULES}
    of_spec = {name: getattr(source, name) for name in ASPECTS[aspect] if name not in _RULES}
    rules = replace(spec.rules, **{"any_padding": True, **of_rules})
    try:
        return replace(spec, rules=rules, **of_spec)
    except ValueError:
        return None
