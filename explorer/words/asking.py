"""What is said of a question: what is asked, and what there is to say of an answer."""

from collections.abc import Sequence

from explorer.lessons.checking import Verdict
from explorer.lessons.fields import MARK, cells_of, form_of, is_gradient
from explorer.lessons.lesson import Question
from explorer.words.catalogue import say, say_count, titles
from explorer.words.numbers import number
from explorer.words.sentences import formula, shape
from pooling import AdaptiveSpec, PoolSpec, trace
from pooling.conventions import FRAMEWORKS
from pooling.problem import DefaultStrides, Pooled, Weights
from pooling.spec import Spec, is_padded


def setting_of(spec: Spec) -> str:
    """Say how an input is pooled, in one line with all that matters."""
    mode = titles("modes")[spec.mode]
    if isinstance(spec, AdaptiveSpec):
        return say("bar.fitted", size=shape(spec.output_size), mode=mode)
    parts = [
        say("asked.window", size=shape(spec.pool_size)),
        say("asked.stride", stride=_pair(spec.stride)),
        mode,
        *_padding_of(spec),
        *([say("asked.dilation", dilation=_pair(spec.dilation))] if max(spec.dilation) > 1 else []),
        *([say("asked.ceil")] if spec.ceil_mode else []),
    ]
    return " · ".join(parts)


def _padding_of(spec: PoolSpec) -> list[str]:
    """Say what the padding is, if there is any, and of an average whether it counts."""
    if not is_padded(spec):
        return []
    if isinstance(spec.padding, str):
        said = say("asked.named_padding", name=spec.padding)
    else:
        widths = [width for side in spec.padding for width in side]
        once = widths[:1] if len(set(widths)) == 1 else widths
        said = say("asked.padding", width=", ".join(map(str, once)))
    counts = say("asked.counted" if spec.count_include_pad else "asked.not_counted")
    return [said, *([counts] if spec.mode == "average" else [])]


def _pair(pair: Sequence[int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else shape(tuple(pair))


def names_of(question: Question) -> tuple[str, ...]:
    """Name each field as it is to be read aloud: where it is, and what is asked there."""
    form, problem = form_of(question), question.problem
    if form == "shape":
        return say("asked.rows"), say("asked.cols")
    if form == "colour":
        return say("asked.red"), say("asked.green"), say("asked.blue")
    if isinstance(problem, DefaultStrides):
        return tuple(FRAMEWORKS[name].title for name in problem.frameworks)
    if form == "numbers":
        return say("asked.of_the_pool"), say("asked.without"), say("asked.with_it")
    which = "mark" if form == "marks" else "gradient" if is_gradient(question) else "value"
    return tuple(say(f"asked.{which}", row=row + 1, col=col + 1) for row, col in cells_of(question))


def heading_of(question: Question) -> str:
    """Head the fields."""
    if form_of(question) == "marks":
        return say("numbers.input")
    if isinstance(question.problem, Weights):
        return say("asked.weights_head")
    return say("asked.gradient_head") if is_gradient(question) else say("numbers.output")


def unread_texts(question: Question, given: Sequence[str], which: Sequence[int]) -> str:
    """Say which texts cannot be read, and what to write instead."""
    names = names_of(question)
    missing = [index for index in which if not given[index].strip()]
    if missing:
        return say_count("asked_empty.fields", len(missing), name=names[missing[0]])
    first = which[0]
    return say("asked.unreadable", name=names[first], text=given[first])


def told(question: Question, verdict: Verdict, *, was_shown: bool) -> list[str]:
    """Say whether an answer is right, and of a wrong one what gives it or the first wrong cell."""
    wrong = sum(not right for right in verdict.right)
    if was_shown:
        return [say("asked.given_up")]
    if not wrong:
        return [say("asked.all_right")]
    said = [say_count("asked_wrong.fields", wrong, all=len(verdict.right))]
    if verdict.misconception:
        return [*said, misconception_of(verdict.misconception, question)]
    index = verdict.first_wrong or 0
    return [*said, worked(question, index, verdict.values[index])]


def misconception_of(name: str, question: Question) -> str:
    """Say of a wrong rule what it takes a pooling for."""
    problem = question.problem
    places = {"cells": "", "stride": "", "mode": ""}
    if isinstance(problem, Pooled):
        spec = problem.spec
        places["mode"] = say(f"values.{spec.mode}")
        if isinstance(spec, PoolSpec):
            places["cells"] = str(spec.pool_size[0] * spec.pool_size[1])
            places["stride"] = _pair(spec.stride)
    return titles("misconceptions")[name].format(**places)


def worked(question: Question, index: int, value: float) -> str:
    """Work one field out."""
    problem, form = question.problem, form_of(question)
    row, col = cells_of(question)[index]
    if not isinstance(problem, Pooled):
        return say("asked.it_is", name=names_of(question)[index], value=f"{value:,.0f}")
    geometry = problem.geometry
    if form == "shape":
        axis = (geometry.rows, geometry.cols)[index]
        return say("asked.formula", name=names_of(question)[index], formula=formula(geometry, axis))
    if form == "marks":
        count = int(geometry.coverage()[row, col])
        return say_count("asked_reads.windows", count, row=row + 1, col=col + 1)
    if problem.asks == "gradient":
        return say("asked.sent", row=row + 1, col=col + 1, value=number(value))
    channel = index if form == "colour" else None
    row, col = (0, 0) if form == "colour" else (row, col)
    cells = _window(problem, row, col, channel)
    return say(
        "asked.window_reads",
        row=row + 1,
        col=col + 1,
        cells=", ".join(map(number, cells)),
        value=say(f"values.{problem.spec.mode}"),
        result=number(value),
        divisor=""
        if problem.spec.mode != "average"
        else say("asked.divisor", divisor=int(geometry.divisors()[row, col])),
    )


def _window(problem: Pooled, row: int, col: int, channel: int | None) -> list[float]:
    """Return the cells of the input that a window reads."""
    image = problem.shifted if channel is None else problem.shifted[..., channel]
    steps = trace(image, problem.spec)
    return steps.windows[row, col][steps.is_real[row, col]].astype(float).tolist()


def values_of(question: Question, verdict: Verdict) -> list[str]:
    """Write what is right, one text for each field."""
    if form_of(question) == "marks":
        return [MARK if value else "" for value in verdict.values]
    if not isinstance(question.problem, Pooled):
        return [f"{value:,.0f}" for value in verdict.values]
    return [number(value) for value in verdict.values]
