"""Core ML, by the source of its model intermediate language: its values need macOS."""

from collections.abc import Iterator

from pooling.axis import PadWidth
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.conventions.missing import MissingError
from pooling.rules import Rules
from pooling.spec import PoolSpec, Spec

_PAD_TYPES = {"valid": "valid", "custom": "", "same": "same", "same_lower": "same_lower"}


def _max_pool(
    *,
    kernel_sizes: object,
    strides: object = (1, 1),
    pad_type: object = "valid",
    pad: object = (0, 0, 0, 0),
    ceil_mode: object = False,
) -> PoolSpec:
    return _spec("max", kernel_sizes, strides, _pads(pad_type, pad, ceil_mode), ceil_mode, False)


def _avg_pool(
    *,
    kernel_sizes: object,
    strides: object = (1, 1),
    pad_type: object = "valid",
    pad: object = (0, 0, 0, 0),
    exclude_padding_from_average: object = False,
    ceil_mode: object = False,
) -> PoolSpec:
    excludes = read.flag("exclude_padding_from_average", exclude_padding_from_average)
    padding = _pads(pad_type, pad, ceil_mode)
    return _spec("average", kernel_sizes, strides, padding, ceil_mode, not excludes)


def _spec(
    mode: str,
    kernel_sizes: object,
    strides: object,
    padding: str | PadWidth,
    ceil_mode: object,
    counts: bool,
) -> PoolSpec:
    rules = Rules(last_window="drop_if_axis_padded", keep_empty=True, counted_with_pad="window")
    size = read.two("kernel_sizes", kernel_sizes)
    stride = read.two("strides", strides)
    ceil = read.flag("ceil_mode", ceil_mode)
    return PoolSpec(size, stride, mode, padding, 1, ceil, counts, rules)


def _pads(pad_type: object, pad: object, ceil_mode: object) -> str | PadWidth:
    named = read.choice("pad_type", pad_type, _PAD_TYPES)
    if named:
        return named
    top, bottom, left, right = read.several("pad", pad, 4)
    if ceil_mode and (top, left) != (bottom, right):
        raise MissingError(
            "symmetric", f"pad must be the same on both sides in ceil mode; not {pad!r}"
        )
    return (top, bottom), (left, right)


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    same = ("same", "same_lower")
    spec = entry.limit(spec, is_same=same, is_symmetric=getattr(spec, "ceil_mode", False))
    (top, bottom), (left, right) = entry.sides(spec)
    arguments: Arguments = {"kernel_sizes": spec.pool_size, "strides": spec.stride}
    if spec.padding in same:
        arguments["pad_type"] = spec.padding
    else:
        arguments |= {"pad_type": "custom", "pad": (top, bottom, left, right)}
    if spec.mode == "average":
        arguments["exclude_padding_from_average"] = not spec.count_include_pad
    arguments["ceil_mode"] = spec.ceil_mode
    yield {"max": "mb.max_pool", "average": "mb.avg_pool"}[spec.mode], arguments


CORE_ML = Framework(
    title="Core ML",
    version="coremltools 9.0, by its source",
    calls={"mb.max_pool": _max_pool, "mb.avg_pool": _avg_pool},
    write=_write,
    default_stride="one",
    last_window="dropped_if_axis_padded",
    odd_cell="counted_if_asked",
    divisor="window",
    nan="unknown",
    ties="none",
    integers="unknown",
)
