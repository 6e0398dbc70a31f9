"""Tencent's ncnn: the Pooling layer."""

from collections.abc import Iterator

from pooling.axis import PadWidth, Pair
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.conventions.missing import MissingError
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_RULES = Rules(
    last_window="keep",
    keep_empty=True,
    empty_max=entry.LOW,
    counted_with_pad="window",
    same_counted_without_pad="window",
    any_padding=True,
    fits_in_part="never",  # it has more windows then, of nothing
)
_CALL = "ncnn layer Pooling"
_TYPES = {0: "max", 1: "average"}
_PAD_MODES = {0: ("", True), 1: ("", False), 2: ("same", False), 3: ("same_lower", False)}


def _pooling(
    *,
    pooling_type: object = 0,
    kernel_w: object = 0,
    kernel_h: object = None,
    stride_w: object = 1,
    stride_h: object = None,
    pad_left: object = 0,
    pad_right: object = None,
    pad_top: object = None,
    pad_bottom: object = None,
    global_pooling: object = 0,
    pad_mode: object = 0,
    avgpool_count_include_pad: object = 0,
) -> Spec:
    mode = read.choice("pooling_type", pooling_type, _TYPES)
    counts = read.choice("avgpool_count_include_pad", avgpool_count_include_pad, read.SWITCH)
    if read.choice("global_pooling", global_pooling, read.SWITCH):
        return AdaptiveSpec(1, mode)
    size = _both("kernel", kernel_h, kernel_w)
    stride = _both("stride", stride_h, stride_w)
    named, ceil = read.choice("pad_mode", pad_mode, _PAD_MODES)
    pads = _pads(pad_left, pad_right, pad_top, pad_bottom)
    if named:
        _refuse_skipping(size, stride)
        if any(map(any, pads)) and mode == "average" and not counts:
            raise ValueError(f"pad_mode {pad_mode!r} with pads {pads} cannot be expressed")
    padding = named or pads
    return PoolSpec(size, stride, mode, padding, 1, ceil, counts, _RULES)


def _both(name: str, rows: object, cols: object) -> Pair:
    """Return rows and columns; rows left out are as many as columns."""
    width = read.integer(f"{name}_w", cols)
    return width if rows is None else read.integer(f"{name}_h", rows), width


def _pads(left: object, right: object, top: object, bottom: object) -> PadWidth:
    first = read.integer("pad_left", left, 0)
    last = first if right is None else read.integer("pad_right", right, 0)
    above = first if top is None else read.integer("pad_top", top, 0)
    below = above if bottom is None else read.integer("pad_bottom", bottom, 0)
    return (above, below), (first, last)


def _refuse_skipping(size: Pair, stride: Pair) -> None:
    if any(stride[axis] > size[axis] and size[1 - axis] > 1 for axis in (0, 1)):
        raise MissingError(
            "crop",
            f"same with a stride {stride} above the kernel {size} cannot be expressed: where the "
            "other axis is padded it reads cells that no rule explains",
        )


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    own = {mode: number for number, mode in _TYPES.items()}
    if isinstance(spec, AdaptiveSpec) and spec.output_size == (1, 1) and spec.mode in own:
        yield _CALL, {"pooling_type": own[spec.mode], "global_pooling": 1}
        return
    spec = entry.limit(spec, is_same=("same", "same_lower"))
    (top, bottom), (left, right) = entry.sides(spec)
    modes = {mode: number for number, mode in _PAD_MODES.items()}
    named = spec.padding if spec.padding in ("same", "same_lower") else ""
    arguments: Arguments = {
        "pooling_type": own[spec.mode],
        "kernel_w": spec.pool_size[1],
        "kernel_h": spec.pool_size[0],
        "stride_w": spec.stride[1],
        "stride_h": spec.stride[0],
        "pad_left": left,
        "pad_right": right,
        "pad_top": top,
        "pad_bottom": bottom,
        "pad_mode": modes[named, spec.ceil_mode and not named],
    }
    if spec.mode == "average":
        arguments["avgpool_count_include_pad"] = int(spec.count_include_pad)
    yield _CALL, arguments


NCNN = Framework(
    title="ncnn",
    version="1.0.20261020",
    calls={_CALL: _pooling},
    write=_write,
    default_stride="one",
    last_window="kept",
    odd_cell="always_counted",
    divisor="window_with_same",
    nan="forgets",
    ties="none",
    integers="unknown",
)
