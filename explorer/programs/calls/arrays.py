"""Frameworks of which a call takes an array and gives one."""

from collections.abc import Callable

from explorer.programs.calls.parts import Source, written
from explorer.programs.layout import Snippet
from explorer.words.catalogue import say
from pooling.conventions import Call

NUMPY = "import numpy as np"


def torch(call: Call, source: Source) -> Snippet:
    """Write a call of ``torch.nn.functional``."""
    images = f"torch.tensor({source.first('float')})"
    output = f"{call.call}({images}, {written(call)}).numpy(){source.after_first}"
    return Snippet(f"{NUMPY}\nimport torch", f"output = {output}")


def tensorflow(call: Call, source: Source) -> Snippet:
    """Write a call of ``tf.nn``."""
    images = f"tf.constant({source.last('float')})"
    output = f"{call.call}({images}, {written(call)}).numpy(){source.after_last}"
    return Snippet(f"{NUMPY}\nimport tensorflow as tf", f"output = {output}")


def keras(backend: str) -> Callable[[Call, Source], Snippet]:
    """Return what writes a layer of Keras on one of its backends."""
    chosen = f'import os\n\nos.environ["KERAS_BACKEND"] = "{backend}"\n\nimport keras\n{NUMPY}'
    dtype = "float32" if backend == "jax" else "float64"  # JAX has no other unless it is told

    def write(call: Call, source: Source) -> Snippet:
        lines = [
            f'layer = {call.call}({written(call)}, dtype="{dtype}")',
            f"pooled = layer({source.last(f'np.{dtype}')})",
            f"output = keras.ops.convert_to_numpy(pooled){source.after_last}",
        ]
        return Snippet(chosen, "\n".join(lines))

    return write


def flax(call: Call, source: Source) -> Snippet:
    """Write a call of ``flax.linen``, or of ``jax.lax`` where Flax has none."""
    said = written(call).replace("=-inf", "=-jnp.inf").replace("'jax.lax.max'", "jax.lax.max")
    operand = "operand=" if call.call.startswith("jax.") else ""
    output = f"{call.call}({operand}jnp.asarray({source.last()}), {said})"
    imports = f"import flax.linen\nimport jax\nimport jax.numpy as jnp\n{NUMPY}"
    return Snippet(imports, f"output = np.asarray({output}){source.after_last}", _float32())


def paddle(call: Call, source: Source) -> Snippet:
    """Write a call of ``paddle.nn.functional``."""
    images = f"paddle.to_tensor({source.first()})"
    output = f"{call.call}({images}, {written(call)}).numpy(){source.after_first}"
    return Snippet(f"{NUMPY}\nimport paddle", f"output = {output}", _float32())


def tinygrad(call: Call, source: Source) -> Snippet:
    """Write a method of tinygrad's tensor."""
    method = call.call.removeprefix("tinygrad.Tensor.")
    output = f"Tensor({source.first()}).{method}({written(call)}).numpy(){source.after_first}"
    return Snippet(f"{NUMPY}\nfrom tinygrad import Tensor", f"output = {output}", _float32())


def mxnet(call: Call, source: Source) -> Snippet:
    """Write a call of ``mxnet.nd``."""
    images = f"mxnet.nd.array({source.first()})"
    output = f"{call.call}({images}, {written(call)}).asnumpy(){source.after_first}"
    return Snippet(f"import mxnet\n{NUMPY}", f"output = {output}", _float32())


def skimage(call: Call, source: Source) -> Snippet:
    """Write a call of ``skimage.measure``, which takes an image as it is."""
    size = call.arguments["block_size"]
    if source.is_colour and isinstance(size, tuple):
        size = (*size, 1)
    rest = {"func": "numpy.sum", **call.arguments}
    said = [f"block_size={size}", f"func={str(rest['func']).replace('numpy.', 'np.')}"]
    if "cval" in rest:
        said.append(f"cval={rest['cval']}".replace("inf", "np.inf"))
    output = f"skimage.measure.block_reduce({source.name}.astype(float), {', '.join(said)})"
    return Snippet(f"{NUMPY}\nimport skimage.measure", f"output = {output}")


def _float32() -> str:
    return say("written.float32")
