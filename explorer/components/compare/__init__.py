"""Results side by side: an input, and in each column what one setting makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from explorer.components.compare.plot import Plot
from explorer.components.compare.reading import Reading
from explorer.components.form.fields import Field, changes_in, describe
from explorer.components.lib.delivery import deliver
from explorer.components.stage.crossing import PackedOutput, frame, pack, pack_output, payload
from explorer.words.catalogue import say
from pooling import Trace
from pooling.axis import Pair

__all__ = ["Column", "Moving", "Result", "compare"]

MOST_COLUMNS = 4

_component = deliver("pooling_compare", Path(__file__).parent)


@dataclass(frozen=True)
class Result:
    """What a column shows below its controls.

    Attributes
    ----------
    steps : Trace or Reading
    differs : ndarray of bool or uint8 of shape (R, C)
        The cells of the output to mark. Of a `Moving` input, 1 is a cell that changed and 2 one
        that is compared with none.
    facts, why : str
        Its numbers in a line, and the rule that makes the difference in a sentence.
    """

    steps: Trace | Reading
    differs: np.ndarray
    facts: str
    why: str


@dataclass(frozen=True)
class Moving:
    """What there is to say of results that are compared with what was before a move.

    Attributes
    ----------
    came_in : (int, int)
        Rows at the top and columns at the left of the input that came in.
    sources : (ndarray of int, ndarray of int)
        Which row and which column of the image stands at each place of the input.
    notes : str
        What the marks mean, and what else there is to say.
    plot : Plot or None
    """

    came_in: Pair
    sources: tuple[np.ndarray, np.ndarray]
    notes: str
    plot: Plot | None


@dataclass(frozen=True)
class Column:
    """One of the results that stand next to each other.

    Attributes
    ----------
    name : str
        Its title.
    result : Result or None
    problem : str
        Why there is no result, or empty.
    fields : list of Field or None
        Its controls, or None where it has none; without them it cannot be removed either.
    subtitle, code : str
        A few words below the title, and a line of code.
    """

    name: str
    result: Result | None
    problem: str = ""
    fields: list[Field] | None = None
    subtitle: str = ""
    code: str = ""


def compare(
    columns: Sequence[Column],
    *,
    verdict: str,
    about: str = "",
    is_picture: bool,
    name: str,
    on_set: Callable[[int, str, Any], object] = lambda *_: None,
    on_remove: Callable[[int], object] = lambda _: None,
    story: str = "",
    moving: Moving | None = None,
    key: str = "compare",
) -> bool:
    """Show results of one input next to each other.

    Parameters
    ----------
    columns : sequence of Column
        Those that have a result have it of the same image. At most `MOST_COLUMNS` of them have
        fields.
    verdict : str
        What there is to say of all of them.
    about : str, default ""
        What is to be said of an image that is a feature map, else "".
    is_picture : bool
        Whether cells are drawn as pixels, and not as numbers.
    name : str
        Stands for the numbers of the image: a picture is sent once.
    on_set : callable, optional
        Called in a callback with the index of a column, the name of a field of it and its value.
    on_remove : callable, optional
        Called in a callback with the index of the column to remove.
    story : str, optional
        What there is to tell of a ready-made comparison.
    moving : Moving or None, default None
        Where the results are compared with what was before a move, and not with the first.
    key : str, default "compare"
        Constant over reruns.

    Returns
    -------
    bool
        Whether there is something new to draw.
    """
    state, sent, drawn = st.session_state, f"{key}_sent", f"{key}_drawn"

    def take(index: int) -> None:
        fields = columns[index].fields if index < len(columns) else None
        message, numbers = getattr(state[key], f"set_{index}", None), _taken(key)
        numbers[index], changes = changes_in(message, fields or [], numbers[index])
        for field_name, value in changes.items():
            on_set(index, field_name, value)

    def remove() -> None:
        index = getattr(state[key], "remove", None)
        if type(index) is int and 0 <= index < len(columns) > 2:
            on_remove(index)

    is_known = is_picture and state.get(sent) == name
    state[sent] = name
    described, packed = [], _Packed()
    for column, taken in zip(columns, chain(_taken(key), repeat(0)), strict=False):
        described.append({**_describe(column, packed, is_picture, name, is_known), "taken": taken})
        is_known = is_known or column.result is not None
    said = {"verdict": verdict, "about": about, "story": story, **_describe_marks(moving, columns)}
    data = frame({"columns": described, **said})
    _component(
        data=data,
        key=key,
        on_remove_change=remove,
        on_missing_change=lambda: state.pop(sent, None),
        **{f"on_set_{index}_change": partial(take, index) for index in range(MOST_COLUMNS)},
    )
    before, state[drawn] = state.get(drawn), blake2b(data).digest()
    return before != state[drawn]


def _taken(key: str) -> list[int]:
    """Return the number of the last message taken of each column's form."""
    return st.session_state.setdefault(f"{key}_taken", [0] * MOST_COLUMNS)


class _Packed:
    """Outputs as they are sent: results that are equal are packed, and sent, once."""

    def __init__(self) -> None:
        self._seen: list[tuple[np.ndarray, PackedOutput]] = []

    def of(self, output: np.ndarray) -> PackedOutput:
        for seen, packed in self._seen:
            if seen.dtype == output.dtype and np.array_equal(seen, output):
                return packed
        self._seen.append((output, pack_output(output)))
        return self._seen[-1][1]


def _describe_marks(moving: Moving | None, columns: Sequence[Column]) -> dict[str, Any]:
    if moving is None:
        is_many = len(columns) > MOST_COLUMNS
        notes = say("compare.marks_shared") if is_many else say("compare.marks")
        return {"notes": notes, "switch": say("compare.difference"), "moving": None, "plot": None}
    return {
        "notes": moving.notes,
        "switch": say("compare.changes"),
        "moving": {
            "came_in": moving.came_in,
            "sources": [pack(places.astype(np.int16)) for places in moving.sources],
        },
        "plot": moving.plot and moving.plot.describe(),
    }


def _describe(
    column: Column, packed: _Packed, is_picture: bool, name: str, is_known: bool
) -> dict[str, Any]:
    return {
        "name": column.name,
        "subtitle": column.subtitle,
        "code": column.code,
        "problem": column.problem,
        "fields": None if column.fields is None else describe(column.fields),
        "result": column.result
        and _describe_result(column.result, packed, is_picture, name, is_known),
    }


def _describe_result(
    result: Result, packed: _Packed, is_picture: bool, name: str, is_known: bool
) -> dict[str, Any]:
    steps = result.steps
    if isinstance(steps, Trace):
        output = packed.of(steps.output)
        sent = payload(steps, is_picture=is_picture, name=name, is_known=is_known, output=output)
    else:
        sent = steps.payload(is_picture=is_picture, name=name, is_known=is_known)
    return {
        "payload": {**sent, "editable": False},
        "differs": _pack_marks(result.differs),
        "facts": result.facts,
        "why": result.why,
    }


def _pack_marks(marks: np.ndarray) -> dict[str, Any]:
    """Pack what is 0, 1 or 2 of every cell: four cells in a byte, the first in its low bits."""
    flat = np.zeros(-(-marks.size // 4) * 4, np.uint8)
    flat[: marks.size] = marks.ravel()
    return pack(flat.reshape(-1, 4) @ np.array([1, 4, 16, 64], np.uint8))
