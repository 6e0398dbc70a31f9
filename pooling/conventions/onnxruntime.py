"""ONNX Runtime: the operators of ONNX from opset 11 to 22."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pooling.axis import PadWidth, Pair
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework, Reader
from pooling.conventions.missing import MissingError
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_NEWEST = 22
_AUTO_PADS = {"NOTSET": "", "VALID": "valid", "SAME_UPPER": "same", "SAME_LOWER": "same_lower"}
_NAMED = {"same": "SAME_UPPER", "same_lower": "SAME_LOWER"}
_OPERATORS = {"max": "MaxPool", "average": "AveragePool", "l2": "LpPool"}

_MAX = Rules(
    keep_empty=True, empty_max=entry.LOW, same_ignores_dilation=True, fits_in_part="always"
)
_LP = replace(_MAX, empty_max=float("-inf"))
# An average leaves out the cells that "same" crops; the others read them where they reach them.
_AVERAGE = replace(_LP, reads_cropped=False)
_AVERAGE_19 = replace(_AVERAGE, empty_average=0.0)
# Without ceil mode only a window that fits in part is not whole.
_AVERAGE_FLOOR = replace(_AVERAGE, counted_with_pad="window")


def _max_pool(
    *,
    kernel_shape: object,
    strides: object = None,
    pads: object = None,
    auto_pad: object = "NOTSET",
    dilations: object = None,
    ceil_mode: object = 0,
    storage_order: object = 0,
) -> PoolSpec:
    size, rates = read.two("kernel_shape", kernel_shape), _steps("dilations", dilations)
    read.choice("storage_order", storage_order, read.SWITCH)
    stride = _steps("strides", strides)
    padding = _padding(pads, auto_pad, size)
    if rates == (1, 1):
        _refuse_crop(padding, size, stride)
    ceil = read.choice("ceil_mode", ceil_mode, read.SWITCH)
    return PoolSpec(size, stride, "max", padding, rates, ceil, rules=_MAX)


def _average_pool(opset: int) -> Reader:
    def call(
        *,
        kernel_shape: object,
        strides: object = None,
        pads: object = None,
        auto_pad: object = "NOTSET",
        dilations: object = None,
        ceil_mode: object = 0,
        count_include_pad: object = 0,
    ) -> PoolSpec:
        size, stride = read.two("kernel_shape", kernel_shape), _steps("strides", strides)
        padding = _padding(pads, auto_pad, size)
        if opset < 19:
            read.left_out("dilations", dilations)
            _refuse_crop(padding, size, stride)
        ceil = read.choice("ceil_mode", ceil_mode, read.SWITCH)
        older = _AVERAGE if ceil else _AVERAGE_FLOOR
        return PoolSpec(
            size,
            stride,
            "average",
            padding,
            _steps("dilations", dilations),
            ceil,
            read.choice("count_include_pad", count_include_pad, read.SWITCH),
            _AVERAGE_19 if opset >= 19 else older,
        )

    return call


def _lp_pool(
    *,
    kernel_shape: object,
    strides: object = None,
    pads: object = None,
    auto_pad: object = "NOTSET",
    dilations: object = None,
    ceil_mode: object = 0,
    p: object = 2,
) -> PoolSpec:
    size, stride = read.two("kernel_shape", kernel_shape), _steps("strides", strides)
    padding, rates = _padding(pads, auto_pad, size), _steps("dilations", dilations)
    read.choice("p", p, {2: 2})
    ceil = read.choice("ceil_mode", ceil_mode, read.SWITCH)
    return PoolSpec(size, stride, "l2", padding, rates, ceil, rules=_LP)


def _global(mode: str) -> Reader:
    def call() -> AdaptiveSpec:
        return AdaptiveSpec(1, mode)

    return call


def _steps(name: str, value: object) -> Pair:
    return (1, 1) if value is None else read.two(name, value)


def _padding(pads: object, auto_pad: object, size: Pair) -> str | PadWidth:
    named = read.choice("auto_pad", auto_pad, _AUTO_PADS)
    if pads is None:
        return named or "valid"
    if named:
        raise ValueError(f"pads {pads!r} and auto_pad {auto_pad!r} exclude each other")
    top, left, bottom, right = read.several("pads", pads, 4)
    return read.below_pool("pads", ((top, bottom), (left, right)), size)


def _refuse_crop(padding: str | PadWidth, size: Pair, stride: Pair) -> None:
    """Refuse what the framework refuses for some inputs, where its padding would be negative."""
    if padding in ("same", "same_lower") and (stride[0] > size[0] or stride[1] > size[1]):
        raise MissingError(
            "crop",
            f"auto_pad {_NAMED[padding]!r} with strides {stride} above the kernel_shape {size} "
            "is refused for some inputs: padding values must be non-negative",
        )


def _calls() -> Mapping[str, Reader]:
    calls: dict[str, Reader] = {f"LpPool (opset {_NEWEST})": _lp_pool}
    for opset in range(_NEWEST, 10, -1):
        calls[f"MaxPool (opset {opset})"] = _max_pool
        calls[f"AveragePool (opset {opset})"] = _average_pool(opset)
        calls[f"GlobalMaxPool (opset {opset})"] = _global("max")
        calls[f"GlobalAveragePool (opset {opset})"] = _global("average")
    return calls


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    operator = _OPERATORS.get(spec.mode, "")
    if isinstance(spec, AdaptiveSpec) and spec.output_size == (1, 1) and spec.mode != "l2":
        yield f"Global{operator} (opset {_NEWEST})", {}
        return
    modes = tuple(_OPERATORS)
    spec = entry.limit(spec, modes=modes, dilated=modes, is_same=tuple(_NAMED), pads=modes)
    (top, bottom), (left, right) = entry.sides(spec)
    named = {"auto_pad": _NAMED.get(str(spec.padding))}
    arguments: Arguments = {"kernel_shape": spec.pool_size, "strides": spec.stride}
    arguments |= named if named["auto_pad"] else {"pads": (top, left, bottom, right)}
    arguments |= {"dilations": spec.dilation, "ceil_mode": int(spec.ceil_mode)}
    arguments |= {
        "average": {"count_include_pad": int(spec.count_include_pad)},
        "l2": {"p": 2},
    }.get(spec.mode, {})
    yield f"{operator} (opset {_NEWEST})", arguments


ONNXRUNTIME = Framework(
    title="ONNX Runtime",
    version="1.32.0",
    calls=_calls(),
    write=_write,
    default_stride="one",
    last_window="dropped",
    odd_cell="end",
    divisor="real_or_declared",
    nan="passed_over_unless_index",
    ties="first_index",
    integers="refused",
)
