"""The frameworks' own calls as lines of Python: a table with an entry for each."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from explorer.programs.layout import Snippet, batch, unbatch
from explorer.programs.onnx import IMPORTS as ONNX_IMPORTS
from explorer.programs.onnx import node_body
from explorer.words.catalogue import say
from pooling.conventions import FRAMEWORKS, Call

Writer: TypeAlias = Callable[[Call, str, bool], Snippet]  # of a call, its image, and is_colour


class Template(NamedTuple):
    """What is written around the ``arguments`` of one framework's calls.

    Of a call the places have its full name, its last ``name`` and the ``module`` before it;
    ``batch`` is the image as a batch of one, and ``first`` takes an output from its batch.
    """

    imports: str
    body: str
    is_channels_first: bool = True
    note: str = ""


def _template(template: Template, call: Call, image: str, is_colour: bool) -> Snippet:
    """Fill a template in."""
    module, _, name = call.call.rpartition(".")
    arguments = {key: _literal(value) for key, value in call.arguments.items()}
    first, last = unbatch(is_colour), "[0]" if is_colour else "[0, ..., 0]"
    places = {
        "call": call.call,
        "module": module,
        "name": name,
        "arguments": ", ".join(f"{key}={value}" for key, value in arguments.items()),
        "image": image,
        "batch": batch(is_colour, image) if template.is_channels_first else _last(image, is_colour),
        "first": first if template.is_channels_first else last,
    }
    note = _note(call, template.note) if template.note else ""
    return Snippet(template.imports.format(**places), template.body.format(**places), note)


def _note(call: Call, name: str) -> str:
    return say(f"programs.call_{name}", name=FRAMEWORKS[call.framework].title)


def _literal(value: object) -> str:
    """Write an argument: an infinity, or a function given by its name, as NumPy's or JAX' own."""
    if isinstance(value, str) and value.startswith(("numpy.", "jax.")):
        return value.replace("numpy.", "np.")
    return repr(value).replace("inf", "np.inf") if isinstance(value, float) else repr(value)


def _last(image: str, is_colour: bool) -> str:
    return f"{image}[np.newaxis]" if is_colour else f"{image}[np.newaxis, ..., np.newaxis]"


def _onnx(call: Call, image: str, is_colour: bool) -> Snippet:
    operator, _, opset = call.call.removesuffix(")").partition(" (opset ")
    body = node_body(operator, int(opset), call.arguments, batch(is_colour, image))
    return Snippet(ONNX_IMPORTS, f"{body}{unbatch(is_colour)}", _note(call, "float32"))


def _skimage(call: Call, image: str, is_colour: bool) -> Snippet:
    if is_colour:
        size = call.arguments["block_size"]
        sides = size if isinstance(size, tuple) else (size, size)
        call = Call(call.framework, call.call, {**call.arguments, "block_size": (*sides, 1)})
    return _template(_SKIMAGE, call, image, is_colour)


def _keras(backend: str, dtype: str) -> Writer:
    imports = "import keras\nimport numpy as np"
    if backend:
        imports = f'import os\n\nos.environ["KERAS_BACKEND"] = "{backend}"\n{imports}'
    body = f"""layer = {{call}}({{arguments}}, dtype="{dtype}")
images = {{batch}}.astype("{dtype}")
output = keras.ops.convert_to_numpy(layer(images)){{first}}"""
    return partial(_template, Template(imports, body, is_channels_first=False))


_SKIMAGE = Template(
    "import numpy as np\nimport skimage.measure",
    "output = {call}({image}.astype(float), {arguments})",
)
_TORCH = Template(
    "import numpy as np\nimport torch\nimport torch.nn.functional as F",
    """images = torch.tensor({batch}.astype(float))
output = F.{name}(images, {arguments}).numpy(){first}""",
)
_TENSORFLOW = Template(
    "import numpy as np\nimport tensorflow as tf",
    """images = tf.constant({batch}.astype(float))
output = {call}(images, {arguments}).numpy(){first}""",
    is_channels_first=False,
)
_FLAX = Template(
    "import jax.numpy as jnp\nimport numpy as np\nimport {module}",
    """images = jnp.asarray({batch}.astype(np.float32))
output = np.asarray({call}(images, {arguments})){first}""",
    is_channels_first=False,
    note="float32",
)
_PADDLE = Template(
    "import numpy as np\nimport paddle\nimport paddle.nn.functional as F",
    """images = paddle.to_tensor({batch}.astype(float))
output = F.{name}(images, {arguments}).numpy(){first}""",
)
_OPENVINO = Template(
    "import numpy as np\nimport openvino\nfrom openvino import opset1\nimport {module}",
    """images = {batch}.astype(np.float32)
parameter = opset1.parameter(images.shape, np.float32)
node = {call}(parameter, {arguments})
model = openvino.Model([node.output(0)], [parameter])
config = {{"INFERENCE_PRECISION_HINT": "f32"}}
output = openvino.compile_model(model, "CPU", config)([images])[0]{first}""",
    note="float32",
)
_TINYGRAD = Template(
    "import numpy as np\nfrom tinygrad import Tensor",
    """images = Tensor({batch}.astype(float))
output = images.{name}({arguments}).numpy(){first}""",
)
_MXNET = Template(
    "import mxnet\nimport numpy as np",
    """images = mxnet.nd.array({batch}.astype(float), dtype="float64")
output = {call}(images, {arguments}).asnumpy(){first}""",
)
_CORE_ML = Template(
    "import coremltools\nimport numpy as np\nfrom coremltools.converters.mil import Builder as mb",
    """images = {batch}.astype(np.float32)


@mb.program(input_specs=[mb.TensorSpec(images.shape)])
def program(images):
    return {call}(x=images, {arguments}, name="pooled")


precision = coremltools.precision.FLOAT32
model = coremltools.convert(program, compute_precision=precision)
output = model.predict({{"images": images}})["pooled"]{first}""",
    note="macos",
)

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "torch": partial(_template, _TORCH),
        "tensorflow": partial(_template, _TENSORFLOW),
        "keras-tensorflow": _keras("", "float64"),
        "keras-jax": _keras("jax", "float32"),
        "keras-torch": _keras("torch", "float64"),
        "onnxruntime": _onnx,
        "flax": partial(_template, _FLAX),
        "paddle": partial(_template, _PADDLE),
        "openvino": partial(_template, _OPENVINO),
        "tinygrad": partial(_template, _TINYGRAD),
        "mxnet": partial(_template, _MXNET),
        "skimage": _skimage,
        "coremltools": partial(_template, _CORE_ML),
    }
)
