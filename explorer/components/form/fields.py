"""Fields: what a form shows, and what each of them can be set to. No Streamlit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from explorer.inputs.matrices import as_matrix


@dataclass(frozen=True)
class Field:
    """One control.

    Attributes
    ----------
    kind : str
        A slider or a number is a whole number within `limits`; a choice (every option in
        sight) or a list (one in sight) is a key of `options`; a switch is True or False; a
        button is True when pressed; an advice is a sentence, its label, and a button for each
        of `options`; rows are a matrix with the text that it was read from, of at most as many
        characters as its limit, sent by a button that says `action`; a table is a list of rows
        of numbers, of as many rows and columns as its limits.
    name : str
        What the form's messages call it.
    label : str
    value : int, str, bool, list or None
        What it shows, of rows the text; None for a list is none of the options.
    limits : (int, int)
        The least and the greatest number, or number of characters; rows and columns.
    options : mapping of str to str
        The titles of what can be chosen.
    hint : str
        A few more words: below a slider, switch or table, in empty rows or an empty list.
    action : str
        What the button of rows says.
    fold : str
        The title of the fold that holds it; fields of one fold follow each other.
    is_disabled : bool
    shows_label : bool
        Whether a choice shows its label, or only tells it to a screen reader.
    term : str
        The term that the label is, by its name in the catalogue: it is explained there.
    terms : mapping of str to str
        Further terms, their titles by their names: of a choice the options that have these
        names, of a list words beside the label.
    """

    kind: Literal[
        "slider", "number", "choice", "list", "switch", "button", "rows", "table", "advice"
    ]
    name: str
    label: str
    value: int | str | bool | list[list[float]] | None = None
    limits: tuple[int, int] = (0, 0)
    options: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    action: str = ""
    fold: str = ""
    is_disabled: bool = False
    shows_label: bool = True
    term: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)

    def accepts(self, value: object) -> bool:
        """Return whether a browser may set the field to that; it may send anything."""
        if self.is_disabled:
            return False
        if self.kind in ("slider", "number"):
            return type(value) is int and self.limits[0] <= value <= self.limits[1]
        if self.kind in ("choice", "list", "advice"):
            return isinstance(value, str) and value in self.options
        if self.kind == "rows":
            return self._accepts_rows(value)
        if self.kind == "table":
            matrix = as_matrix(value)
            return matrix is not None and matrix.shape == self.limits
        return value is True or (self.kind == "switch" and value is False)

    def _accepts_rows(self, value: object) -> bool:
        if not (isinstance(value, dict) and value.keys() == {"text", "rows"}):
            return False
        text = value["text"]
        is_text = isinstance(text, str) and len(text) <= self.limits[1]
        return is_text and as_matrix(value["rows"]) is not None


def describe(fields: list[Field]) -> list[dict[str, Any]]:
    """Describe the fields for the browser: ready for JSON, options in their order."""
    described = []
    for item in fields:
        said = {name: value for name, value in vars(item).items() if value not in ("", {})}
        said["options"] = list(item.options.items())
        described.append(said)
    return described


def changes_in(message: object, fields: list[Field], taken: int) -> tuple[int, dict[str, Any]]:
    """Read a message of the browser.

    Parameters
    ----------
    message : object
        Anything; the form sends ``{"number": 3, "changes": {"mode": "max"}}``. It tells a
        change again until it hears that the change was taken.
    fields : list of Field
        What the browser was shown.
    taken : int
        The number of the last message that was taken.

    Returns
    -------
    int
        The number of the last message that is taken now. It never falls: to the browser that
        is a new session, which has to be told again what is not taken.
    dict
        The changes that the fields accept, in the order in which they were made.
    """
    if not isinstance(message, dict):
        return taken, {}
    number, changes = message.get("number"), message.get("changes")
    if type(number) is not int or not 0 < number < 2**53 or not isinstance(changes, dict):
        return taken, {}
    known = {item.name: item for item in fields}
    accepted = {
        name: value
        for name, value in changes.items()
        if name in known and known[name].accepts(value)
    }
    return max(number, taken), accepted
