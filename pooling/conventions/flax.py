"""Flax: linen and nnx, and jax.lax.reduce_window beneath them."""

from collections.abc import Iterator

from pooling.axis import PadWidth, Pair
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework
from pooling.rules import Rules
from pooling.spec import PoolSpec, Spec

_RULES = Rules(keep_empty=True, counted_with_pad="window", any_padding=True)
_PADDINGS = {"VALID": "valid", "SAME": "same", "SAME_LOWER": "same_lower"}
_NAMED = {name: own for own, name in _PADDINGS.items()}


def _max_pool(
    *, window_shape: object, strides: object = None, padding: object = "VALID"
) -> PoolSpec:
    size = read.two("window_shape", window_shape)
    return PoolSpec(size, _strides(strides), "max", _padding(padding), rules=_RULES)


def _avg_pool(
    *,
    window_shape: object,
    strides: object = None,
    padding: object = "VALID",
    count_include_pad: object = True,
) -> PoolSpec:
    return PoolSpec(
        read.two("window_shape", window_shape),
        _strides(strides),
        "average",
        _padding(padding),
        count_include_pad=read.flag("count_include_pad", count_include_pad),
        rules=_RULES,
    )


def _reduce_window(
    *,
    init_value: object,
    computation: object,
    window_dimensions: object,
    window_strides: object = None,
    padding: object = "VALID",
    base_dilation: object = None,
    window_dilation: object = None,
) -> PoolSpec:
    read.left_out("base_dilation", base_dilation)
    read.choice("computation", computation, {"jax.lax.max": 0})
    if init_value not in ("-inf", float("-inf")):
        raise ValueError(
            f"init_value must be -inf, so that padding holds no value; not {init_value!r}"
        )
    if isinstance(padding, list | tuple) and len(padding) == 4:
        padding = padding[1:3]
    return PoolSpec(
        _inner("window_dimensions", window_dimensions),
        _inner("window_strides", window_strides),
        "max",
        _padding(padding),
        _inner("window_dilation", window_dilation),
        rules=_RULES,
    )


def _strides(value: object) -> Pair:
    return (1, 1) if value is None else read.two("strides", value)


def _inner(name: str, value: object) -> Pair:
    return (1, 1) if value is None else read.inner(name, value)


def _padding(value: object) -> str | PadWidth:
    if isinstance(value, str):
        return read.choice("padding", value, _PADDINGS)
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError(f"padding must be a name, or a pair for each axis; not {value!r}")
    rows, cols = (read.two("padding", sides, 0) for sides in value)
    return rows, cols


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    same = ("same", "same_lower")
    spec = entry.limit(spec, dilated=("max",), has_ceil=False, is_same=same)
    padding = _NAMED[spec.padding] if isinstance(spec.padding, str) else spec.padding
    if spec.dilation != (1, 1):
        pads = padding if isinstance(padding, str) else ((0, 0), *padding, (0, 0))
        yield (
            "jax.lax.reduce_window",
            {
                "init_value": float("-inf"),
                "computation": "jax.lax.max",
                "window_dimensions": (1, *spec.pool_size, 1),
                "window_strides": (1, *spec.stride, 1),
                "padding": pads,
                "window_dilation": (1, *spec.dilation, 1),
            },
        )
        return
    arguments: Arguments = {"window_shape": spec.pool_size, "strides": spec.stride}
    arguments["padding"] = padding
    if spec.mode == "average":
        arguments["count_include_pad"] = spec.count_include_pad
    yield {"max": "flax.linen.max_pool", "average": "flax.linen.avg_pool"}[spec.mode], arguments


FLAX = Framework(
    title="Flax",
    version="0.12.12, JAX 0.12.0",
    calls={
        "flax.linen.max_pool": _max_pool,
        "flax.linen.avg_pool": _avg_pool,
        "flax.nnx.max_pool": _max_pool,
        "flax.nnx.avg_pool": _avg_pool,
        "jax.lax.reduce_window": _reduce_window,
    },
    write=_write,
    default_stride="one",
    last_window="no_ceil",
    odd_cell="counted_unasked",
    divisor="window",
    nan="wins",
    ties="first",
    integers="float32",
)
