"""ONNX Runtime: a model of one node."""

from explorer.snippets.layout import Layout, Snippet

_IMPORTS = "import numpy as np\nimport onnxruntime\nfrom onnx import TensorProto, helper"
_OPERATORS = {"max": "MaxPool", "min": "MaxPool", "average": "AveragePool", "l2": "LpPool"}


def snippet(layout: Layout) -> Snippet:
    """Write the node, the model around it and the session that runs it."""
    spec = layout.geometry.spec
    if spec.mode not in _OPERATORS:
        return Snippet(note=f"ONNX has no operator that pools by {spec.mode}.")
    (top, bottom), (left, right) = layout.geometry.pad_width
    if max(top, bottom) >= spec.pool_size[0] or max(left, right) >= spec.pool_size[1]:
        return Snippet(note="ONNX Runtime refuses padding as large as the pool size.")
    attributes = {
        "kernel_shape": spec.pool_size,
        "strides": spec.stride,
        "pads": (top, left, bottom, right),
        "dilations": spec.dilation,
        "ceil_mode": int(layout.overhang != (0, 0)),
    }
    if spec.mode == "average":
        attributes["count_include_pad"] = int(spec.count_include_pad)
    if spec.mode == "l2":
        attributes["p"] = 2
    arguments = "".join(f"    {name}={value!r},\n" for name, value in attributes.items())
    sign = "-" if spec.mode == "min" else ""
    body = f"""node = helper.make_node(
    "{_OPERATORS[spec.mode]}",
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
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
session = onnxruntime.InferenceSession(model.SerializeToString())
images = {layout.batch}.astype(np.float32)
output = {sign}session.run(None, {{"images": {sign}images}})[0]{layout.unbatch}"""
    notes = ["ONNX Runtime computes in float32; ONNX's own default stride is 1."]
    if spec.mode == "min":
        notes.append("It has no minimum: the largest of the negatives is taken.")
    return Snippet(_IMPORTS, body, " ".join(notes))
