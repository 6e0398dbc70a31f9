"""Caffe's Pooling layer, by Caffe itself and by OpenCV's reader of it."""

from collections.abc import Iterator

from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_CAFFE = Rules(
    last_window="drop_if_padded",
    keep_empty=True,
    empty_max=entry.LOW,
    counted_without_pad="declared",
    signed_divisor=True,
)
_OPENCV = Rules(
    last_window="drop_if_axis_padded",
    keep_empty=True,
    empty_max=0.0,
    counted_without_pad="declared",
    signed_divisor=True,
    any_padding=True,
    fits_in_part="never",
)
_OPENCV_CALL = "cv2.dnn.readNetFromCaffe: Pooling"
_POOLS = {"MAX": "max", "AVE": "average"}


def _caffe(
    *,
    pool: object = "MAX",
    kernel_size: object = None,
    kernel_h: object = None,
    kernel_w: object = None,
    stride: object = None,
    stride_h: object = None,
    stride_w: object = None,
    pad: object = None,
    pad_h: object = None,
    pad_w: object = None,
    round_mode: object = "CEIL",
    global_pooling: object = False,
) -> Spec:
    mode = read.choice("pool", pool, _POOLS)
    if read.flag("global_pooling", global_pooling):
        return AdaptiveSpec(1, mode)
    size = _both("kernel_size", kernel_size, kernel_h, kernel_w, None, 1)
    rows, cols = _both("pad", pad, pad_h, pad_w, 0, 0)
    return PoolSpec(
        size,
        _both("stride", stride, stride_h, stride_w, 1, 1),
        mode,
        read.below_pool("pad", ((rows, rows), (cols, cols)), size),
        ceil_mode=read.choice("round_mode", round_mode, {"CEIL": True, "FLOOR": False}),
        rules=_CAFFE,
    )


def _opencv(
    *,
    pool: object = "MAX",
    kernel_size: object = None,
    kernel_h: object = None,
    kernel_w: object = None,
    stride: object = None,
    stride_h: object = None,
    stride_w: object = None,
    pad: object = None,
    pad_h: object = None,
    pad_w: object = None,
    ceil_mode: object = "true",
) -> PoolSpec:
    rows, cols = _both("pad", pad, pad_h, pad_w, 0, 0)
    pads = (rows, rows), (cols, cols)
    size = _both("kernel_size", kernel_size, kernel_h, kernel_w, None, 1)
    ceil = read.choice("ceil_mode", ceil_mode, {"true": True, "false": False})
    if rows >= size[0] + ceil or cols >= size[1] + ceil:
        raise ValueError(
            f"pad {rows, cols} cannot be expressed for a pool {size}: there are fewer windows, "
            "or it is refused"
        )
    return PoolSpec(
        size,
        _both("stride", stride, stride_h, stride_w, 1, 1),
        read.choice("pool", pool, _POOLS),
        pads,
        ceil_mode=ceil,
        rules=_OPENCV,
    )


def _both(
    name: str, value: object, rows: object, cols: object, default: object, least: int
) -> tuple[int, int]:
    """Return rows and columns, given as one number or as two."""
    stem = name.removesuffix("_size")
    if rows is None and cols is None:
        both = read.integer(name, default if value is None else value, least)
        return both, both
    if value is not None:
        raise ValueError(f"{name} {value!r} and {stem}_h, {stem}_w exclude each other")
    return read.integer(f"{stem}_h", rows, least), read.integer(f"{stem}_w", cols, least)


def _arguments(spec: PoolSpec) -> Arguments:
    (top, _), (left, _) = entry.sides(spec)
    own = {mode: name for name, mode in _POOLS.items()}
    return {
        "pool": own[spec.mode],
        "kernel_h": spec.pool_size[0],
        "kernel_w": spec.pool_size[1],
        "stride_h": spec.stride[0],
        "stride_w": spec.stride[1],
        "pad_h": top,
        "pad_w": left,
    }


def _write_caffe(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    own = {mode: name for name, mode in _POOLS.items()}
    if isinstance(spec, AdaptiveSpec) and spec.output_size == (1, 1) and spec.mode in own:
        yield "Pooling", {"pool": own[spec.mode], "global_pooling": True}
        return
    spec = entry.limit(spec, is_symmetric=True)
    yield "Pooling", _arguments(spec) | {"round_mode": "CEIL" if spec.ceil_mode else "FLOOR"}


def _write_opencv(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    spec = entry.limit(spec, is_symmetric=True)
    rounding = {"ceil_mode": "true" if spec.ceil_mode else "false"}
    yield _OPENCV_CALL, _arguments(spec) | rounding


CAFFE = Framework(
    title="Caffe",
    version="1.0",
    calls={"Pooling": _caffe},
    write=_write_caffe,
    default_stride="one",
    last_window="dropped_if_padded",
    odd_cell="no_same",
    divisor="declared",
    nan="passed_over",
    ties="first",
    integers="refused",
)
OPENCV = Framework(
    title="OpenCV",
    version="4.14.0",
    calls={_OPENCV_CALL: _opencv},
    write=_write_opencv,
    default_stride="one",
    last_window="dropped_if_axis_padded",
    odd_cell="no_same",
    divisor="declared",
    nan="passed_over",
    ties="none",
    integers="refused",
)
