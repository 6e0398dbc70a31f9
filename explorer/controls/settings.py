"""The controls of Compare: those of each column, and what opens or adds one."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from explorer.components.form import Field, form
from explorer.controls.parts import setter
from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.cases import CASES
from explorer.state.choices import LARGEST_DILATION, LARGEST_POOL, MOST_SETTINGS, Setting
from explorer.state.compared import differing
from explorer.state.session import change, current, set_matrix
from explorer.words.catalogue import say, titles


def compare_controls() -> None:
    """Draw a button for each ready-made comparison and the one that adds a column."""
    settings = current().choices.settings
    cases = [Field("button", f"case_{name}", title) for name, title in titles("cases").items()]
    add = [Field("button", "add", say("compare_form.add"))] if len(settings) < MOST_SETTINGS else []
    form("compare_form", [*cases, *add], setter(SPECIAL))


def column_fields(settings: tuple[Setting, ...], index: int) -> list[Field]:
    """Return the controls of a column: those that differ among the columns are in sight."""
    return setting_fields(settings[index], differing(settings), usual_most())


def usual_most() -> int:
    """Return the largest pool to offer for an input of the kind that is chosen."""
    return LARGEST_SIDE if current().choices.input == "matrix" else LARGEST_POOL


def setting_fields(setting: Setting, shown: Collection[str], most: int) -> list[Field]:
    """Return the controls of a setting: those named first, in sight, the rest under More.

    Height and width are chosen together here; a link can bring others.

    Parameters
    ----------
    setting : Setting
    shown : collection of str
        The names of the choices that are in sight.
    most : int
        The largest pool to offer.

    Returns
    -------
    list of Field
        By the names of the choices.
    """
    fields = {
        "mode": Field("list", "mode", say("pool.mode"), setting.mode, options=titles("modes")),
        "windows": Field(
            "list", "windows", say("pool.windows"), setting.windows, options=titles("windows")
        ),
    }
    if setting.windows == "output":
        size = setting.output_size[0]
        fields["output_size"] = _slider("output_size", say("pool.output"), size, most)
    else:
        fields.update(_size_fields(setting, most))
    fold = say("pool.more")
    ordered = [name for name in fields if name in shown] + [n for n in fields if n not in shown]
    return [fields[name] if name in shown else replace(fields[name], fold=fold) for name in ordered]


def _size_fields(setting: Setting, most: int) -> dict[str, Field]:
    stride = setting.stride or setting.pool_size
    is_named = isinstance(setting.padding, str)
    paddings = titles("paddings")
    return {
        "pool_size": _slider("pool_size", say("pool.pool"), setting.pool_size[0], most),
        "stride": _slider("stride", say("pool.stride"), stride[0], most),
        "padding": Field(
            "list",
            "padding",
            say("pool.padding"),
            setting.padding if is_named else "explicit",
            options=paddings,
        ),
        "dilation": _slider(
            "dilation", say("pool.dilation"), setting.dilation[0], LARGEST_DILATION
        ),
        "ceil_mode": Field("switch", "ceil_mode", say("pool.ceil_mode"), setting.ceil_mode),
        "count_include_pad": Field(
            "switch",
            "count_include_pad",
            say("pool.count_include_pad"),
            setting.count_include_pad,
        ),
    }


def _slider(name: str, label: str, value: int, most: int) -> Field:
    return Field("slider", name, label, value, (1, max(value, most)))


def set_in_column(index: int, name: str, value: Any) -> None:
    """Change one setting."""
    settings = list(current().choices.settings)
    settings[index] = with_field(settings[index], name, value)
    change(settings=tuple(settings))


def with_field(setting: Setting, name: str, value: Any) -> Setting:
    """Return a setting in which a field is set; a pair to the same number for both axes."""
    if type(value) is int:
        value = (value, value)
    if name == "padding" and value == "explicit":
        value = tuple(((size - 1) // 2, (size - 1) // 2) for size in setting.pool_size)
    return replace(setting, **{name: value})


def remove_column(index: int) -> None:
    """Take a column away."""
    settings = current().choices.settings
    change(settings=settings[:index] + settings[index + 1 :])


def _open_case(name: str, _: object) -> None:
    case = CASES[name]
    if current().choices.input == "matrix":
        set_matrix(case.matrix.copy())
    change(settings=case.settings)


def _add(_: object) -> None:
    settings = current().choices.settings
    change(settings=(*settings, settings[-1]))


SPECIAL: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {"add": _add, **{f"case_{name}": partial(_open_case, name) for name in CASES}}
)
