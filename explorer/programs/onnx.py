"""ONNX Runtime: a model of one node."""

from collections.abc import Mapping

from explorer.programs.adaptive import Fit, as_plain
from explorer.programs.layout import Layout, Snippet, batch, unbatch
from explorer.words.catalogue import say

IMPORTS = "import numpy as np\nimport onnxruntime\nfrom onnx import TensorProto, helper"
_OPERATORS = {"max": "MaxPool", "min": "MaxPool", "average": "AveragePool", "l2": "LpPool"}
_OWN_ATTRIBUTES = {"l2": {"p": 2}}
# ONNX Runtime has no GlobalLpPool of version 22.
_VERSIONS = {"": 22, "Global": 21}


def snippet(layout: Layout) -> Snippet:
    """Write the node, the model around it and the session that runs it."""
    spec = layout.spec
    if spec.mode not in _OPERATORS:
        return _no_operator(spec.mode)
    (top, bottom), (left, right) = layout.geometry.pad_width
    if max(top, bottom) >= spec.pool_size[0] or max(left, right) >= spec.pool_size[1]:
        return Snippet(note=say("programs.onnx_padding"))
    attributes = {
        "kernel_shape": spec.pool_size,
        "strides": spec.stride,
        "pads": (top, left, bottom, right),
        "dilations": spec.dilation,
        "ceil_mode": int(layout.overhang != (0, 0)),
    }
    if spec.mode == "average":
        attributes["count_include_pad"] = int(spec.count_include_pad)
    note = say("programs.onnx_float32_stride")
    return _model(spec.mode, "", attributes, layout.is_colour, note)


def adaptive_snippet(fit: Fit) -> Snippet:
    """Write the global node or the ordinary one, or say that there is none."""
    mode = fit.spec.mode
    if mode not in _OPERATORS:
        return _no_operator(mode)
    if fit.geometry.output_shape == (1, 1):
        note = say("programs.call_float32", name="ONNX Runtime")
        return _model(mode, "Global", {}, fit.is_colour, note)
    plain = fit.plain()
    if plain:
        return as_plain(snippet(plain), plain)
    return Snippet(note=say("programs.onnx_no_adaptive"))


def _no_operator(mode: str) -> Snippet:
    return Snippet(note=say("programs.onnx_no_mode", mode=mode))


def _model(
    mode: str, prefix: str, attributes: Mapping[str, object], is_colour: bool, note: str
) -> Snippet:
    attributes = {**attributes, **_OWN_ATTRIBUTES.get(mode, {})}
    if mode == "min":
        note += " It has no minimum: the largest of the negatives is taken."
    sign = "-" if mode == "min" else ""
    operator, images = f"{prefix}{_OPERATORS[mode]}", batch(is_colour)
    body = node_body(operator, _VERSIONS[prefix], attributes, images, sign)
    return Snippet(IMPORTS, f"{body}{unbatch(is_colour)}", note)


def node_body(
    operator: str, opset: int, attributes: Mapping[str, object], images: str, sign: str = ""
) -> str:
    """Write a model of one node and the session that runs it on a batch, as ``output``."""
    arguments = "".join(f"    {name}={value!r},\n" for name, value in attributes.items())
    return f"""node = helper.make_node(
    "{operator}",
    ["images"],
    ["pooled"],
{arguments})
value = helper.make_tensor_value_info
shape = ["batch", "channels", "rows", "columns"]
graph = helper.make_graph(
    [node],
    "pool",
    [value("images", TensorProto.FLOAT, shape)],
    [value("pooled", TensorProto.FLOAT, shape)],
)
operators = helper.make_opsetid("", {opset})
model = helper.make_model(graph, opset_imports=[operators], ir_version=10)
session = onnxruntime.InferenceSession(model.SerializeToString())
images = {images}.astype(np.float32)
output = {sign}session.run(None, {{"images": {sign}images}})[0]"""
