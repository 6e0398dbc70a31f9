"""Compare: one input, several results next to each other, every difference marked."""

from explorer.controls import input_controls
from explorer.controls.parts import tabs
from explorer.pages.frame import Page
from explorer.state.session import current
from explorer.state.views import keeps
from explorer.ways import WAYS
from explorer.ways.way import Way
from explorer.words.catalogue import say, titles


def _way() -> Way:
    return WAYS[current().choices.way]


def _show_first() -> bool:
    tabs(say("comparing.label"), {name: say(f"comparing.{name}") for name in WAYS}, "way")
    return _way().show()


def _show_controls() -> None:
    if keeps("pool"):
        _way().controls()
    input_controls()


PAGE = Page(
    "page.compare",
    lambda: titles("pages")["compare"],
    _show_first,
    _show_controls,
    lambda: _way().rest(),
)
