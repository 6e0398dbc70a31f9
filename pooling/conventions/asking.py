"""Asking a framework in its own words: what is not said is left to its defaults."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from pooling.axis import PadWidth, Pair
from pooling.conventions.missing import MissingError
from pooling.conventions.table import as_spec, framework_of
from pooling.conventions.translation import Call
from pooling.rules import Rules
from pooling.spec import PoolSpec, Spec

_ANY_PADDING = Rules(any_padding=True)
# What frameworks call the pool size, which is always said.
_POOL = {
    "block_size",
    "filter",
    "kernel",
    "kernel_h",
    "kernel_shape",
    "kernel_size",
    "kernel_sizes",
    "kernel_w",
    "ksize",
    "pool_size",
    "size",
    "window_dimensions",
    "window_shape",
}


@dataclass(frozen=True)
class Asked:
    """A pooling in the words of no framework; None is what is not said.

    Attributes
    ----------
    pool_size : (int, int)
    mode : str
    stride : (int, int), optional
    padding : str or ((top, bottom), (left, right)), optional
    dilation : (int, int)
    ceil_mode, count_include_pad : bool, optional
    """

    pool_size: Pair = (2, 2)
    mode: str = "max"
    stride: Pair | None = None
    padding: str | PadWidth | None = None
    dilation: Pair = (1, 1)
    ceil_mode: bool | None = None
    count_include_pad: bool | None = None


def ask(framework: str, asked: Asked) -> list[Call]:
    """Return the calls of a framework that say what is asked, and no more.

    An argument other than the pool size is left out where that changes nothing that was asked
    for; what was not said is then as the framework has it. Where it must be given, the stride
    is the pool size, padding none, the number of windows rounded down and padding not counted.

    Parameters
    ----------
    framework : str
        One of the keys of `FRAMEWORKS`.
    asked : Asked

    Returns
    -------
    list of Call
        One; two where the framework has two words for the same, as OpenVINO for ceil.

    Raises
    ------
    MissingError
        If the framework has no words for it, or refuses it.
    ValueError
        If it refuses it for a reason that has no name here, or the framework is unknown.

    Examples
    --------
    >>> [call] = ask("torch", Asked((3, 3), stride=(2, 2), padding=((1, 1), (1, 1))))
    >>> dict(call.arguments)
    {'kernel_size': (3, 3), 'stride': (2, 2), 'padding': (1, 1)}
    >>> [call] = ask("onnxruntime", Asked())
    >>> as_spec("onnxruntime", call.call, **call.arguments).stride
    (1, 1)
    """
    entry = framework_of(framework)
    said = PoolSpec(
        asked.pool_size,
        asked.stride,
        asked.mode,
        "valid" if asked.padding is None else asked.padding,
        asked.dilation,
        bool(asked.ceil_mode),
        bool(asked.count_include_pad),
        _ANY_PADDING,
    )
    calls: list[Call] = []
    for name, arguments in entry.write(said):
        try:
            call = _shortest(Call(framework, name, arguments), asked)
        except ValueError as error:
            reason = error.__cause__
            raise reason if isinstance(reason, MissingError) else error from None
        if call not in calls:
            calls.append(call)
    return calls


def spec_of(call: Call) -> Spec:
    """Return the spec that gives the numbers of a call."""
    return as_spec(call.framework, call.call, **call.arguments)


def _shortest(call: Call, asked: Asked) -> Call:
    """Leave out what need not be said: one argument, then two that belong together."""
    arguments = dict(call.arguments)
    full = _as_said(spec_of(call), asked)
    for count in (1, 2):
        for names in combinations([name for name in arguments if name not in _POOL], count):
            rest = {name: value for name, value in arguments.items() if name not in names}
            if len(arguments) - len(rest) == count and _says(call, rest, asked) == full:
                arguments = rest
    return Call(call.framework, call.call, arguments)


def _says(call: Call, arguments: Mapping[str, object], asked: Asked) -> tuple | None:
    try:
        return _as_said(as_spec(call.framework, call.call, **arguments), asked)
    except ValueError:
        return None


def _as_said(spec: Spec, asked: Asked) -> tuple:
    """Return what a spec has of what was asked for."""
    fields = (
        "pool_size",
        "mode",
        "stride",
        "padding",
        "dilation",
        "ceil_mode",
        "count_include_pad",
    )
    return tuple(getattr(spec, name) for name in fields if getattr(asked, name) is not None)
