"""Settings: two to four on one input, each a column, every difference from the first marked."""

from collections.abc import Sequence

from explorer.components.compare import Column, Result, compare
from explorer.controls.settings import (
    column_fields,
    compare_controls,
    remove_column,
    set_in_column,
)
from explorer.state.choices import Setting
from explorer.state.compared import Compared, compare_settings
from explorer.state.fits import find_refusal
from explorer.state.pooled import Pooling
from explorer.state.session import current
from explorer.ways.chosen import Chosen
from explorer.ways.way import Way
from explorer.words.comparison import facts_of, reason_of, verdict_of
from explorer.words.features import about_features
from explorer.words.settings import name_of


def _show_columns() -> bool:
    choices = current().choices
    chosen = Chosen.now()
    poolings, problems = _pooled(chosen, choices.settings)
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
    return compare(
        columns,
        verdict=verdict_of(compared),
        about=about_features(chosen.filtered),
        is_picture=chosen.is_picture,
        name=next((pooling.digest for pooling in poolings if pooling), ""),
        on_set=set_in_column,
        on_remove=remove_column,
    )


def _pooled(chosen: Chosen, settings: Sequence[Setting]) -> tuple[list[Pooling | None], list[str]]:
    """Return the pooling of each setting, or None with the reason why there is none."""
    if chosen.image is None:
        return [None] * len(settings), [chosen.problem] * len(settings)
    poolings: list[Pooling | None] = []
    problems = []
    for setting in settings:
        refusal = find_refusal(setting, current().shape, is_apart=False)
        problems.append(refusal.sentence if refusal else "")
        poolings.append(None if refusal else chosen.pooled(setting.spec()))
    return poolings, problems


def _result(one: Compared | None, start: Compared | None) -> Result | None:
    if one is None or start is None:
        return None
    return Result(one.steps, one.difference.cells, facts_of(one), reason_of(one, start))


WAY = Way(_show_columns, compare_controls)
