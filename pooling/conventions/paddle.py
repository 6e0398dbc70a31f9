"""PaddlePaddle: paddle.nn.functional."""

from collections.abc import Iterator

from pooling.axis import PadWidth
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework, Reader
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_RULES = Rules(
    last_window="keep",
    keep_empty=True,
    empty_max=entry.LOW,
    counted_with_pad="mirrored",
    signed_divisor=True,
    any_padding=True,
    fits_in_part="always",
)
_PREFIX = "paddle.nn.functional."
_PADDINGS = {"VALID": "valid", "SAME": "same"}
_FORMATS = {"NCHW": 0, "NHWC": 0}


def _max_pool2d(
    *,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    return_mask: object = False,
    ceil_mode: object = False,
    data_format: object = "NCHW",
) -> PoolSpec:
    read.flag("return_mask", return_mask)
    return _spec("max", kernel_size, stride, padding, ceil_mode, data_format)


def _avg_pool2d(
    *,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    ceil_mode: object = False,
    exclusive: object = True,
    divisor_override: object = None,
    data_format: object = "NCHW",
) -> PoolSpec:
    read.left_out("divisor_override", divisor_override)
    counts = not read.flag("exclusive", exclusive)
    return _spec("average", kernel_size, stride, padding, ceil_mode, data_format, counts)


def _spec(
    mode: str,
    kernel_size: object,
    stride: object,
    padding: object,
    ceil_mode: object,
    data_format: object,
    counts: bool = False,
) -> PoolSpec:
    size, ceil = read.pair("kernel_size", kernel_size), read.flag("ceil_mode", ceil_mode)
    read.choice("data_format", data_format, _FORMATS)
    if ceil and padding == "VALID":
        raise ValueError("padding 'VALID' with ceil_mode True is refused")
    steps = read.stride("stride", stride, size)
    if ceil and padding == "SAME":
        read.not_above("stride", steps, size, when="'SAME' with ceil_mode True")
    return PoolSpec(
        size,
        steps,
        mode,
        _padding(padding),
        ceil_mode=ceil,
        count_include_pad=counts,
        rules=_RULES,
    )


def _padding(value: object) -> str | PadWidth:
    if isinstance(value, str):
        return read.choice("padding", value, _PADDINGS)
    if not isinstance(value, list | tuple) or len(value) != 4:
        return read.symmetric("padding", value)
    if isinstance(value[0], list | tuple):  # a pair for each axis, images and channels first
        rows, cols = (read.two("padding", sides, 0) for sides in value[2:])
        return rows, cols
    top, bottom, left, right = read.several("padding", value, 4)
    return (top, bottom), (left, right)


def _adaptive_avg_pool2d(*, output_size: object, data_format: object = "NCHW") -> AdaptiveSpec:
    read.choice("data_format", data_format, _FORMATS)
    return AdaptiveSpec(read.pair("output_size", output_size), "average")


def _adaptive_max_pool2d(*, output_size: object, return_mask: object = False) -> AdaptiveSpec:
    read.flag("return_mask", return_mask)
    return AdaptiveSpec(read.pair("output_size", output_size), "max")


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    name = {"max": "max_pool2d", "average": "avg_pool2d"}.get(spec.mode, "")
    if isinstance(spec, AdaptiveSpec) and name:
        yield f"{_PREFIX}adaptive_{name}", {"output_size": spec.output_size}
        return
    spec = entry.limit(spec, is_same=("same",))
    (top, bottom), (left, right) = entry.sides(spec)
    arguments: Arguments = {"kernel_size": spec.pool_size, "stride": spec.stride}
    arguments["padding"] = "SAME" if spec.padding == "same" else (top, bottom, left, right)
    arguments["ceil_mode"] = spec.ceil_mode and spec.padding != "same"
    if spec.mode == "average":
        arguments["exclusive"] = not spec.count_include_pad
    yield _PREFIX + name, arguments


_CALLS: dict[str, Reader] = {
    f"{_PREFIX}max_pool2d": _max_pool2d,
    f"{_PREFIX}avg_pool2d": _avg_pool2d,
    f"{_PREFIX}adaptive_max_pool2d": _adaptive_max_pool2d,
    f"{_PREFIX}adaptive_avg_pool2d": _adaptive_avg_pool2d,
}

PADDLE = Framework(
    title="PaddlePaddle",
    version="3.3.1",
    calls=_CALLS,
    write=_write,
    default_stride="pool",
    last_window="kept",
    odd_cell="end",
    divisor="mirrored",
    nan="forgets",
    ties="first",
    integers="refused",
)
