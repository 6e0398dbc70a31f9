"""Compare: one input, several results next to each other, every difference marked."""

from dataclasses import replace

from explorer.components.compare import Column, Result, compare
from explorer.controls import input_controls
from explorer.pages.frame import Page
from explorer.state.choices import Setting
from explorer.state.compared import Compared, compare_settings
from explorer.state.pictures import chosen_image
from explorer.state.pooled import Pooling
from explorer.state.session import change, current
from explorer.words.catalogue import say, say_count, titles
from explorer.words.comparison import facts_of, reason_of, verdict_of
from explorer.words.sentences import shape


def _show_columns() -> str:
    session = current()
    choices = session.choices
    is_picture = choices.input == "image"
    image = chosen_image(choices, session.pictures)
    poolings = [Pooling.of(image, one.spec(), is_picture=is_picture, is_private=is_picture and choices.source != "sample") for one in choices.settings]
    compared = compare_settings(poolings, choices.settings)
    columns = [
        Column(str(c.setting.mode), Result(c.steps, c.difference.cells, facts_of(c), reason_of(c, compared[0])))
        for c in compared
    ]
    compare(columns, verdict=verdict_of(compared), is_picture=is_picture, name=poolings[0].digest, on_set=lambda *a: None, on_remove=lambda i: None)
    return ""


PAGE = Page("page.compare", lambda: say("pages.compare"), _show_columns, input_controls, lambda: None)
