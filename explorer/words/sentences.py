"""Sentences and figures for people. No Streamlit."""

import re

from explorer.words.catalogue import say
from pooling import AdaptiveSpec, Geometry
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
    """Write what lays the windows along one axis, with its numbers put in.

    That is the output length; or, where this is given, the cells that window i reads. Both
    the window and its cells count from 1.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> geometry = Geometry.of(PoolSpec(pool_size=2), (4, 4))
    >>> formula(geometry, geometry.rows)
    'floor((4 − 2) / 2) + 1 = 2'
    >>> geometry = Geometry.of(AdaptiveSpec(3), (5, 5))
    >>> formula(geometry, geometry.rows)
    'floor((i − 1) · 5 / 3) + 1 to ceil(i · 5 / 3)'
    """
    spec = geometry.spec
    if isinstance(spec, AdaptiveSpec):
        return _fitted(axis)
    length, stride, result = axis.length, axis.stride, axis.output_length
    if spec.padding in ("same", "same_lower"):
        return f"ceil({length} / {stride}) = {result}"
    padding = f" + {axis.pad_before} + {axis.pad_after}" if axis.pad_before + axis.pad_after else ""
    rounding = "ceil" if spec.ceil_mode else "floor"
    room = length + axis.pad_before + axis.pad_after - axis.span
    dropped = " − 1" if spec.ceil_mode and -(-room // stride) + 1 > result else ""
    return f"{rounding}(({length}{padding} − {axis.span}) / {stride}) + 1{dropped} = {result}"


def _fitted(axis: Axis) -> str:
    length, result = axis.length, axis.output_length
    if result == 1:
        return say("numbers.span", first=1, last=length)
    first = f"floor((i − 1) · {length} / {result}) + 1"
    return say("numbers.span", first=first, last=f"ceil(i · {length} / {result})")
