"""The controls of Shift: how far the input is nudged, and the windows that it is pooled by."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from explorer.components.form import Field, form
from explorer.controls.parts import setter
from explorer.state.choices import LARGEST_POOL
from explorer.state.session import change, current, set_matrix
from explorer.state.shift_cases import SHIFT_CASES
from explorer.state.shifted import farthest_shift
from explorer.words.catalogue import say, titles


def shift_controls() -> None:
    """Draw the sliders of the nudge, the windows, and a button for each ready-made nudge."""
    session = current()
    choices = session.choices
    (down, right), (most_down, most_right) = choices.shift, farthest_shift(choices)
    size, stride = choices.pool_size[0], (choices.stride or choices.pool_size)[0]
    most = min(LARGEST_POOL, *session.shape)
    form(
        "shift_form",
        [
            Field("slider", "down", say("shift.down"), down, (0, most_down)),
            Field("slider", "right", say("shift.right"), right, (0, most_right)),
            Field(
                "choice",
                "border",
                say("shift.border"),
                choices.border,
                options=titles("shift_borders"),
            ),
            Field("slider", "size", say("pool.pool"), size, (1, max(size, most))),
            Field("slider", "step", say("pool.stride"), stride, (1, max(stride, most))),
            *(
                Field("button", f"case_{name}", title)
                for name, title in titles("shift_cases").items()
            ),
        ],
        setter(SPECIAL),
    )


def _nudge(axis: int, cells: int) -> None:
    shift = list(current().choices.shift)
    shift[axis] = cells
    change(shift=tuple(shift))


def _open_case(name: str, _: object) -> None:
    case = SHIFT_CASES[name]
    if current().choices.input == "matrix":
        set_matrix(case.matrix.copy())
    change(shift=case.shift, pool_size=(2, 2), stride=case.stride, border=case.border)


SPECIAL: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {
        "down": partial(_nudge, 0),
        "right": partial(_nudge, 1),
        "size": lambda cells: change(pool_size=(cells, cells)),
        "step": lambda cells: change(stride=(cells, cells)),
        **{f"case_{name}": partial(_open_case, name) for name in SHIFT_CASES},
    }
)
