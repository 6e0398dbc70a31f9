"""TensorFlow: tf.nn; and TF Lite, whose operators are the same without the rest."""

from collections.abc import Iterator

from pooling.axis import PadWidth, Pair
from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework, Reader
from pooling.conventions.missing import MissingError
from pooling.rules import Rules
from pooling.spec import DEFAULT_RULES, PoolSpec, Spec

_RULES = Rules(keep_empty=True, empty_max=entry.LOW)
_PADDINGS = {"VALID": "valid", "SAME": "same"}
_FORMATS = {"NHWC": 0}


def _max_pool2d(
    *, ksize: object, strides: object, padding: object, data_format: object = "NHWC"
) -> PoolSpec:
    size = _sizes("ksize", ksize)
    read.choice("data_format", data_format, _FORMATS)
    pads = _explicit(padding, size) if isinstance(padding, list | tuple) else None
    named = "" if pads else read.choice("padding", padding, _PADDINGS)
    return PoolSpec(size, _sizes("strides", strides), "max", pads or named, rules=_RULES)


def _avg_pool2d(
    *, ksize: object, strides: object, padding: object, data_format: object = "NHWC"
) -> PoolSpec:
    read.choice("data_format", data_format, _FORMATS)
    named = read.choice("padding", padding, _PADDINGS)
    size, stride = _sizes("ksize", ksize), _sizes("strides", strides)
    return PoolSpec(size, stride, "average", named, rules=_RULES)


def _pool(
    *,
    window_shape: object,
    pooling_type: object,
    strides: object = None,
    padding: object = "VALID",
    data_format: object = None,
    dilations: object = None,
) -> PoolSpec:
    size, stride = read.two("window_shape", window_shape), _steps("strides", strides)
    rates = _steps("dilations", dilations)
    named = read.choice("padding", padding, _PADDINGS)
    read.choice("data_format", data_format, {None: 0, "NHWC": 0})
    if rates != (1, 1) and stride != (1, 1):
        raise ValueError(f"strides {stride} with dilations {rates} is refused: one must be 1")
    if rates != (1, 1) and named == "same":
        raise ValueError(f"padding 'SAME' with dilations {rates} is refused")
    if stride[0] > size[0] or stride[1] > size[1]:
        raise ValueError(f"strides {stride} above the window_shape {size} is refused")
    mode = read.choice("pooling_type", pooling_type, {"MAX": "max", "AVG": "average"})
    return PoolSpec(size, stride, mode, named, rates, rules=_RULES)


def _steps(name: str, value: object) -> Pair:
    return (1, 1) if value is None else read.two(name, value)


def _sizes(name: str, value: object) -> Pair:
    """Return rows and columns, which may stand between ones for images and channels."""
    if isinstance(value, list | tuple) and len(value) == 4:
        return read.inner(name, value)
    return (1, 1) if value is None and name == "strides" else read.pair_or_one(name, value)


def _explicit(padding: list | tuple, size: Pair) -> PadWidth:
    if len(padding) != 4 or any(read.two("padding", side, 0) != (0, 0) for side in padding[::3]):
        raise ValueError(
            f"padding must be four pairs, of which the first and the last are 0; not {padding!r}"
        )
    (top, bottom), (left, right) = (read.two("padding", side, 0) for side in padding[1:3])
    return read.below_pool("padding", ((top, bottom), (left, right)), size)


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    spec = entry.limit(
        spec, dilated=entry.ANY_MODE, has_ceil=False, is_same=("same",), pads=("max",)
    )
    if spec.dilation != (1, 1):
        if spec.stride != (1, 1) or any(map(any, entry.sides(spec))) or spec.padding == "same":
            raise MissingError(
                "plain_dilation", "it has dilation only with stride 1 and without padding"
            )
        yield (
            "tf.nn.pool",
            {
                "window_shape": spec.pool_size,
                "pooling_type": {"max": "MAX", "average": "AVG"}[spec.mode],
                "strides": spec.stride,
                "padding": "VALID",
                "dilations": spec.dilation,
            },
        )
        return
    padding = "SAME" if spec.padding == "same" else "VALID"
    if any(map(any, entry.sides(spec))):
        padding = ((0, 0), *entry.sides(spec), (0, 0))
    name = {"max": "tf.nn.max_pool2d", "average": "tf.nn.avg_pool2d"}[spec.mode]
    yield name, {"ksize": spec.pool_size, "strides": spec.stride, "padding": padding}


TENSORFLOW = Framework(
    title="TensorFlow",
    version="2.21.0",
    calls={
        "tf.nn.max_pool2d": _max_pool2d,
        "tf.nn.avg_pool2d": _avg_pool2d,
        "tf.nn.pool": _pool,
    },
    write=_write,
    default_stride="one",
    last_window="no_ceil",
    odd_cell="end",
    divisor="real",
    nan="passed_over",
    ties="first",
    integers="refused",
)


def _lite(mode: str) -> Reader:
    def call(*, padding: object, stride: object, filter: object) -> PoolSpec:  # noqa: A002
        return PoolSpec(
            read.pair("filter", filter),
            read.pair("stride", stride),
            mode,
            read.choice("padding", padding, _PADDINGS),
            rules=DEFAULT_RULES,
        )

    return call


def _write_lite(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    spec = entry.limit(spec, has_ceil=False, is_same=("same",), pads=())
    name = {"max": "MAX_POOL_2D", "average": "AVERAGE_POOL_2D"}[spec.mode]
    padding = "SAME" if spec.padding == "same" else "VALID"
    yield name, {"padding": padding, "stride": spec.stride, "filter": spec.pool_size}


LITERT = Framework(
    title="TF Lite",
    version="ai-edge-litert 2.3.0",
    calls={"MAX_POOL_2D": _lite("max"), "AVERAGE_POOL_2D": _lite("average")},
    write=_write_lite,
    default_stride="given",
    last_window="no_ceil",
    odd_cell="end",
    divisor="real",
    nan="xnnpack",
    ties="none",
    integers="half_away",
)
