"""What is said of results next to each other: numbers, and the rule that makes a difference."""

from collections.abc import Sequence

from explorer.state.choices import Setting
from explorer.state.compared import Compared
from explorer.words.catalogue import say, say_count, titles
from explorer.words.numbers import number
from explorer.words.sentences import shape
from pooling.axis import PadWidth, Pair

LETTERS = "ABCD"


def verdict_of(compared: Sequence[Compared | None]) -> str:
    """Say which results differ from the first."""
    if not any(compared):
        return say("comparison.none")
    start = compared[0]
    letters = [
        letter
        for letter, one in zip(LETTERS, compared, strict=False)
        if one and start and (one.difference.count or _size(one) != _size(start))
    ]
    if not letters:
        return say("comparison.equal")
    form = "differs" if len(letters) == 1 else "differ"
    return say(f"comparison.{form}", letters=", ".join(letters))


def facts_of(one: Compared) -> str:
    """Say how large a result is, and how far it is from the first."""
    found, size = one.difference, shape(_size(one))
    if not found.count:
        return say("comparison.facts", shape=size)
    return say_count(
        "comparison.facts_differ",
        found.count,
        shape=size,
        all=f"{found.cells.size:,}",
        mean=number(found.mean),
        largest=number(found.largest),
    )


def reason_of(one: Compared, start: Compared) -> str:
    """Say which rule makes a result differ from the first."""
    if one is start:
        return say("comparison.first")
    if one.setting == start.setting:
        return say("comparison.same")
    differs = one.difference.count or _size(one) != _size(start)
    if not differs:
        return say("comparison.no_rule")
    if not one.rules:
        return say("comparison.together")
    return " ".join(_because(rule, one, start) for rule in one.rules)


def _because(rule: str, one: Compared, start: Compared) -> str:
    first, other = start.setting, one.setting
    if rule == "windows":
        form = f"comparison.windows_{other.windows}"
        return say(form, other=_windows(other), first=_windows(first))
    if rule == "ceil_mode":
        return say("comparison.ceil_on" if other.ceil_mode else "comparison.ceil_off")
    if rule == "count_include_pad":
        form = "counted_on" if other.count_include_pad else "counted_off"
        return say(f"comparison.{form}")
    return say(
        f"comparison.{rule}",
        first=_written(rule, first),
        other=_written(rule, other),
        **_counts(rule, one, start),
    )


def _written(rule: str, setting: Setting) -> str:
    if rule == "mode":
        return titles("values")[setting.mode]
    if rule == "padding":
        return padding_of(setting.padding)
    return shape(getattr(setting, rule) or setting.pool_size)


def _counts(rule: str, one: Compared, start: Compared) -> dict[str, str]:
    if rule != "stride":
        return {}
    count, first_count = (f"{rows * cols:,}" for rows, cols in (_size(one), _size(start)))
    return {"count": count, "first_count": first_count}


def _size(one: Compared) -> Pair:
    return one.steps.geometry.output_shape


def _windows(setting: Setting) -> str:
    return shape(setting.output_size if setting.windows == "output" else setting.pool_size)


def padding_of(padding: str | PadWidth) -> str:
    """Write padding by its name, or by its cells on each side."""
    if isinstance(padding, str):
        return titles("paddings")[padding]
    (top, bottom), (left, right) = padding
    return say("comparison.sides", top=top, bottom=bottom, left=left, right=right)
