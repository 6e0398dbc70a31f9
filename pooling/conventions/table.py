"""The table of frameworks, and from a call of one of them to a spec."""

from collections.abc import Mapping
from functools import cache
from inspect import Parameter, signature
from types import MappingProxyType

from pooling.conventions.caffe import CAFFE, OPENCV
from pooling.conventions.coreml import CORE_ML
from pooling.conventions.darknet import DARKNET
from pooling.conventions.entry import Framework, Reader
from pooling.conventions.flax import FLAX
from pooling.conventions.keras import KERAS_JAX, KERAS_TENSORFLOW, KERAS_TORCH
from pooling.conventions.mxnet import MXNET
from pooling.conventions.ncnn import NCNN
from pooling.conventions.onnxruntime import ONNXRUNTIME
from pooling.conventions.openvino import OPENVINO
from pooling.conventions.paddle import PADDLE
from pooling.conventions.skimage import SKIMAGE
from pooling.conventions.tensorflow import LITERT, TENSORFLOW
from pooling.conventions.tinygrad import TINYGRAD
from pooling.conventions.torch import TORCH
from pooling.spec import Spec

FRAMEWORKS: Mapping[str, Framework] = MappingProxyType(
    {
        "torch": TORCH,
        "tensorflow": TENSORFLOW,
        "keras-tensorflow": KERAS_TENSORFLOW,
        "keras-jax": KERAS_JAX,
        "keras-torch": KERAS_TORCH,
        "onnxruntime": ONNXRUNTIME,
        "flax": FLAX,
        "paddle": PADDLE,
        "openvino": OPENVINO,
        "tinygrad": TINYGRAD,
        "mxnet": MXNET,
        "caffe": CAFFE,
        "opencv": OPENCV,
        "ncnn": NCNN,
        "litert": LITERT,
        "darknet": DARKNET,
        "skimage": SKIMAGE,
        "coremltools": CORE_ML,
    }
)


def framework_of(name: str) -> Framework:
    """Return the entry of a framework.

    Parameters
    ----------
    name : str
        One of the keys of `FRAMEWORKS`.

    Returns
    -------
    Framework

    Raises
    ------
    ValueError
        If there is none of that name.
    """
    if not isinstance(name, str) or name not in FRAMEWORKS:
        raise ValueError(f"framework must be one of {', '.join(FRAMEWORKS)}; not {name!r}")
    return FRAMEWORKS[name]


@cache
def _parameters(reader: Reader) -> Mapping[str, Parameter]:
    return signature(reader).parameters


def as_spec(framework: str, call: str, /, **arguments: object) -> Spec:
    """Return the spec that gives the numbers of a framework's own call.

    Parameters
    ----------
    framework : str
        One of the keys of `FRAMEWORKS`.
    call : str
        A call of that framework by its full name, as ``"torch.nn.functional.max_pool2d"``;
        an operator of ONNX with its opset, as ``"MaxPool (opset 22)"``.
    **arguments : object
        The call's arguments by their own names, the input left out. What is not given has
        the framework's default.

    Returns
    -------
    PoolSpec or AdaptiveSpec
        With the framework's rules. NaN, ties and integers are not part of a spec; see
        `Framework`.

    Raises
    ------
    ValueError
        If framework, call or argument is unknown, an argument is missing or not what it may
        be, the framework refuses it, or no spec can express it. The message names the
        framework, the call, the argument and its value.

    Examples
    --------
    >>> spec = as_spec("torch", "torch.nn.functional.avg_pool2d", kernel_size=3, padding=1)
    >>> spec.stride, spec.padding, spec.count_include_pad
    ((3, 3), ((1, 1), (1, 1)), True)
    >>> as_spec("onnxruntime", "MaxPool (opset 22)", kernel_shape=[3, 3]).stride
    (1, 1)
    >>> as_spec("torch", "torch.nn.functional.max_pool2d", kernel_size=3, padding=2)
    Traceback (most recent call last):
    ...
    ValueError: PyTorch, torch.nn.functional.max_pool2d: padding must be at most half the pool, \
here 1; not 2
    """
    entry = framework_of(framework)
    if call not in entry.calls:
        raise ValueError(
            f"{entry.title} has no call {call!r} here; one of {', '.join(entry.calls)}"
        )
    known = _parameters(entry.calls[call])
    unknown = [name for name in arguments if name not in known]
    if unknown:
        raise ValueError(
            f"{entry.title}, {call}: no argument {unknown[0]!r}; one of {', '.join(known)}"
        )
    for name, parameter in known.items():
        if parameter.default is Parameter.empty and name not in arguments:
            raise ValueError(f"{entry.title}, {call}: {name} must be given")
    try:
        return entry.calls[call](**arguments)
    except ValueError as error:
        raise ValueError(f"{entry.title}, {call}: {error}") from error
