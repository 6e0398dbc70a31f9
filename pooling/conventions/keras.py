"""Keras 3: its layers, on each of its backends."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework, Reader
from pooling.rules import Rules
from pooling.spec import DEFAULT_RULES, AdaptiveSpec, PoolSpec, Spec

_PREFIX = "keras.layers."
_PADDINGS = {"valid": "valid", "same": "same"}
_FORMATS = {None: 0, "channels_last": 0, "channels_first": 0}


def _pool(mode: str, rules: Rules, default_size: object = None) -> Reader:
    def call(
        *,
        pool_size: object = default_size,
        strides: object = None,
        padding: object = "valid",
        data_format: object = None,
    ) -> PoolSpec:
        size = read.pair("pool_size", pool_size)
        read.choice("data_format", data_format, _FORMATS)
        return PoolSpec(
            size,
            read.stride("strides", strides, size),
            mode,
            read.choice("padding", padding, _PADDINGS),
            rules=rules,
        )

    return call


def _adaptive(mode: str) -> Reader:
    def call(*, output_size: object, data_format: object = None) -> AdaptiveSpec:
        read.choice("data_format", data_format, _FORMATS)
        return AdaptiveSpec(read.pair("output_size", output_size), mode)

    return call


def _global(mode: str) -> Reader:
    def call(*, data_format: object = None, keepdims: object = False) -> AdaptiveSpec:
        read.choice("data_format", data_format, _FORMATS)
        read.flag("keepdims", keepdims)
        return AdaptiveSpec(1, mode)

    return call


def _calls(rules: Rules) -> Mapping[str, Reader]:
    return {
        f"{_PREFIX}MaxPooling2D": _pool("max", rules, (2, 2)),
        f"{_PREFIX}AveragePooling2D": _pool("average", rules),
        f"{_PREFIX}AdaptiveMaxPooling2D": _adaptive("max"),
        f"{_PREFIX}AdaptiveAveragePooling2D": _adaptive("average"),
        f"{_PREFIX}GlobalMaxPooling2D": _global("max"),
        f"{_PREFIX}GlobalAveragePooling2D": _global("average"),
    }


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    name = {"max": "MaxPooling2D", "average": "AveragePooling2D"}.get(spec.mode, "")
    if isinstance(spec, AdaptiveSpec) and name:
        yield f"{_PREFIX}Adaptive{name}", {"output_size": spec.output_size}
        return
    spec = entry.limit(spec, has_ceil=False, is_same=("same",), pads=())
    padding = "same" if spec.padding == "same" else "valid"
    arguments = {"pool_size": spec.pool_size, "strides": spec.stride, "padding": padding}
    yield _PREFIX + name, arguments


KERAS_TENSORFLOW = Framework(
    title="Keras on TensorFlow",
    version="3.15.1, TensorFlow 2.21.0",
    calls=_calls(Rules(empty_max=entry.LOW)),
    write=_write,
    default_stride="pool",
    last_window="no_ceil",
    odd_cell="end",
    divisor="real",
    nan="passed_over",
    ties="first",
    integers="refused",
)
KERAS_JAX = replace(
    KERAS_TENSORFLOW,
    title="Keras on JAX",
    version="3.15.1, JAX 0.12.0",
    calls=_calls(DEFAULT_RULES),
    nan="wins",
    integers="unknown",
)
KERAS_TORCH = replace(
    KERAS_JAX,
    title="Keras on PyTorch",
    version="3.15.1, PyTorch 2.13.0",
    calls=_calls(Rules(same_repeats_edge=True)),
    odd_cell="repeated",
    divisor="real_or_repeated",
)
