"""Frameworks that run a model: one of a single operation is built around the call."""

from explorer.programs.calls.layers import prototxt
from explorer.programs.calls.parts import Source, written
from explorer.programs.layout import Snippet
from explorer.programs.onnx import IMPORTS as ONNX_IMPORTS
from explorer.programs.onnx import node_body
from explorer.words.catalogue import say
from pooling.conventions import Call


def onnxruntime(call: Call, source: Source) -> Snippet:
    """Write a model of one node, and the session that runs it."""
    operator, _, opset = call.call.removesuffix(")").partition(" (opset ")
    images = source.first().removesuffix(".astype(np.float32)")  # which the model's code adds
    body = node_body(operator, int(opset), call.arguments, images)
    return Snippet(ONNX_IMPORTS, f"{body}{source.after_first}", say("written.float32"))


def openvino(call: Call, source: Source) -> Snippet:
    """Write a model of one node, compiled for the processor."""
    _, opset, name = call.call.split(".")
    lines = [
        f"images = {source.first()}",
        f"parameter = {opset}.parameter(images.shape, np.float32)",
        f"node = {opset}.{name}(parameter, {written(call)})",
        "model = openvino.Model([node.output(0)], [parameter])",
        'precise = {"INFERENCE_PRECISION_HINT": "f32"}',
        'compiled = openvino.Core().compile_model(model, "CPU", precise)',
        f"output = compiled([images])[0]{source.after_first}",
    ]
    imports = f"import numpy as np\nimport openvino\nfrom openvino import {opset}"
    return Snippet(imports, "\n".join(lines), say("written.float32"))


def opencv(call: Call, source: Source) -> Snippet:
    """Write a net in Caffe's words, read by OpenCV."""
    layer = prototxt(call).replace("{", "{{").replace("}", "}}")  # as it stands in an f-string
    lines = [
        f"images = {source.first()}",
        'dims = " ".join(f"input_dim: {length}" for length in images.shape)',
        f'net = f"""input: "data" {{dims}}\n{layer}"""',
        "net = cv2.dnn.readNetFromCaffe(np.frombuffer(net.encode(), np.uint8))",
        "net.setInput(images)",
        f"output = net.forward(){source.after_first}",
    ]
    return Snippet("import cv2\nimport numpy as np", "\n".join(lines), say("written.float32"))


def litert(call: Call, source: Source) -> Snippet:
    """Write a model of one operator, converted from TensorFlow's own."""
    name = {"MAX_POOL_2D": "max_pool2d", "AVERAGE_POOL_2D": "avg_pool2d"}[call.call]
    said = call.arguments
    pooled = f"tf.nn.{name}(images, {said['filter']}, {said['stride']}, {said['padding']!r})"
    lines = [
        f"images = {source.last()}",
        f"function = tf.function(lambda images: {pooled})",
        "concrete = function.get_concrete_function(tf.TensorSpec(images.shape, tf.float32))",
        "converter = tf.lite.TFLiteConverter.from_concrete_functions([concrete], function)",
        "interpreter = Interpreter(model_content=converter.convert())",
        "interpreter.allocate_tensors()",
        'interpreter.set_tensor(interpreter.get_input_details()[0]["index"], images)',
        "interpreter.invoke()",
        'pooled = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])',
        f"output = pooled{source.after_last}",
    ]
    runtime = "from ai_edge_litert.interpreter import Interpreter"
    imports = f"import numpy as np\nimport tensorflow as tf\n{runtime}"
    return Snippet(imports, "\n".join(lines), say("written.float32"))


def coremltools(call: Call, source: Source) -> Snippet:
    """Write a program of one operation, which macOS alone runs."""
    lines = [
        f"images = {source.first()}",
        "",
        "@mb.program(input_specs=[mb.TensorSpec(shape=images.shape)])",
        "def program(images):",
        f"    return {call.call}(x=images, {written(call)})",
        "",
        "model = coremltools.convert(program)",
        'pooled = next(iter(model.predict({"images": images}).values()))',
        f"output = pooled{source.after_first}",
    ]
    builder = "from coremltools.converters.mil import Builder as mb"
    imports = f"import coremltools\nimport numpy as np\n{builder}"
    return Snippet(imports, "\n".join(lines), say("written.macos"))
