"""Darknet: square pools, and padding as a total of which half stands before the input."""

from collections.abc import Iterator

from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.conventions.missing import MissingError
from pooling.rules import Rules
from pooling.spec import PoolSpec, Spec


def _maxpool(*, size: object = None, stride: object = 1, padding: object = None) -> PoolSpec:
    step = read.integer("stride", stride)
    pool = step if size is None else read.integer("size", size)
    total = pool - 1 if padding is None else read.integer("padding", padding, 0)
    side = total // 2, total - total // 2
    rules = Rules(keep_empty=True, empty_max=entry.LOW, any_padding=True)
    return PoolSpec(pool, step, "max", (side, side), rules=rules)


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    spec = entry.limit(spec, modes=("max",), has_ceil=False)
    rows, cols = entry.sides(spec)
    if len({*spec.pool_size}) > 1 or len({*spec.stride}) > 1 or rows != cols:
        raise MissingError(
            "square", "its pool size, stride and padding are the same along both axes"
        )
    yield "[maxpool]", {"size": spec.pool_size[0], "stride": spec.stride[0], "padding": sum(rows)}


DARKNET = Framework(
    title="Darknet",
    version="commit f6afaab",
    calls={"[maxpool]": _maxpool},
    write=_write,
    default_stride="one",
    last_window="no_ceil",
    odd_cell="own",
    divisor="none",
    nan="passed_over",
    ties="first",
    integers="none",
)
