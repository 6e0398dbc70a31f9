"""Why a framework cannot be asked, or cannot say the same: each reason has a name as well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Reason:
    """What is in the way.

    Attributes
    ----------
    what : str
        Its name, for whoever says it in other words.
    clause : str
        About the framework, as "it has no ceil mode".
    places : mapping of str to object
        The values that the clause names.
    """

    what: str
    clause: str
    places: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


class MissingError(ValueError):
    """A framework has not what it is asked for, or refuses it.

    Parameters
    ----------
    what, clause : str
        As in `Reason`.
    **places
        The values that the clause names.
    """

    def __init__(self, what: str, clause: str, /, **places: object) -> None:
        super().__init__(clause)
        self.reason = Reason(what, clause, places)


class UntranslatableError(ValueError):
    """No call of a framework gives the numbers.

    Parameters
    ----------
    title : str
        The framework's.
    plain : Reason
        What is in the way of saying it.
    by_hand : Reason
        What is in the way even where padding is added by hand; it may be the same.
    """

    def __init__(self, title: str, plain: Reason, by_hand: Reason) -> None:
        because = plain.clause
        if by_hand != plain:
            because += f"; with padding added by hand {by_hand.clause}"
        super().__init__(f"cannot be said in {title}, because {because}")
        self.plain = plain
        self.by_hand = by_hand
