"""One way to compare: what a page Compare shows of its input, and by which controls."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """What fills the page Compare.

    Attributes
    ----------
    show : callable
        Draws what is looked at first, and returns what is another one when it has changed.
    controls : callable
        Draws its part of the sidebar; the input's follows.
    rest : callable
        Draws what comes below.
    """

    show: Callable[[], object]
    controls: Callable[[], object]
    rest: Callable[[], object] = lambda: None
