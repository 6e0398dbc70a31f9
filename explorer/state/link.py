"""The link: choices as query parameters, and back. No Streamlit.

A link names its page, which has a table of parameters of its own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.state.choices import Choices
from explorer.state.fits import padding_problem
from explorer.state.parameter import quote
from explorer.state.parameters import FIRST_PAGE, PAGES
from explorer.state.shifted import shift_problem
from explorer.words.catalogue import say


def read_link(query: Mapping[str, str]) -> tuple[Choices, list[str]]:
    """Read the choices from a link's query parameters.

    Parameters
    ----------
    query : mapping of str to str

    Returns
    -------
    Choices
        With the default wherever the link says nothing or something that cannot be.
    list of str
        One sentence for each part of the link that was ignored. It may repeat what the
        link said, so it is shown as plain text only.
    """
    page, notices = _read_page(query)
    values: dict[str, Any] = {"page": page}
    parameters = PAGES[page]
    others = {name: text for name, text in query.items() if name != "page"}
    for name, text in others.items():
        if name not in parameters:
            notices.append(say("link.no_choice", name=quote(name)))
            continue
        try:
            values[name] = parameters[name].read(text)
        except ValueError as error:
            notices.append(say("link.ignored", name=name, reason=error))
    choices = Choices(**values)
    if problem := padding_problem(choices):  # also where the reader may turn to it later
        notices.append(say("link.unfit", name="padding", reason=problem))
        choices = replace(choices, padding="valid")
    if problem := shift_problem(choices):
        notices.append(say("link.ignored", name="shift", reason=problem))
        choices = replace(choices, shift=Choices.shift)
    return choices, notices


def _read_page(query: Mapping[str, str]) -> tuple[str, list[str]]:
    page = query.get("page", FIRST_PAGE)
    if page in PAGES:
        return page, []
    return FIRST_PAGE, [say("link.no_page", page=quote(page))]


def write_link(choices: Choices) -> dict[str, str]:
    """Write the choices as query parameters, leaving out what is as at the start."""
    defaults = Choices()
    written = {} if choices.page == FIRST_PAGE else {"page": choices.page}
    for name, parameter in PAGES[choices.page].items():
        value = getattr(choices, name)
        if not np.array_equal(value, getattr(defaults, name)):
            written[name] = parameter.format(value)
    if choices.input == "image":
        written.pop("matrix", None)
    return written
