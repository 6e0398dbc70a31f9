"""PyTorch: torch.nn.functional."""

from collections.abc import Iterator

from pooling.axis import PadWidth, Pair
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework, Reader
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_RULES = Rules(keep_empty=True)  # a dilated window may read padding only
_PREFIX = "torch.nn.functional."
_pair = read.pair_or_one


def _max_pool2d(
    *,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    dilation: object = 1,
    ceil_mode: object = False,
    return_indices: object = False,
) -> PoolSpec:
    size, rates = _pair("kernel_size", kernel_size), _pair("dilation", dilation)
    read.flag("return_indices", return_indices)
    return PoolSpec(
        size,
        _stride(stride, size),
        "max",
        _half(padding, size),
        rates,
        read.flag("ceil_mode", ceil_mode),
        rules=_RULES,
    )


def _avg_pool2d(
    *,
    kernel_size: object,
    stride: object = None,
    padding: object = 0,
    ceil_mode: object = False,
    count_include_pad: object = True,
    divisor_override: object = None,
) -> PoolSpec:
    size = _pair("kernel_size", kernel_size)
    read.left_out("divisor_override", divisor_override)
    return PoolSpec(
        size,
        _stride(stride, size),
        "average",
        _half(padding, size),
        ceil_mode=read.flag("ceil_mode", ceil_mode),
        count_include_pad=read.flag("count_include_pad", count_include_pad),
        rules=_RULES,
    )


def _lp_pool2d(
    *, norm_type: object, kernel_size: object, stride: object = None, ceil_mode: object = False
) -> PoolSpec:
    size = read.pair("kernel_size", kernel_size)
    if norm_type != 2:
        raise ValueError(f"norm_type must be 2, the only norm here; not {norm_type!r}")
    if read.flag("ceil_mode", ceil_mode):
        raise ValueError(
            "ceil_mode True cannot be expressed: an overhanging window is scaled as a whole one"
        )
    return PoolSpec(size, _stride(stride, size), "l2", rules=_RULES)


def _stride(value: object, size: Pair) -> Pair:
    return size if value is None else _pair("stride", value)


def _half(padding: object, size: Pair) -> PadWidth:
    rows, cols = _pair("padding", padding, 0)
    pads = (rows, rows), (cols, cols)
    return read.below("padding", pads, (size[0] // 2, size[1] // 2), what="at most half the pool")


def _adaptive(mode: str) -> Reader:
    def call(*, output_size: object) -> AdaptiveSpec:
        return AdaptiveSpec(read.pair("output_size", output_size), mode)

    def call_with_indices(*, output_size: object, return_indices: object = False) -> AdaptiveSpec:
        read.flag("return_indices", return_indices)
        return call(output_size=output_size)

    return call_with_indices if mode == "max" else call


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    names = {"max": "max_pool2d", "average": "avg_pool2d", "l2": "lp_pool2d"}
    if isinstance(spec, AdaptiveSpec) and spec.mode in entry.ANY_MODE:
        yield f"{_PREFIX}adaptive_{names[spec.mode]}", {"output_size": spec.output_size}
        return
    spec = entry.limit(spec, modes=tuple(names), dilated=("max",), is_symmetric=True)
    (top, _), (left, _) = entry.sides(spec)
    arguments: Arguments = {"kernel_size": spec.pool_size, "stride": spec.stride}
    arguments |= {
        "max": {"padding": (top, left), "dilation": spec.dilation},
        "average": {"padding": (top, left), "count_include_pad": spec.count_include_pad},
        "l2": {"norm_type": 2},
    }[spec.mode]
    yield _PREFIX + names[spec.mode], arguments | {"ceil_mode": spec.ceil_mode}


TORCH = Framework(
    title="PyTorch",
    version="2.13.0",
    calls={
        f"{_PREFIX}max_pool2d": _max_pool2d,
        f"{_PREFIX}avg_pool2d": _avg_pool2d,
        f"{_PREFIX}lp_pool2d": _lp_pool2d,
        f"{_PREFIX}adaptive_max_pool2d": _adaptive("max"),
        f"{_PREFIX}adaptive_avg_pool2d": _adaptive("average"),
    },
    write=_write,
    default_stride="pool",
    last_window="dropped",
    odd_cell="no_same",
    divisor="real_or_declared",
    nan="wins",
    ties="first",
    integers="cut_off",
)
