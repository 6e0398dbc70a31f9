"""From a spec to the call of a framework that gives its numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from pooling.axis import PadWidth, Pair
from pooling.conventions.entry import Framework
from pooling.conventions.equality import Pad, PadValue, difference
from pooling.conventions.missing import MissingError, Reason, UntranslatableError
from pooling.conventions.table import as_spec, framework_of
from pooling.geometry import Geometry
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec, PoolSpec, Spec

_ANY_PADDING = Rules(any_padding=True)
_MOST_SHAPES = 1024  # compared in less than a second
_NONE: PadWidth = ((0, 0), (0, 0))


@dataclass(frozen=True)
class Call:
    """A framework's own call, as `as_spec` takes it.

    Attributes
    ----------
    framework : str
    call : str
    arguments : mapping
        By their own names.
    pad : Pad, optional
        What to add to the input by hand, first.
    """

    framework: str
    call: str
    arguments: Mapping[str, object]
    pad: Pad | None = None


def translate(spec: Spec, to: str, shape: Pair | None = None) -> Call:
    """Return the call of a framework that gives the numbers of a spec.

    A call is proposed only if `as_spec` of it has the same windows, divisors and empty
    windows. NaN, ties and integers are not compared, nor infinities in the input.

    Parameters
    ----------
    spec : PoolSpec or AdaptiveSpec
        With the rules of the framework it comes from; see `as_spec`.
    to : str
        One of the keys of `FRAMEWORKS`.
    shape : (int, int), optional
        The input's height and width. Without it the call is the same for every shape that the
        spec fits whole, which ceil mode and "same" often do not allow.

    Returns
    -------
    Call

    Raises
    ------
    UntranslatableError
        If it cannot be said in that framework; the message says why.
    ValueError
        If the framework is unknown, or the spec does not fit the shape.

    Examples
    --------
    >>> spec = as_spec("torch", "torch.nn.functional.max_pool2d", kernel_size=3, padding=1)
    >>> call = translate(spec, "keras-tensorflow", (6, 6))
    >>> call.call, dict(call.arguments)
    ... # doctest: +NORMALIZE_WHITESPACE
    ('keras.layers.MaxPooling2D', {'pool_size': (3, 3), 'strides': (3, 3), 'padding': 'valid'})
    >>> call.pad
    Pad(width=((1, 1), (1, 1)), value=-inf)
    >>> translate(PoolSpec(2, mode="median"), "torch")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    UntranslatableError: cannot be said in PyTorch, because it has no median pooling
    """
    framework = framework_of(to)
    shapes = _every_shape(spec) if shape is None else [shape]
    reasons: dict[bool, Reason] = {}  # the first without and the first with padding by hand
    for pad, meant in _proposals(spec, shape):
        for call in _calls(framework, to, meant, pad, reasons):
            reason = _differs(spec, call, shapes)
            if not reason:
                return call
            reasons.setdefault(pad is not None, reason)
    raise UntranslatableError(framework.title, reasons[False], reasons.get(True, reasons[False]))


def _calls(
    framework: Framework, to: str, meant: Spec, pad: Pad | None, reasons: dict[bool, Reason]
) -> Iterator[Call]:
    try:
        for name, arguments in framework.write(meant):
            yield Call(to, name, MappingProxyType(arguments), pad)
    except MissingError as error:
        reasons.setdefault(pad is not None, error.reason)


def _differs(spec: Spec, call: Call, shapes: list[Pair]) -> Reason | None:
    """Say in what a call differs from a spec, on the first shape where it does."""
    try:
        own = as_spec(call.framework, call.call, **call.arguments)
    except ValueError as error:
        return Reason("refused", f"it would refuse this: {error}")
    for shape in shapes:
        reason = difference(spec, own, shape, call.pad)
        if reason:
            return reason
    return None


def _proposals(spec: Spec, shape: Pair | None) -> Iterator[tuple[Pad | None, Spec]]:
    """Yield what may mean the same, as it is said first, and padded by hand last."""
    yield None, spec
    if isinstance(spec, AdaptiveSpec):
        if shape is not None:
            yield from _as_plain(spec, shape)
        return
    widths = _widths(spec, shape)
    for padding in (spec.padding, "valid", "same", "same_lower", *widths):
        yield from ((None, meant) for meant in _in_modes(spec, padding))
    for width, value in product(reversed(widths), _values(spec)):
        pad = Pad(width, value)
        yield from ((pad, meant) for meant in sorted(_in_modes(spec, "valid"), key=_is_ceil))


def _is_ceil(spec: PoolSpec) -> bool:
    return spec.ceil_mode


def _in_modes(spec: PoolSpec, padding: str | PadWidth) -> Iterator[PoolSpec]:
    """Yield a spec with a padding, in ceil mode or not, and counting it or not."""
    count = spec.count_include_pad
    counts = (count, not count) if spec.mode == "average" else (count,)
    size, stride, mode, dilation = spec.pool_size, spec.stride, spec.mode, spec.dilation
    for ceil, counted in product((spec.ceil_mode, not spec.ceil_mode), counts):
        yield PoolSpec(size, stride, mode, padding, dilation, ceil, counted, _ANY_PADDING)


def _widths(spec: PoolSpec, shape: Pair | None) -> list[PadWidth]:
    """Return the padding as cells, as it is declared and with the overhang."""
    if shape is None:
        return [] if isinstance(spec.padding, str) else [spec.padding]
    geometry = Geometry.of(spec, shape)
    (top, bottom), (left, right) = geometry.pad_width
    whole = (
        (top, bottom + geometry.rows.overhang),
        (left, right + geometry.cols.overhang),
    )
    widths = dict.fromkeys((geometry.pad_width, whole))
    return [width for width in widths if width != _NONE and min(map(min, width)) >= 0]


def _values(spec: PoolSpec) -> list[PadValue]:
    """Return what cells added by hand may hold."""
    if spec.mode == "max":
        read = spec.rules.padding_value
        values = [float("-inf"), spec.rules.empty_max, *([] if read is None else [read])]
        return list(dict.fromkeys(values))
    return [0.0, "edge"] if spec.rules.same_repeats_edge else [0.0]


def _as_plain(spec: AdaptiveSpec, shape: Pair) -> Iterator[tuple[None, PoolSpec]]:
    """Yield the windows of one size that are those of an adaptive pooling, if there are any."""
    rows, cols = Geometry.of(spec, shape).rows, Geometry.of(spec, shape).cols
    if not rows.reads and not cols.reads:
        size, stride = (rows.pool_size, cols.pool_size), (rows.stride, cols.stride)
        yield None, PoolSpec(size, stride, spec.mode)


def _every_shape(spec: Spec) -> list[Pair]:
    """Return shapes that the spec fits, enough to stand for all of them.

    Where an axis ends changes with its length from one stride to the next, and then repeats.
    """
    height, width = _reaches(spec)
    if height * width > _MOST_SHAPES:
        raise ValueError("shape must be given where pool size or stride is as large as here")
    shapes = product(range(1, height), range(1, width))
    fitting = [shape for shape in shapes if _fits(spec, shape)]
    if not fitting:
        raise ValueError("the spec fits no shape")
    return fitting


def _fits(spec: Spec, shape: Pair) -> bool:
    if isinstance(spec, PoolSpec):
        spec = replace(spec, rules=replace(spec.rules, fits_in_part="never"))
    try:
        Geometry.of(spec, shape)
    except ValueError:
        return False
    return True


def _reaches(spec: Spec) -> Iterator[int]:
    if isinstance(spec, AdaptiveSpec):
        yield from (2 * cells + 2 for cells in spec.output_size)
        return
    pads = _NONE if isinstance(spec.padding, str) else spec.padding
    for size, stride, dilation, sides in zip(
        spec.pool_size, spec.stride, spec.dilation, pads, strict=True
    ):
        yield dilation * (size - 1) + sum(sides) + 2 * stride + 2
