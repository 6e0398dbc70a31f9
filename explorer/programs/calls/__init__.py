"""The code of a framework's own call, for every framework: as one would paste it, and run it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from explorer.programs.calls import arrays, layers, models
from explorer.programs.calls.parts import Source
from explorer.programs.layout import Snippet
from pooling.conventions import Call, Pad

Writer = Callable[[Call, Source], Snippet]

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "torch": arrays.torch,
        "tensorflow": arrays.tensorflow,
        "keras-tensorflow": arrays.keras("tensorflow"),
        "keras-jax": arrays.keras("jax"),
        "keras-torch": arrays.keras("torch"),
        "onnxruntime": models.onnxruntime,
        "flax": arrays.flax,
        "paddle": arrays.paddle,
        "openvino": models.openvino,
        "tinygrad": arrays.tinygrad,
        "mxnet": arrays.mxnet,
        "caffe": layers.caffe,
        "opencv": models.opencv,
        "ncnn": layers.ncnn,
        "litert": models.litert,
        "darknet": layers.darknet,
        "skimage": arrays.skimage,
        "coremltools": models.coremltools,
    }
)


def call_snippet(call: Call, *, is_colour: bool) -> Snippet:
    """Write a call, with the padding before it, as code that reads ``image``.

    Parameters
    ----------
    call : Call
        With windows of one size.
    is_colour : bool
        Whether the image has a last axis of channels.

    Returns
    -------
    Snippet
        Its body leaves ``output``. Without imports it is no code but the layer, as the
        framework reads it from a file.
    """
    source = Source("image" if call.pad is None else "padded", is_colour)
    written = WRITERS[call.framework](call, source)
    if call.pad is None:
        return written
    body = f"{_pad_line(call.pad, is_colour)}\n{written.body}"
    return Snippet(written.imports, body, written.note)


def _pad_line(pad: Pad, is_colour: bool) -> str:
    width = (*pad.width, (0, 0)) if is_colour else pad.width
    if pad.value == "edge":
        return f'padded = np.pad(image, {width}, mode="edge")'
    value = f"{pad.value}".replace("inf", "np.inf")
    return f"padded = np.pad(image.astype(float), {width}, constant_values={value})"
