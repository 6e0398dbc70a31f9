"""Tinygrad: the methods of its Tensor."""

from collections.abc import Iterator

from pooling.axis import PadWidth
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.rules import Rules
from pooling.spec import PoolSpec, Spec

_RULES = Rules(keep_empty=True, any_padding=True)
_PREFIX = "tinygrad.Tensor."


def _max_pool2d(
    *,
    kernel_size: object = (2, 2),
    stride: object = None,
    dilation: object = 1,
    padding: object = 0,
    ceil_mode: object = False,
    return_indices: object = False,
) -> PoolSpec:
    read.flag("return_indices", return_indices)
    return _spec("max", kernel_size, stride, dilation, padding, ceil_mode)


def _avg_pool2d(
    *,
    kernel_size: object = (2, 2),
    stride: object = None,
    dilation: object = 1,
    padding: object = 0,
    ceil_mode: object = False,
    count_include_pad: object = True,
) -> PoolSpec:
    counts = read.flag("count_include_pad", count_include_pad)
    return _spec("average", kernel_size, stride, dilation, padding, ceil_mode, counts)


def _spec(
    mode: str,
    kernel_size: object,
    stride: object,
    dilation: object,
    padding: object,
    ceil_mode: object,
    counts: bool = False,
) -> PoolSpec:
    size, pads = read.pair("kernel_size", kernel_size), _padding(padding)
    ceil = read.flag("ceil_mode", ceil_mode)
    if ceil and (pads[0][1] >= size[0] or pads[1][1] >= size[1]):
        raise ValueError(
            f"padding {padding!r} of the pool size in ceil mode cannot be expressed: more windows "
            "than the last are dropped"
        )
    return PoolSpec(
        size,
        read.stride("stride", stride, size),
        mode,
        pads,
        read.pair("dilation", dilation),
        ceil,
        counts,
        _RULES,
    )


def _padding(value: object) -> PadWidth:
    if not isinstance(value, list | tuple) or len(value) != 4:
        return read.symmetric("padding", value)
    left, right, top, bottom = read.several("padding", value, 4)
    return (top, bottom), (left, right)


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    spec = entry.limit(spec, dilated=entry.ANY_MODE)
    (top, bottom), (left, right) = entry.sides(spec)
    arguments: Arguments = {"kernel_size": spec.pool_size, "stride": spec.stride}
    arguments |= {"dilation": spec.dilation, "padding": (left, right, top, bottom)}
    arguments["ceil_mode"] = spec.ceil_mode
    if spec.mode == "average":
        arguments["count_include_pad"] = spec.count_include_pad
    yield _PREFIX + {"max": "max_pool2d", "average": "avg_pool2d"}[spec.mode], arguments


TINYGRAD = Framework(
    title="tinygrad",
    version="0.14.0",
    calls={f"{_PREFIX}max_pool2d": _max_pool2d, f"{_PREFIX}avg_pool2d": _avg_pool2d},
    write=_write,
    default_stride="pool",
    last_window="dropped",
    odd_cell="no_same",
    divisor="real_or_declared",
    nan="wins_first",
    ties="shared",
    integers="float32",
)
