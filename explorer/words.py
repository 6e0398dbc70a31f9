"""Sentences and figures for people. No Streamlit."""

import re

from pooling import Geometry
from pooling.axis import Axis


def plain(text: str) -> str:
    r"""Write on one line, and escape what Markdown would read, so that words stay words.

    >>> print(plain("[a](b) <i> 2*3"))
    \[a\]\(b\) \<i\> 2\*3
    """
    # Addresses become links whatever is escaped; an invisible joiner inside ends that.
    unlinked = re.sub(
        r"(:(?=//)|@|www(?=\.))", "\\1\N{WORD JOINER}", " ".join(text.split()), flags=re.I
    )
    return re.sub(r"([\\`*_{}\[\]()#+!|<>$~:&-])", r"\\\1", unlinked)


def shape(lengths: tuple[int, ...]) -> str:
    """Write rows by columns.

    >>> shape((224, 112))
    '224 × 112'
    """
    return " × ".join(map(str, lengths))


def formula(geometry: Geometry, axis: Axis) -> str:
    """Write the output length of one axis with its numbers put in.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> geometry = Geometry.of(PoolSpec(pool_size=2), (4, 4))
    >>> formula(geometry, geometry.rows)
    'floor((4 − 2) / 2) + 1 = 2'
    """
    length, stride, result = axis.length, axis.stride, axis.output_length
    if geometry.spec.padding in ("same", "same_lower"):
        return f"ceil({length} / {stride}) = {result}"
    padding = f" + {axis.pad_before} + {axis.pad_after}" if axis.pad_before + axis.pad_after else ""
    rounding = "ceil" if geometry.spec.ceil_mode else "floor"
    room = length + axis.pad_before + axis.pad_after - axis.span
    dropped = " − 1" if geometry.spec.ceil_mode and -(-room // stride) + 1 > result else ""
    return f"{rounding}(({length}{padding} − {axis.span}) / {stride}) + 1{dropped} = {result}"


def count(number: int, singular: str) -> str:
    """Write a number with its noun: ``1 pool``, ``12,544 pools``."""
    return f"{number:,} {singular}{'' if number == 1 else 's'}"
