"""The code of one framework's own call, as a translation proposes it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from explorer.programs.layout import Snippet, batch, unbatch
from explorer.programs.onnx import IMPORTS as ONNX_IMPORTS
from explorer.programs.onnx import node_body
from explorer.words.catalogue import say
from pooling.conventions import Call, Pad


def call_snippet(call: Call, *, is_colour: bool) -> Snippet:
    """Write a call, with the padding before it, as code that reads ``image``.

    Parameters
    ----------
    call : Call
        Of one of the frameworks in `WRITERS`.
    is_colour : bool
        Whether the image has a last axis of channels.

    Returns
    -------
    Snippet
        Its body leaves ``output``.
    """
    imports, lines, note = WRITERS[call.framework](call, is_colour)
    padded = [] if call.pad is None else [_pad_line(call.pad, is_colour)]
    return Snippet(imports, "\n".join([*padded, *lines]), note)


def _torch(call: Call, is_colour: bool) -> tuple[str, list[str], str]:
    function = call.call.removeprefix("torch.nn.functional.")
    lines = [
        f"images = torch.tensor({_first(call, is_colour)}.astype(float))",
        f"output = F.{function}(images, {_written(call)}).numpy(){unbatch(is_colour)}",
    ]
    return "import numpy as np\nimport torch\nimport torch.nn.functional as F", lines, ""


def _keras(call: Call, is_colour: bool) -> tuple[str, list[str], str]:
    axes = "np.newaxis" if is_colour else "np.newaxis, ..., np.newaxis"
    unbatched = "[0]" if is_colour else "[0, ..., 0]"
    lines = [
        f'layer = {call.call}({_written(call)}, dtype="float64")',
        f"output = layer({_source(call)}.astype(float)[{axes}]).numpy(){unbatched}",
    ]
    return "import keras\nimport numpy as np", lines, ""


def _onnx(call: Call, is_colour: bool) -> tuple[str, list[str], str]:
    operator, _, opset = call.call.removesuffix(")").partition(" (opset ")
    body = node_body(operator, int(opset), call.arguments, _first(call, is_colour))
    return ONNX_IMPORTS, [f"{body}{unbatch(is_colour)}"], say("programs.onnx_float32")


WRITERS: Mapping[str, Callable[[Call, bool], tuple[str, list[str], str]]] = MappingProxyType(
    {"torch": _torch, "keras-tensorflow": _keras, "onnxruntime": _onnx}
)


def _written(call: Call) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in call.arguments.items())


def _source(call: Call) -> str:
    return "image" if call.pad is None else "padded"


def _first(call: Call, is_colour: bool) -> str:
    """Write the image as a batch, channels first."""
    return batch(is_colour).replace("image", _source(call))


def _pad_line(pad: Pad, is_colour: bool) -> str:
    width = (*pad.width, (0, 0)) if is_colour else pad.width
    if pad.value == "edge":
        return f'padded = np.pad(image, {width}, mode="edge")'
    value = f"{pad.value}".replace("inf", "np.inf")
    return f"padded = np.pad(image.astype(float), {width}, constant_values={value})"
