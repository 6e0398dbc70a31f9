"""How each framework is asked in its own words, written by hand.

Nothing here comes from the core, which is told only the call and its arguments.
"""

from dataclasses import dataclass

SHORT = {"max": "max", "average": "avg"}
LOUD = {"valid": "VALID", "same": "SAME", "same_lower": "SAME_LOWER"}


@dataclass
class Asked:
    """What is asked: fields of a `PoolSpec`, each in one form."""

    mode: str
    size: tuple
    stride: tuple
    named: str
    pads: tuple
    ceil: bool
    counts: bool

    @classmethod
    def of(cls, mode, pool_size, stride=None, padding="valid", ceil_mode=False, **counted):
        size, named = both(pool_size), padding if isinstance(padding, str) else ""
        pads = ((0, 0), (0, 0)) if named else tuple(map(both, both(padding)))
        stride = size if stride is None else both(stride)
        counts = counted.get("count_include_pad", False)
        return cls(mode, size, stride, named, pads, ceil_mode, counts)

    @property
    def alike(self):
        """Padding that is the same on both sides: rows and columns."""
        (top, bottom), (left, right) = self.pads
        assert (top, left) == (bottom, right)
        return top, left

    def counting(self, name, yes=True, no=False):
        """Return the argument that only an average has."""
        return {name: yes if self.counts else no} if self.mode == "average" else {}


def both(value):
    return value if isinstance(value, tuple) else (value, value)


def torch(asked):
    arguments = {"kernel_size": asked.size, "stride": asked.stride, "padding": asked.alike}
    arguments |= {"ceil_mode": asked.ceil} | asked.counting("count_include_pad")
    return f"torch.nn.functional.{SHORT[asked.mode]}_pool2d", arguments


def tensorflow(asked):
    padding = LOUD[asked.named] if asked.named else [(0, 0), *asked.pads, (0, 0)]
    arguments = {"ksize": asked.size, "strides": asked.stride, "padding": padding}
    return f"tf.nn.{SHORT[asked.mode]}_pool2d", arguments


def keras(asked):
    layer = {"max": "MaxPooling2D", "average": "AveragePooling2D"}[asked.mode]
    arguments = {"pool_size": asked.size, "strides": asked.stride, "padding": asked.named}
    return f"keras.layers.{layer}", arguments


def litert(asked):
    operator = {"max": "MAX_POOL_2D", "average": "AVERAGE_POOL_2D"}[asked.mode]
    return operator, {"padding": LOUD[asked.named], "stride": asked.stride, "filter": asked.size}


def onnxruntime(asked):
    (top, bottom), (left, right) = asked.pads
    named = {"same": "SAME_UPPER"}.get(asked.named) or LOUD.get(asked.named)
    arguments = {"kernel_shape": asked.size, "strides": asked.stride, "ceil_mode": int(asked.ceil)}
    arguments |= {"auto_pad": named} if named else {"pads": (top, left, bottom, right)}
    arguments |= asked.counting("count_include_pad", 1, 0)
    return {"max": "MaxPool", "average": "AveragePool"}[asked.mode] + " (opset 22)", arguments


def flax(asked):
    padding = LOUD[asked.named] if asked.named else asked.pads
    arguments = {"window_shape": asked.size, "strides": asked.stride, "padding": padding}
    arguments |= asked.counting("count_include_pad")
    return f"flax.linen.{SHORT[asked.mode]}_pool", arguments


def paddle(asked):
    (top, bottom), (left, right) = asked.pads
    padding = "SAME" if asked.named == "same" else [top, bottom, left, right]
    arguments = {"kernel_size": asked.size, "stride": asked.stride, "padding": padding}
    arguments |= {"ceil_mode": asked.ceil} | asked.counting("exclusive", False, True)
    return f"paddle.nn.functional.{SHORT[asked.mode]}_pool2d", arguments


def openvino(rounding):
    def call(asked):
        (top, bottom), (left, right) = asked.pads
        named = {"same": "same_upper", "": "explicit"}.get(asked.named, asked.named)
        arguments = {"kernel_shape": asked.size, "strides": asked.stride, "auto_pad": named}
        arguments |= {"pads_begin": (top, left), "pads_end": (bottom, right)}
        arguments |= {"rounding_type": rounding if asked.ceil else "floor"}
        arguments |= {"dilations": (1, 1)} if asked.mode == "max" else {}
        arguments |= asked.counting("exclude_pad", False, True)
        return f"openvino.opset14.{SHORT[asked.mode]}_pool", arguments

    return call


def tinygrad(asked):
    (top, bottom), (left, right) = asked.pads
    arguments = {"kernel_size": asked.size, "stride": asked.stride, "ceil_mode": asked.ceil}
    arguments |= {"padding": (left, right, top, bottom)} | asked.counting("count_include_pad")
    return f"tinygrad.Tensor.{SHORT[asked.mode]}_pool2d", arguments


def mxnet(asked):
    arguments = {"kernel": asked.size, "stride": asked.stride, "pad": asked.alike}
    arguments |= {"pool_type": SHORT[asked.mode]} | asked.counting("count_include_pad")
    arguments |= {"pooling_convention": "full" if asked.ceil else "valid"}
    return "mxnet.nd.Pooling", arguments


def caffe(asked):
    # It rounds up unasked, and what is counted cannot be asked for.
    return "Pooling", pooling_param(asked) | ({} if asked.ceil else {"round_mode": "FLOOR"})


def opencv(asked):
    arguments = pooling_param(asked) | ({} if asked.ceil else {"ceil_mode": "false"})
    return "cv2.dnn.readNetFromCaffe: Pooling", arguments


def pooling_param(asked):
    names = ("kernel_h", "kernel_w", "stride_h", "stride_w", "pad_h", "pad_w")
    numbers = dict(zip(names, (*asked.size, *asked.stride, *asked.alike), strict=True))
    return {"pool": {"max": "MAX", "average": "AVE"}[asked.mode]} | numbers


def ncnn(asked):
    (top, bottom), (left, right) = asked.pads
    arguments = {"pooling_type": 0 if asked.mode == "max" else 1}
    for name, (rows, cols) in {"kernel": asked.size, "stride": asked.stride}.items():
        arguments |= {f"{name}_w": cols, f"{name}_h": rows}
    arguments |= {"pad_left": left, "pad_right": right, "pad_top": top, "pad_bottom": bottom}
    arguments |= {"same": {"pad_mode": 2}, "same_lower": {"pad_mode": 3}}.get(
        asked.named, {} if asked.ceil else {"pad_mode": 1}
    )
    return "ncnn layer Pooling", arguments | asked.counting("avgpool_count_include_pad", 1, 0)


def darknet(asked):
    assert asked.mode == "max"
    assert not asked.ceil
    (size, _), (stride, _), (sides, _) = asked.size, asked.stride, asked.pads
    return "[maxpool]", {"size": size, "stride": stride, "padding": sum(sides)}


def skimage(asked):
    assert asked.size == asked.stride
    func = {"max": "numpy.max", "average": "numpy.mean"}[asked.mode]
    return "skimage.measure.block_reduce", {"block_size": asked.size, "func": func}


def core_ml(asked):
    (top, bottom), (left, right) = asked.pads
    arguments = {"kernel_sizes": asked.size, "strides": asked.stride, "ceil_mode": asked.ceil}
    arguments |= {"pad_type": "custom", "pad": (top, bottom, left, right)}
    arguments |= asked.counting("exclude_padding_from_average", False, True)
    return f"mb.{SHORT[asked.mode]}_pool", arguments


# By the name that the cases have: the key of the framework, and how it is asked.
FRAMEWORKS = {
    "Caffe": ("caffe", caffe),
    "Core ML": ("coremltools", core_ml),
    "Darknet": ("darknet", darknet),
    "Flax": ("flax", flax),
    "Keras on JAX": ("keras-jax", keras),
    "Keras on PyTorch": ("keras-torch", keras),
    "Keras on TensorFlow": ("keras-tensorflow", keras),
    "MXNet": ("mxnet", mxnet),
    "ncnn": ("ncnn", ncnn),
    "ONNX Runtime": ("onnxruntime", onnxruntime),
    "OpenCV": ("opencv", opencv),
    "OpenVINO ceil": ("openvino", openvino("ceil")),
    "OpenVINO ceil_torch": ("openvino", openvino("ceil_torch")),
    "Paddle": ("paddle", paddle),
    "PyTorch": ("torch", torch),
    "scikit-image": ("skimage", skimage),
    "TensorFlow": ("tensorflow", tensorflow),
    "TF Lite": ("litert", litert),
    "tinygrad": ("tinygrad", tinygrad),
}
