"""The session: the one record that the server keeps of a reader, and the ways to change it.

Callbacks change it, before a run; the run draws what it then says. The address mirrors its
choices, so that a link shows what is on the screen.
"""

from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
import streamlit as st

from explorer.inputs.images import ImageError
from explorer.inputs.matrices import EXAMPLE, LARGEST_SIDE
from explorer.state.choices import Choices, Setting
from explorer.state.fits import Refusal
from explorer.state.link import read_link, write_link
from explorer.state.parameter import LARGEST_POSITION
from explorer.state.parameters import accepts
from explorer.state.pictures import Picture
from explorer.state.pooled import Pooling
from explorer.words.catalogue import say
from pooling import PoolSpec
from pooling.axis import PadWidth, Pair

NO_PADDING: PadWidth = ((0, 0), (0, 0))
# With any of these what the link asks of a pooling is another question, and open again.
_ASKED_ABOUT = {"input", "matrix", *(item.name for item in fields(Setting))}


@dataclass
class Session:
    """What is kept of a reader.

    Attributes
    ----------
    choices : Choices
        Always such that a link can carry them.
    is_apart : bool
        Whether height and width are chosen apart.
    padding : PadWidth
        The explicit padding, also while a named one is chosen.
    canvas : ndarray of shape (16, 16)
        The matrix and, around it, what was in rows and columns that are not shown now.
    pasted : str
        The text of Paste rows that was used last.
    notices : list of str
        What was ignored of the link that the session opened with or followed.
    pictures : dict of str to Picture
        What an upload and a camera gave, also while they are off the screen.
    displaced : dict of str to Picture
        What they gave before, until the next change: it is shown again if what comes next
        is refused.
    unused : dict of str to (str, str)
        By its source, of a file that was not used: what is shown instead, and why.
    pooled : Pooling
        What fitted last.
    shown : object
        What a page that pools in its own way has drawn last.
    shape : (int, int)
        Rows and columns of the input that is chosen, also where it is not what is shown.
    refusal : Refusal, optional
        Why what is chosen does not fit.
    touched : str
        The field of a form that was set last.
    looked : (int, int), optional
        Row and column of the window that was looked at last without being pinned.
    address : dict of str to str, optional
        The link that was last read from the address or written to it.
    wants_code : bool
        Whether the code of the link is on show, for the cameras of a room.
    is_tried : bool
        Whether an answer was to be checked that has something in it that cannot be read.
    is_ahead : bool
        Whether something was changed since the last run. The browser may then still send
        the address from before.
    """

    choices: Choices = field(default_factory=Choices)
    is_apart: bool = False
    padding: PadWidth = NO_PADDING
    canvas: np.ndarray = field(default_factory=lambda: _canvas_of(EXAMPLE))
    pasted: str = ""
    notices: list[str] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    displaced: dict[str, Picture] = field(default_factory=dict)
    unused: dict[str, tuple[str, str]] = field(default_factory=dict)
    pooled: Pooling = field(default_factory=lambda: Pooling.of(EXAMPLE, PoolSpec()))
    shown: object = None
    shape: Pair = EXAMPLE.shape
    refusal: Refusal | None = None
    touched: str = ""
    looked: Pair | None = None
    address: dict[str, str] | None = None
    wants_code: bool = False
    is_tried: bool = False
    is_ahead: bool = False


def current() -> Session:
    """Return the session of the reader whose run or callback this is."""
    try:
        return st.session_state["session"]
    except KeyError:
        return st.session_state.setdefault("session", Session())


def change(**changes: Any) -> None:
    """Change choices: what every callback uses, also one that changes nothing a link carries.

    Parameters
    ----------
    **changes
        By the names of `Choices`. What cannot be chosen is left as it was: the browser keeps to
        the limits of its controls, but not every client is a browser.
    """
    session = current()
    accepted = {name: value for name, value in changes.items() if accepts(name, value)}
    if _ASKED_ABOUT & accepted.keys():
        accepted["answered"] = "no"
    session.choices = replace(session.choices, **accepted)
    if "at" in accepted:
        session.looked = None
    session.displaced.clear()
    session.is_ahead = True


def look_at(message: object) -> None:
    """Show the card of a window, by its row and column in a message that may be anything."""
    change()
    if isinstance(message, list) and len(message) == 2 and all(type(n) is int for n in message):
        row, col = message
        if 0 <= min(row, col) <= max(row, col) <= LARGEST_POSITION:
            current().looked = row, col


def set_matrix(matrix: np.ndarray) -> None:
    """Choose a matrix; what lay beyond the rows and columns shown before is given up."""
    change(matrix=matrix)
    session = current()
    if session.choices.matrix is matrix:
        session.canvas = _canvas_of(matrix)


def resize_matrix(rows: int | None = None, cols: int | None = None) -> None:
    """Show more or fewer rows or columns of the canvas."""
    session = current()
    height, width = session.choices.matrix.shape
    change(matrix=session.canvas[: rows or height, : cols or width].copy())


def keep_picture(source: str) -> None:
    """Keep what an upload or camera widget of that key holds, or that it holds nothing.

    The browser empties an upload before it sends the next file. Where that is no image, the
    picture that it had before is kept.
    """
    file = st.session_state[source]
    session = current()
    choices, pictures = session.choices, session.pictures
    before = pictures.pop(source, None) or session.displaced.get(source)
    session.unused.pop(source, None)
    change()
    if not file:
        session.displaced.update({source: before} if before else {})
        return
    picture = Picture(file.name, file.getvalue())
    try:
        picture.pixels(choices.size, choices.keep_aspect, choices.is_grey)
    except ImageError as error:
        shown = say("notices.sample_shown", name=file.name)
        if before:
            shown = say("notices.still_shown", name=file.name, shown=before.name)
        session.unused[source] = shown, str(error)
        picture = before
    if picture:
        pictures[source] = picture


def follow_link() -> None:
    """Take the choices from the address on the first run, and after the reader changed it."""
    session, query = current(), st.query_params.to_dict()
    is_ahead, session.is_ahead = session.is_ahead, False
    if is_ahead or query == session.address:
        return
    session.address = query
    choices, session.notices = read_link(query)
    session.choices, session.canvas = choices, _canvas_of(choices.matrix)
    stride = choices.stride or choices.pool_size
    pairs = (choices.output_size, choices.pool_size, stride, choices.dilation)
    session.is_apart = any(height != width for height, width in pairs)
    session.padding = NO_PADDING if isinstance(choices.padding, str) else choices.padding


def keep_link() -> None:
    """Make the address say what is on the screen."""
    session = current()
    link = write_link(session.choices)
    if link != session.address:
        st.query_params.from_dict(link)
        session.address = link


def _canvas_of(matrix: np.ndarray) -> np.ndarray:
    canvas = np.zeros((LARGEST_SIDE, LARGEST_SIDE))
    canvas[: len(matrix), : matrix.shape[1]] = matrix
    return canvas
