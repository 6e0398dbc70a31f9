"""OpenVINO: max_pool and avg_pool of its operator sets."""

from collections.abc import Iterator

from pooling.conventions import arguments as read
from pooling.conventions import entry
from pooling.conventions.entry import Arguments, Framework, Reader
from pooling.rules import LastWindow, Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_ROUNDINGS: dict[object, tuple[bool, LastWindow]] = {
    "floor": (False, "keep"),
    "ceil": (True, "keep"),
}
_ROUNDINGS_14 = {**_ROUNDINGS, "ceil_torch": (True, "drop")}
_AUTO_PADS = {
    None: "",
    "explicit": "",
    "valid": "valid",
    "same_upper": "same",
    "same_lower": "same_lower",
}
_NAMED = {"same": "same_upper", "same_lower": "same_lower"}


def _max_pool(roundings: dict) -> Reader:
    def call(
        *,
        strides: object,
        dilations: object,
        pads_begin: object,
        pads_end: object,
        kernel_shape: object,
        rounding_type: object = "floor",
        auto_pad: object = None,
    ) -> PoolSpec:
        return _spec(
            "max",
            (strides, pads_begin, pads_end, kernel_shape, auto_pad),
            read.choice("rounding_type", rounding_type, roundings),
            dilations=dilations,
        )

    return call


def _avg_pool(roundings: dict) -> Reader:
    def call(
        *,
        strides: object,
        pads_begin: object,
        pads_end: object,
        kernel_shape: object,
        exclude_pad: object,
        rounding_type: object = "floor",
        auto_pad: object = None,
    ) -> PoolSpec:
        return _spec(
            "average",
            (strides, pads_begin, pads_end, kernel_shape, auto_pad),
            read.choice("rounding_type", rounding_type, roundings),
            counts=not read.flag("exclude_pad", exclude_pad),
        )

    return call


def _spec(
    mode: str,
    given: tuple,
    rounding: tuple[bool, LastWindow],
    dilations: object = (1, 1),
    counts: bool = False,
) -> PoolSpec:
    strides, pads_begin, pads_end, kernel_shape, auto_pad = given
    top, left = read.two("pads_begin", pads_begin, 0)
    bottom, right = read.two("pads_end", pads_end, 0)
    is_ceil, last_window = rounding
    size, steps = read.two("kernel_shape", kernel_shape), read.two("strides", strides)
    rates, named = read.two("dilations", dilations), read.choice("auto_pad", auto_pad, _AUTO_PADS)
    pads = (top, bottom), (left, right)
    if mode == "average" and not (named or counts):
        read.below_pool("pads_begin, pads_end", pads, size)
    if is_ceil and last_window == "keep" and named in _NAMED:
        span = rates[0] * (size[0] - 1) + 1, rates[1] * (size[1] - 1) + 1
        read.not_above("strides", steps, span, when="rounding_type 'ceil' with same")
    return PoolSpec(
        size,
        steps,
        mode,
        named or pads,
        rates,
        is_ceil,
        counts,
        Rules(
            last_window=last_window,
            keep_empty=True,
            empty_max=entry.LOW,
            counted_with_pad="window_if_padded",
            signed_divisor=True,
            any_padding=True,
            fits_in_part="never",
        ),
    )


def _adaptive_avg_pool(*, output_shape: object) -> AdaptiveSpec:
    return AdaptiveSpec(read.two("output_shape", output_shape), "average")


def _write(spec: Spec) -> Iterator[tuple[str, Arguments]]:
    if isinstance(spec, AdaptiveSpec) and spec.mode == "average":
        yield "openvino.opset8.adaptive_avg_pool", {"output_shape": spec.output_size}
        return
    spec = entry.limit(spec, dilated=("max",), is_same=tuple(_NAMED))
    (top, bottom), (left, right) = entry.sides(spec)
    arguments: Arguments = {"strides": spec.stride, "kernel_shape": spec.pool_size}
    arguments |= {"pads_begin": (top, left), "pads_end": (bottom, right)}
    arguments["auto_pad"] = _NAMED.get(str(spec.padding), "explicit")
    if spec.mode == "max":
        arguments["dilations"] = spec.dilation
    else:
        arguments["exclude_pad"] = not spec.count_include_pad
    name = {"max": "openvino.opset14.max_pool", "average": "openvino.opset14.avg_pool"}[spec.mode]
    is_ceil = spec.ceil_mode and spec.padding not in _NAMED
    for rounding in ("ceil", "ceil_torch") if is_ceil else ("floor",):
        yield name, arguments | {"rounding_type": rounding}


OPENVINO = Framework(
    title="OpenVINO",
    version="2026.4.1",
    calls={
        "openvino.opset14.max_pool": _max_pool(_ROUNDINGS_14),
        "openvino.opset14.avg_pool": _avg_pool(_ROUNDINGS_14),
        "openvino.opset8.max_pool": _max_pool(_ROUNDINGS),
        "openvino.opset1.avg_pool": _avg_pool(_ROUNDINGS),
        "openvino.opset8.adaptive_avg_pool": _adaptive_avg_pool,
    },
    write=_write,
    default_stride="given",
    last_window="asked",
    odd_cell="counted_if_asked",
    divisor="window_if_padded",
    nan="passed_over",
    ties="first_index",
    integers="half_even",
)
