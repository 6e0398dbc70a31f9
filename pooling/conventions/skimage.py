"""scikit-image: blocks that do not overlap, the last ones filled up with a value."""

from collections.abc import Iterator

from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.conventions.missing import MissingError
from pooling.rules import Rules
from pooling.spec import PoolSpec, Spec


def _block_reduce(
    *, block_size: object = 2, func: object = "numpy.sum", cval: object = 0
) -> PoolSpec:
    size = read.pair("block_size", block_size)
    name = func if isinstance(func, str) else f"numpy.{getattr(func, '__name__', func)}"
    mode = read.choice("func", name, {"numpy.max": "max", "numpy.mean": "average"})
    if isinstance(cval, bool) or not isinstance(cval, int | float) or cval != cval:
        raise ValueError(f"cval must be a number; not {cval!r}")
    if mode == "average" and cval != 0:
        raise ValueError(f"cval {cval!r} cannot be expressed for an average; only 0 can")
    rules = Rules(counted_with_pad="window", padding_value=cval)
    return PoolSpec(
        size, mode=mode, ceil_mode=True, count_include_pad=mode == "average", rules=rules
    )


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    spec = entry.limit(spec, pads=())
    if spec.stride != spec.pool_size:
        raise MissingError("own_stride", "its stride is always the pool size")
    own = {"max": "numpy.max", "average": "numpy.mean"}
    for cval in (0.0, float("-inf")) if spec.mode == "max" else (0.0,):
        arguments = {"block_size": spec.pool_size, "func": own[spec.mode], "cval": cval}
        yield "skimage.measure.block_reduce", arguments


SKIMAGE = Framework(
    title="scikit-image",
    version="0.26.0",
    calls={"skimage.measure.block_reduce": _block_reduce},
    write=_write,
    default_stride="always_pool",
    last_window="filled",
    odd_cell="no_same",
    divisor="filled",
    nan="wins",
    ties="none",
    integers="float64",
)
