"""How an answer comes about: each value worked out on a line, and the rule in one sentence."""

import numpy as np

from explorer.lessons.fields import cells_of, form_of
from explorer.lessons.lesson import Question, asked
from explorer.words.asking import worked
from explorer.words.catalogue import say, say_count
from explorer.words.numbers import equals, written
from explorer.words.windows import tell
from pooling import Trace, gradient, trace
from pooling.axis import Axis
from pooling.problem import Pooled


def worked_lines(question: Question) -> list[str]:
    """Work out all that a question about a pooling of one channel asks for, a line for each value.

    Parameters
    ----------
    question : Question
        Its problem is a `Pooled`.

    Returns
    -------
    list of str
        Each value with the window that it comes from. Of cells that are to be marked, which
        ones the windows read.
    """
    problem, form = question.problem, form_of(question)
    if not isinstance(problem, Pooled):
        raise ValueError("only what is asked of a pooling can be worked out line by line")
    if form == "marks":
        return [_read_line(problem)]
    if form == "shape":
        values = asked(problem.answer(), question.cells)
        return [worked(question, index, value) for index, value in enumerate(values)]
    if problem.asks == "gradient":
        return _gradient_lines(problem, question)
    steps = trace(problem.shifted, problem.spec)
    return [value_line(steps, row, col) for row, col in cells_of(question)]


def value_line(steps: Trace, row: int, col: int) -> str:
    """Work out one value of an output of one channel, with the rows and columns that it is of.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> print(value_line(trace([[1, 5], [7, 3]], PoolSpec()), 0, 0))
    Row 1, column 1: max(1, 5, 7, 3) = 7 (rows 1 to 2; columns 1 to 2)
    """
    rows = _numbered(steps.geometry.rows, row)
    cols = _numbered(steps.geometry.cols, col)
    return say(
        "worked.value",
        row=row + 1,
        col=col + 1,
        formula=tell(steps, (row, col), write=written).formula,
        rows=_span(rows, "row"),
        cols=_span(cols, "col"),
    )


def _numbered(axis: Axis, at: int) -> np.ndarray:
    """Return the cells of the input that a window reads along an axis, counted from 1."""
    return np.array([place + 1 for place in axis.window(at) if 0 <= place < axis.length], int)


def _span(lines: np.ndarray, name: str) -> str:
    """Name rows or columns: "row 1", "rows 1 to 3", or, where there are gaps, "rows 1, 3"."""
    if np.all(np.diff(lines) == 1):
        return say_count(f"stage.{name}_span", lines.size, first=lines[0], last=lines[-1])
    return say(f"worked.{name}s", lines=", ".join(map(str, lines)))


def _gradient_lines(problem: Pooled, question: Question) -> list[str]:
    """Say of each cell which windows send something to it, and how much that is together."""
    sent = _sent(problem)
    total = problem.answer()
    lines = []
    for row, col in cells_of(question):
        parts = {window: share[row, col] for window, share in sent.items() if share[row, col]}
        places = {"row": row + 1, "col": col + 1}
        if not parts:
            lines.append(say("worked.nothing", **places))
            continue
        shown = written(total[row, col])
        added = " + ".join(map(written, parts.values()))
        formula = f"{added} {equals(total[row, col], shown)} {shown}" if len(parts) > 1 else shown
        windows = "; ".join(say("worked.window", row=r + 1, col=c + 1) for r, c in parts)
        lines.append(
            say_count("worked.sent", len(parts), formula=formula, windows=windows, **places)
        )
    return lines


def _sent(problem: Pooled) -> dict[tuple[int, ...], np.ndarray]:
    """Return what each window alone sends to the input."""
    shape = problem.geometry.output_shape
    sent = {}
    for window in np.ndindex(shape):
        upstream = np.zeros(shape)
        upstream[window] = 1
        sent[window] = gradient(problem.shifted, problem.spec, upstream)
    return sent


def _read_line(problem: Pooled) -> str:
    geometry = problem.geometry
    rows, cols = (
        ", ".join(str(line + 1) for line in np.flatnonzero(axis.coverage()))
        for axis in (geometry.rows, geometry.cols)
    )
    if problem.answer().any():
        return say("worked.read", rows=rows, cols=cols)
    return say("worked.all_read", rows=rows, cols=cols)
