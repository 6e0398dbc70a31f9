"""The frame of every page: what comes first, the notices above it, the sidebar, the rest."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from explorer.components.shell import shell
from explorer.controls.parts import tabs
from explorer.pages.seen import seen
from explorer.state.session import current, keep_link, look_at
from explorer.state.views import is_embedded, is_presented, keeps
from explorer.words.catalogue import say, titles
from explorer.words.sentences import plain

# Seconds.
HEAD_START = 0.08


@dataclass(frozen=True)
class Page:
    """What fills the frame.

    Attributes
    ----------
    title : str
        Of the page, for the browser's tab and history: its name in the catalogue.
    label : callable
        Returns what is chosen, in one line: the bar that opens the controls on a phone.
    first : callable
        Draws what is looked at first, and returns whether there is news in it.
    controls : callable
        Draws the sidebar.
    rest : callable
        Draws what follows.
    introduces : callable
        Returns whether newcomers land on it as it is, so that it says what pooling is.
    """

    title: str
    label: Callable[[], str]
    first: Callable[[], bool]
    controls: Callable[[], object]
    rest: Callable[[], object]
    introduces: Callable[[], bool] = lambda: False


def show(page: Page) -> None:
    """Draw a page from the session, and keep the address true to it.

    The choices are known before a control is drawn, so what is looked at is sent first and its
    redrawing waits for nothing else on the page. A change that comes meanwhile starts the
    next run, and this one ends before its slower part. Presented, a page has nothing else.
    """
    is_alone = is_presented() or is_embedded()
    with st.container(key="notices"):
        _show_notices()
    shell(page.label(), look_at, introduces=page.introduces() and not is_alone, seen=seen())
    has_news = page.first()
    if not is_presented():
        if has_news:
            give_head_start()
        (_show_kept if is_embedded() else _show_around)(page)
    keep_link()


def give_head_start() -> None:
    """Let the browser draw what has come, before there is more.

    It draws all that has come in one pass, which takes it longer than receiving the page.
    """
    time.sleep(HEAD_START)


def _show_around(page: Page) -> None:
    with st.sidebar, st.container(gap="xsmall"):
        st.title(say("page.name"), anchor=False)
        tabs(say("page.label"), titles("pages"), "page")
        page.controls()
    page.rest()


def _show_kept(page: Page) -> None:
    """Draw the controls and what follows as far as the link of an embedded page names them."""
    page.controls()
    if keeps("sections"):
        page.rest()


def _show_notices() -> None:
    """Show what was ignored of the link: known before all else, so that nothing moves for it.

    A room is not told; it is shown to whoever presents, before and after.
    """
    if (notices := current().notices) and not is_presented():
        st.warning("\n\n".join(map(plain, notices)))
