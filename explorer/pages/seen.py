"""How a page is seen: what the shell is told of it, and what it says back."""

from dataclasses import replace
from typing import Any

from explorer.components.shell import Seen
from explorer.exports.codes import LONGEST_LINK, LongLinkError, draw_code
from explorer.state.addresses import address_of, is_own
from explorer.state.session import change, current
from explorer.state.views import is_embedded
from explorer.words.catalogue import say


def seen() -> Seen:
    """Return how the page is seen, with the code of its link where it is wanted."""
    session = current()
    return Seen(
        view=session.choices.view,
        is_embedded=is_embedded(),
        code=_code() if session.wants_code else None,
        on_view=lambda view: change(view=view),
        on_code=_want_code,
    )


def _want_code(is_wanted: object) -> None:
    change()
    current().wants_code = is_wanted is True


def _code() -> dict[str, Any]:
    """Return the code of the page itself: a room is to try it, and not to present it."""
    link = address_of(replace(current().choices, view="page", show=()))
    try:
        drawn = draw_code(link)
    except LongLinkError:
        return {"problem": say("scanned.too_long", length=len(link), most=LONGEST_LINK)}
    notices = [
        *([say("scanned.own")] if is_own(link) else []),
        *([say("scanned.picture")] if _shows_own_picture() else []),
    ]
    return {**drawn, "link": link, "notice": " ".join(notices)}


def _shows_own_picture() -> bool:
    """Return whether what is on the screen came from the reader, and no link carries it."""
    session = current()
    choices = session.choices
    is_used = choices.page != "learn" and choices.input == "image"
    return is_used and choices.source in session.pictures
