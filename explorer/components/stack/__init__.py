"""Pictures in a row: an input, and what each of several poolings makes of the one before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from explorer.components.lib.delivery import deliver
from explorer.components.stage.crossing import frame, pack, payload
from explorer.inputs.greys import greys_of
from pooling import Trace

__all__ = ["Layer", "Patches", "stack"]

_component = deliver("pooling_stack", Path(__file__).parent)


@dataclass(frozen=True)
class Patches:
    """What the cells of a layer see along one axis.

    Attributes
    ----------
    size : int or None
        By the formula; None where there is no one size.
    seen : sequence of ndarray of int of shape (output length, 2)
        The first and the last cell that each cell sees, in the input and in every layer before.
    counts : ndarray of int of shape (output length,)
        How many cells of the input each cell reads.
    """

    size: int | None
    seen: Sequence[np.ndarray]
    counts: np.ndarray


@dataclass(frozen=True)
class Layer:
    """One layer.

    Attributes
    ----------
    name : str
        Stands for its numbers, its input's and those between: a layer is sent once.
    title : str
        Its setting in a line.
    steps : Trace
        Of what the layer before gave.
    rows, cols : Patches
    """

    name: str
    title: str
    steps: Trace
    rows: Patches
    cols: Patches


def stack(
    start: Trace | None,
    layers: Sequence[Layer],
    *,
    said: dict[str, Any],
    cell: tuple[int, int, int] | None,
    scale: str,
    is_picture: bool,
    name: str,
    on_change: Callable[..., None],
    key: str = "stack",
) -> None:
    """Show an input and what layer after layer makes of it.

    Parameters
    ----------
    start : Trace or None
        Any pooling of the input, where no layer fits it; else None.
    layers : sequence of Layer
    said : dict
        Texts ready for JSON: ``about``, what is to be said of a feature map, or ""; ``table``,
        lines of cells, and its ``rule``; ``left`` and ``question``, sentences; ``ends``, the
        ``name`` and ``sentence`` of a layer that does not fit, or None; and ``problem``, why there
        is no input, or "".
    cell : (int, int, int) or None
        Layer, row and column of the cell that is looked at.
    scale : {"one", "true"}
    is_picture : bool
        Whether cells are drawn as pixels, and not as numbers.
    name : str
        Stands for the numbers of the image: a picture is sent once.
    on_change : callable
        Called in a callback with a ``cell`` or a ``scale``, which may be out of range.
    key : str, default "stack"
        Constant over reruns.
    """
    state, sent = st.session_state, f"{key}_sent"
    known = state.get(sent, ())
    state[sent] = [name, *(layer.name for layer in layers)]
    first = layers[0].steps if layers else start

    def take_cell() -> None:
        message = getattr(state[key], "cell", None)
        if isinstance(message, list) and all(type(place) is int for place in message):
            on_change(cell=tuple(message))

    def describe(layer: Layer, number: int) -> dict[str, Any]:
        told = {"name": layer.name, "title": layer.title}
        if layer.name in known:
            return told
        both = {"rows": _describe(layer.rows), "cols": _describe(layer.cols)}
        return {**told, "payload": describe_steps(layer.steps, number), **both}

    def describe_steps(steps: Trace, number: int) -> dict[str, Any]:
        # What a further layer pools is what the layer before gave, so it needs no name.
        own = name if is_picture and number == 0 else ""
        is_known = number > 0 or (is_picture and name in known)
        described = payload(steps, is_picture=is_picture, name=own, is_known=is_known)
        # Every layer is as light as what went into the first.
        greys = greys_of(first.image) if first and is_picture else None
        return {**described, "greys": greys, "editable": False}

    _component(
        data=frame(
            {
                **said,
                "start": start and describe_steps(start, 0),
                "layers": [describe(layer, number) for number, layer in enumerate(layers)],
                "cell": cell,
                "scale": scale,
            }
        ),
        key=key,
        on_cell_change=take_cell,
        on_scale_change=lambda: on_change(scale=getattr(state[key], "scale", None)),
        on_missing_change=lambda: state.pop(sent, None),
    )


def _describe(patches: Patches) -> dict[str, Any]:
    return {
        "size": patches.size,
        "seen": pack(np.stack(patches.seen).astype(np.int16)),
        "counts": pack(patches.counts.astype(np.int16)),
    }
