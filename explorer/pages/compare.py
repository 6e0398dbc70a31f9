"""Compare: one input, several results next to each other, every difference marked."""

from explorer.components.compare import Column, Result, compare
from explorer.controls import input_controls
from explorer.controls.settings import (
    column_fields,
    compare_controls,
    remove_column,
    set_in_column,
)
from explorer.inputs.images import ImageError
from explorer.pages.frame import Page
from explorer.state.compared import Compared, compare_settings
from explorer.state.fits import find_refusal
from explorer.state.pictures import chosen_image
from explorer.state.pooled import Pooling
from explorer.state.session import current
from explorer.words.catalogue import titles
from explorer.words.comparison import facts_of, reason_of, verdict_of
from explorer.words.settings import name_of


def _show_columns() -> None:
    choices = current().choices
    poolings, problems = _pooled()
    compared = compare_settings(poolings, choices.settings)
    start = next(filter(None, compared), None)
    columns = [
        Column(
            name_of(setting), _result(one, start), problem, column_fields(choices.settings, index)
        )
        for index, (setting, one, problem) in enumerate(
            zip(choices.settings, compared, problems, strict=True)
        )
    ]
    compare(
        columns,
        verdict=verdict_of(compared),
        is_picture=choices.input == "image",
        name=next((pooling.digest for pooling in poolings if pooling), ""),
        on_set=set_in_column,
        on_remove=remove_column,
    )


def _pooled() -> tuple[list[Pooling | None], list[str]]:
    """Return the pooling of each setting, or None with the reason why there is none."""
    session = current()
    choices = session.choices
    is_picture = choices.input == "image"
    is_private = is_picture and choices.source != "sample"
    try:
        image = chosen_image(choices, session.pictures)
    except ImageError as error:
        return [None] * len(choices.settings), [str(error)] * len(choices.settings)
    session.shape = image.shape[0], image.shape[1]
    poolings: list[Pooling | None] = []
    problems = []
    for setting in choices.settings:
        refusal = find_refusal(setting, session.shape, is_apart=False)
        problems.append(refusal.sentence if refusal else "")
        made = (
            None
            if refusal
            else Pooling.of(image, setting.spec(), is_picture=is_picture, is_private=is_private)
        )
        poolings.append(made)
    return poolings, problems


def _result(one: Compared | None, start: Compared | None) -> Result | None:
    if one is None or start is None:
        return None
    return Result(one.steps, one.difference.cells, facts_of(one), reason_of(one, start))


def _show_controls() -> None:
    compare_controls()
    input_controls()


PAGE = Page(
    "page.compare",
    lambda: titles("pages")["compare"],
    _show_columns,
    _show_controls,
    lambda: None,
)
