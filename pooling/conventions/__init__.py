"""The frameworks' own calls: from a call to its spec, and from a spec to another's call.

One table with an entry per framework; none of them is imported.
"""

from pooling.conventions.asking import Asked, ask, spec_of
from pooling.conventions.entry import Framework
from pooling.conventions.equality import Pad
from pooling.conventions.missing import MissingError, Reason, UntranslatableError
from pooling.conventions.table import FRAMEWORKS, as_spec
from pooling.conventions.translation import Call, translate

__all__ = [
    "FRAMEWORKS",
    "Asked",
    "Call",
    "Framework",
    "MissingError",
    "Pad",
    "Reason",
    "UntranslatableError",
    "as_spec",
    "ask",
    "spec_of",
    "translate",
]
