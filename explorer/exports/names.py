"""What files are called: after what is in them. No Streamlit."""

from pooling import AdaptiveSpec, PoolSpec
from pooling.axis import Pair
from pooling.spec import Spec, counts_padding


def file_name(spec: Spec, kind: str, what: str = "") -> str:
    """Name a file after the pooling in it; what is left as usual is not mentioned.

    Parameters
    ----------
    spec : PoolSpec or AdaptiveSpec
    kind : str
        What the name ends with, after its dot.
    what : str, optional
        Which part or view of the pooling is in the file, where it is not all of it.

    Examples
    --------
    >>> file_name(PoolSpec(2), "ipynb")
    'pooling-max-2x2-stride2.ipynb'
    >>> file_name(PoolSpec(2), "csv", "output")
    'pooling-max-2x2-stride2-output.csv'
    >>> file_name(PoolSpec((3, 2), 1, "average", padding="same", count_include_pad=True), "npy")
    'pooling-average-3x2-stride1-same-counted.npy'
    >>> file_name(AdaptiveSpec((3, 4)), "csv")
    'pooling-average-to-3x4.csv'
    """
    if isinstance(spec, AdaptiveSpec):
        parts = [f"to-{_size(spec.output_size)}"]
    else:
        parts = [_size(spec.pool_size), f"stride{_short(spec.stride)}", *_unusual(spec)]
    return f"{'-'.join(filter(None, ['pooling', spec.mode, *parts, what]))}.{kind}"


def exercises_name(seed: int, level: int, what: str) -> str:
    """Name a sheet of exercises that are made from a seed alone.

    >>> exercises_name(7, 2, "worksheet")
    'pooling-level2-seed7-worksheet.pdf'
    """
    return f"pooling-level{level}-seed{seed}-{what}.pdf"


def _unusual(spec: PoolSpec) -> list[str]:
    dilation = "" if spec.dilation == (1, 1) else f"dilation{_short(spec.dilation)}"
    ceil = "ceil" if spec.ceil_mode else ""
    counted = "counted" if counts_padding(spec) else ""
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
