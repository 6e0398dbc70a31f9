"""The controls of a stack: ready-made ones, which layer is chosen, and what that one does."""

from dataclasses import replace
from typing import Any

from explorer.components.form import Field, form
from explorer.controls.settings import setting_fields, usual_most, with_field
from explorer.state.choices import MOST_LAYERS, Setting
from explorer.state.fits import Refusal
from explorer.state.session import change, current, set_matrix
from explorer.state.stack_cases import CAT, STACK_CASES
from explorer.state.stacked import lay_layers
from explorer.words.catalogue import say, titles
from pooling.axis import Pair

IN_SIGHT = ("mode", "pool_size", "stride", "padding", "output_size")


def stack_controls() -> None:
    """Draw the buttons of ready-made stacks, and the controls of the layer that is chosen."""
    form("stack_form", _fields(), _set)


def chosen_layer() -> int:
    """Return the layer whose controls are shown: that of the chosen cell, else the last."""
    choices = current().choices
    last = len(choices.layers) - 1
    return last if choices.cell is None else min(choices.cell[0], last)


def _fields() -> list[Field]:
    layers, index = current().choices.layers, chosen_layer()
    numbers = {str(place): str(place + 1) for place in range(len(layers))}
    cases = [
        Field("button", f"case_{name}", title) for name, title in titles("stack_cases").items()
    ]
    fields = [*cases, Field("choice", "layer", say("stack.choose"), str(index), options=numbers)]
    fields += _layer_fields(layers, index)
    if len(layers) < MOST_LAYERS:
        fields.append(Field("button", "add", say("stack.add")))
    if len(layers) > 1:
        fields.append(Field("button", f"remove_{index}", say("stack.remove", number=index + 1)))
    return fields


def _layer_fields(layers: tuple[Setting, ...], index: int) -> list[Field]:
    """Return the controls of a layer, named after it: a change may be told again later on."""
    shape, refusal = _before(index)
    most = min(usual_most(), max(shape)) if shape else usual_most()
    fields = setting_fields(layers[index], IN_SIGHT, most)
    if refusal:
        mends = {name: mend.title for name, mend in refusal.mends.items()}
        fields.append(Field("advice", "mend", refusal.sentence, options=mends))
    return [replace(field, name=f"{field.name}_{index}") for field in fields]


def _before(index: int) -> tuple[Pair | None, Refusal | None]:
    """Return the rows and columns that come to a layer, if any do, and why it does not fit."""
    session = current()
    laid, refusal = lay_layers(session.choices.layers[: index + 1], session.shape)
    if len(laid) < index:
        return None, None
    return (laid[index - 1].output_shape if index else session.shape), refusal


def _set(name: str, value: Any) -> None:
    if name.startswith("case_"):
        _open_case(name.removeprefix("case_"))
    elif name == "layer":
        choose_layer(int(value))
    elif name == "add":
        layers = current().choices.layers
        change(layers=(*layers, layers[-1]), cell=None)
    else:
        own, _, index = name.rpartition("_")
        _set_in_layer(own, int(index), value)


def _set_in_layer(name: str, index: int, value: Any) -> None:
    layers = list(current().choices.layers)
    if name == "remove":
        del layers[index]
        change(layers=tuple(layers))
        choose_layer(min(index, len(layers) - 1))
        return
    if name == "mend":
        refusal = _before(index)[1]
        mends = refusal.mends if refusal else {}
        layers[index] = replace(layers[index], **(mends[value].changes if value in mends else {}))
    else:
        layers[index] = with_field(layers[index], name, value)
    change(layers=tuple(layers))


def choose_layer(index: int) -> None:
    """Look at the cell in the middle of a layer, or at the first where it has no result."""
    session = current()
    if index == len(session.choices.layers) - 1:
        change(cell=None)
        return
    laid, _ = lay_layers(session.choices.layers[: index + 1], session.shape)
    rows, cols = laid[index].output_shape if index < len(laid) else (1, 1)
    change(cell=(index, (rows - 1) // 2, (cols - 1) // 2))


def _open_case(name: str) -> None:
    case = STACK_CASES[name]
    if case.matrix is None:
        change(**CAT)
    else:
        set_matrix(case.matrix.copy())
        change(input="matrix")
    change(layers=case.layers, cell=None)
