"""What files are called: after what is in them. No Streamlit."""

from pooling import AdaptiveSpec, PoolSpec
from pooling.axis import Pair
from pooling.spec import Spec


def file_name(spec: Spec, kind: str) -> str:
    """Name a file after the pooling in it; what is left as usual is not mentioned.

    Parameters
    ----------
    spec : PoolSpec or AdaptiveSpec
    kind : str
        What the name ends with, after its dot.

    Examples
    --------
    >>> file_name(PoolSpec(2), "ipynb")
    'pooling-max-2x2-stride2.ipynb'
    >>> file_name(PoolSpec((3, 2), 1, "average", padding="same", count_include_pad=True), "npy")
    'pooling-average-3x2-stride1-same-counted.npy'
    >>> file_name(AdaptiveSpec((3, 4)), "csv")
    'pooling-average-to-3x4.csv'
    """
    return f"{_stem(spec)}.{kind}"


def sheet_name(part: str, *, seed: int, level: int, spec: Spec | None = None) -> str:
    """Name a sheet of exercises after the pooling of the first, or else after its seed.

    Parameters
    ----------
    part : {"worksheet", "key"}
    seed, level : int
    spec : PoolSpec or AdaptiveSpec, optional

    Examples
    --------
    >>> sheet_name("key", seed=7, level=2, spec=PoolSpec(2))
    'pooling-max-2x2-stride2-key.pdf'
    >>> sheet_name("worksheet", seed=7, level=2)
    'pooling-level2-seed7-worksheet.pdf'
    """
    stem = _stem(spec) if spec else f"pooling-level{level}-seed{seed}"
    return f"{stem}-{part}.pdf"


def _stem(spec: Spec) -> str:
    if isinstance(spec, AdaptiveSpec):
        parts = [f"to-{_size(spec.output_size)}"]
    else:
        parts = [_size(spec.pool_size), f"stride{_short(spec.stride)}", *_unusual(spec)]
    return "-".join(["pooling", spec.mode, *parts])


def _unusual(spec: PoolSpec) -> list[str]:
    dilation = "" if spec.dilation == (1, 1) else f"dilation{_short(spec.dilation)}"
    ceil = "ceil" if spec.ceil_mode else ""
    counted = "counted" if spec.mode == "average" and spec.count_include_pad else ""
    return list(filter(None, [_padding(spec), dilation, ceil, counted]))


def _padding(spec: PoolSpec) -> str:
    if isinstance(spec.padding, str):
        return "" if spec.padding == "valid" else spec.padding.replace("_", "-")
    (top, bottom), (left, right) = spec.padding
    if (top, left) == (bottom, right):
        return f"pad{_short((top, left))}" if top or left else ""
    return f"pad{top}-{bottom}x{left}-{right}"


def _size(pair: Pair) -> str:
    return f"{pair[0]}x{pair[1]}"


def _short(pair: Pair) -> str:
    return str(pair[0]) if pair[0] == pair[1] else _size(pair)
