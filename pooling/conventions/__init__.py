"""The frameworks' own calls: from a call to its spec, and from a spec to another's call.

One table with an entry per framework; none of them is imported.
"""

from pooling.conventions.table import FRAMEWORKS, as_spec

__all__ = ["FRAMEWORKS", "as_spec"]
