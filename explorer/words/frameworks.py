"""What is said of frameworks side by side: why one cannot be asked, and which rule differs."""

from collections.abc import Sequence

import numpy as np

from explorer.state.answers import Answer, Silence
from explorer.words.catalogue import say, say_count
from explorer.words.comparison import padding_of
from explorer.words.numbers import number
from explorer.words.sentences import shape
from pooling import Trace
from pooling.axis import Pair
from pooling.conventions import FRAMEWORKS, Asked, Call, Reason
from pooling.spec import PoolSpec

MOST_DIVISORS = 4


def title_of(answer: Answer | Silence) -> str:
    """Name a framework, and which of its words for the same this is."""
    name = FRAMEWORKS[answer.framework].title
    if isinstance(answer, Silence) or not answer.variant:
        return name
    return say("frameworks.variant", name=name, word=answer.variant)


def written(call: Call) -> str:
    """Write a call in one line, as the framework has it."""
    said = ", ".join(f"{name}={value!r}" for name, value in call.arguments.items())
    return f"{call.call}({said})" if "." in call.call else f"{call.call}: {said}"


def missing_of(answer: Answer | Silence, size: Pair) -> str:
    """Say why a framework cannot be asked, or cannot be asked it of an input of a size."""
    if isinstance(answer, Silence):
        return reason_words(answer.reason)
    return say("missing.unfit", shape=shape(size))


def reason_words(reason: Reason) -> str:
    """Say what is in the way, as a sentence about the framework."""
    return say(f"missing.{reason.what}", **reason.places)


def verdict_of(letters: Sequence[str], first: str) -> str:
    """Say which columns differ from the first, by their letters."""
    if not first:
        return say("frameworks.none")
    if not letters:
        return say("frameworks.equal", first=first)
    form = "differs" if len(letters) == 1 else "differ"
    return say(f"frameworks.{form}", letters=", ".join(letters), first=first)


def facts_of(steps: Trace) -> str:
    """Say how large a result is, its padding, and what its averages divide by."""
    geometry = steps.geometry
    (top, bottom), (left, right) = geometry.pad_width
    facts = [say("frameworks.cell", size=shape(geometry.output_shape))]
    if any((top, bottom, left, right)):
        places = {"top": top, "bottom": bottom, "left": left, "right": right}
        facts.append(say("frameworks.facts_pads", **places))
    if steps.spec.mode == "average":
        rows, cols = (np.unique(axis.divisors()) for axis in (geometry.rows, geometry.cols))
        divisors = np.unique(np.multiply.outer(rows, cols)).tolist()
        listed = [number(one) for one in divisors]
        if len(listed) > MOST_DIVISORS:
            listed = [say("frameworks.divisors", least=listed[0], most=listed[-1])]
        facts.append(
            say_count("frameworks.facts_divisor", len(divisors), divisors=", ".join(listed))
        )
    return "; ".join(facts)


def reason_of(
    first: PoolSpec, other: PoolSpec, aspects: Sequence[str], asked: Asked, *, differs: bool
) -> str:
    """Say which rule makes a framework differ from the first one.

    Parameters
    ----------
    first, other : PoolSpec
    aspects : sequence of str
        As `explorer.state.answers.reasons_of` gives them.
    asked : Asked
    differs : bool
        Whether the results differ.
    """
    if not differs:
        return say("reasons.equal" if first == other else "reasons.same")
    if not aspects:
        return say("reasons.together")
    sentences = [_because(aspect, first, other) for aspect in aspects]
    if any(getattr(asked, field, "") is None for field in map(_field_of, aspects)):
        sentences.append(say("reasons.unasked"))
    return " ".join(sentences)


def _field_of(aspect: str) -> str:
    return "count_include_pad" if aspect == "divisor" else aspect


def _because(aspect: str, first: PoolSpec, other: PoolSpec) -> str:
    if aspect == "ceil_mode":
        return say("reasons.ceil_on" if other.ceil_mode else "reasons.ceil_off")
    return say(f"reasons.{aspect}", first=_part(aspect, first), other=_part(aspect, other))


def _part(aspect: str, spec: PoolSpec) -> str:
    """Say what a spec has in one aspect, to be put into a sentence."""
    rules = spec.rules
    if aspect == "stride":
        return shape(spec.stride)
    if aspect == "padding":
        return padding_of(spec.padding)
    if aspect == "last_window":
        return say(f"kept.{rules.last_window}")
    if aspect == "divisor":
        is_same = spec.padding in ("same", "same_lower")
        kind = rules.counted(is_same=is_same, with_pad=spec.count_include_pad)
        return say(f"counted.{kind}")
    return number(_number_of(aspect, spec))


def _number_of(aspect: str, spec: PoolSpec) -> float:
    rules = spec.rules
    if aspect == "padding_value":
        return 0.0 if rules.padding_value is None else rules.padding_value
    if spec.mode == "max":
        return rules.empty_max
    return float("nan") if rules.empty_average is None else rules.empty_average
