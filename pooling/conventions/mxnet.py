"""Apache MXNet: mxnet.nd.Pooling."""

from collections.abc import Iterator

from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_RULES = Rules(last_window="keep", keep_empty=True, empty_max=entry.LOW, empty_average=0.0)
_TYPES = {"max": "max", "avg": "average"}
_CONVENTIONS = {"valid": False, "full": True}


def _pooling(
    *,
    kernel: object = (),
    stride: object = (),
    pad: object = (),
    pool_type: object = "max",
    pooling_convention: object = "valid",
    global_pool: object = False,
    count_include_pad: object = True,
) -> Spec:
    mode = read.choice("pool_type", pool_type, _TYPES)
    counts = read.flag("count_include_pad", count_include_pad)
    if read.flag("global_pool", global_pool):
        return AdaptiveSpec(1, mode)
    size = read.two("kernel", kernel)
    rows, cols = read.two("pad", pad or (0, 0), 0)
    return PoolSpec(
        size,
        read.two("stride", stride or (1, 1)),
        mode,
        read.below_pool("pad", ((rows, rows), (cols, cols)), size),
        ceil_mode=read.choice("pooling_convention", pooling_convention, _CONVENTIONS),
        count_include_pad=counts and mode == "average",
        rules=_RULES,
    )


def _adaptive(*, output_size: object = ()) -> AdaptiveSpec:
    return AdaptiveSpec(read.pair_or_one("output_size", output_size or 1), "average")


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    own = {mode: name for name, mode in _TYPES.items()}
    if isinstance(spec, AdaptiveSpec) and spec.mode == "average":
        yield "mxnet.nd.contrib.AdaptiveAvgPooling2D", {"output_size": spec.output_size}
        return
    if isinstance(spec, AdaptiveSpec) and spec == AdaptiveSpec(1, "max"):
        yield "mxnet.nd.Pooling", {"pool_type": "max", "global_pool": True}
        return
    spec = entry.limit(spec, is_symmetric=True)
    (top, _), (left, _) = entry.sides(spec)
    arguments: Arguments = {"kernel": spec.pool_size, "stride": spec.stride, "pad": (top, left)}
    arguments["pool_type"] = own[spec.mode]
    arguments["pooling_convention"] = "full" if spec.ceil_mode else "valid"
    if spec.mode == "average":
        arguments["count_include_pad"] = spec.count_include_pad
    yield "mxnet.nd.Pooling", arguments


MXNET = Framework(
    title="MXNet",
    version="1.9.1",
    calls={"mxnet.nd.Pooling": _pooling, "mxnet.nd.contrib.AdaptiveAvgPooling2D": _adaptive},
    write=_write,
    default_stride="one_or_pool",
    last_window="kept",
    odd_cell="no_same",
    divisor="real_or_declared",
    nan="passed_over",
    ties="first",
    integers="refused",
)
