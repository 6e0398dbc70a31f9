"""The rules of every framework and variant in ``recorded/``, written by hand.

Nothing here is computed from the rule that a file records, so that the two statements are
independent of each other.
"""

from pooling.rules import Rules

LOW = -3.4028235e38  # the lowest float32 that is finite

PLAIN = Rules()  # no window is ever empty

PYTORCH = Rules(keep_empty=True)  # a dilated window may read padding only: -inf

TENSORFLOW = Rules(keep_empty=True, empty_max=LOW)

# Average divides by the whole window unless it is told to leave the padding out.
FLAX = Rules(keep_empty=True, counted_with_pad="window", any_padding=True)

TINYGRAD = Rules(keep_empty=True, any_padding=True)

PADDLE = Rules(
    last_window="keep",
    keep_empty=True,
    empty_max=LOW,
    counted_with_pad="mirrored",
    signed_divisor=True,
    any_padding=True,
)

OPENVINO_TORCH = Rules(
    keep_empty=True,
    empty_max=LOW,
    counted_with_pad="window_if_padded",
    signed_divisor=True,
    any_padding=True,
)
OPENVINO = Rules(
    last_window="keep",
    keep_empty=True,
    empty_max=LOW,
    counted_with_pad="window_if_padded",
    signed_divisor=True,
    any_padding=True,
)

MXNET = Rules(last_window="keep", keep_empty=True, empty_max=LOW, empty_average=0.0)

# Caffe and OpenCV count the padding, whatever is asked of them.
CAFFE = Rules(
    last_window="drop_if_padded",
    keep_empty=True,
    empty_max=LOW,
    counted_without_pad="declared",
    signed_divisor=True,
)
OPENCV = Rules(
    last_window="drop_if_axis_padded",
    keep_empty=True,
    empty_max=0.0,
    counted_without_pad="declared",
    signed_divisor=True,
    any_padding=True,
)

NCNN = Rules(
    last_window="keep",
    keep_empty=True,
    empty_max=LOW,
    counted_with_pad="window",
    same_counted_without_pad="window",
)

# An average leaves out the cells that "same" crops; a maximum reads them where it reaches them.
ONNX_MAX = Rules(keep_empty=True, empty_max=LOW, same_ignores_dilation=True, fits_in_part="always")
ONNX_AVERAGE = Rules(
    keep_empty=True, same_ignores_dilation=True, reads_cropped=False, fits_in_part="always"
)
ONNX_AVERAGE_19 = Rules(
    keep_empty=True,
    empty_average=0.0,
    same_ignores_dilation=True,
    reads_cropped=False,
    fits_in_part="always",
)

SCIKIT_IMAGE = Rules(counted_with_pad="window", padding_value=0.0)

CORE_ML = Rules(last_window="drop_if_axis_padded", keep_empty=True, counted_with_pad="window")

# By framework and variant, as the files name them, and where it matters by mode.
RULES = {
    ("caffe", ""): CAFFE,
    ("coremltools", "by source, not run"): CORE_ML,
    ("darknet", "default"): Rules(keep_empty=True, empty_max=LOW),
    ("darknet", "explicit"): Rules(keep_empty=True, empty_max=LOW, any_padding=True),
    ("flax", "linen"): FLAX,
    ("flax", "nnx"): FLAX,
    ("flax", "lax"): FLAX,
    ("keras-jax", "jax"): PLAIN,
    ("keras-tensorflow", "tensorflow"): PLAIN,
    ("keras-torch", "torch"): Rules(same_repeats_edge=True),
    ("litert", "optimized"): PLAIN,
    ("litert", "reference"): PLAIN,
    ("litert", "xnnpack"): PLAIN,
    ("mxnet", ""): MXNET,
    ("ncnn", ""): NCNN,
    ("onnxruntime", "opset11", "average"): ONNX_AVERAGE,
    ("onnxruntime", "opset11", "max"): ONNX_MAX,
    ("onnxruntime", "opset18", "average"): ONNX_AVERAGE,
    ("onnxruntime", "opset18", "max"): ONNX_MAX,
    ("onnxruntime", "opset19", "average"): ONNX_AVERAGE_19,
    ("onnxruntime", "opset19", "max"): ONNX_MAX,
    ("onnxruntime", "opset22", "average"): ONNX_AVERAGE_19,
    ("onnxruntime", "opset22", "max"): ONNX_MAX,
    ("opencv", "caffe"): OPENCV,
    ("openvino", "ceil"): OPENVINO,
    ("openvino", "ceil_torch"): OPENVINO_TORCH,
    ("paddle", ""): PADDLE,
    ("skimage", "cval=0"): SCIKIT_IMAGE,
    ("tensorflow", "explicit"): TENSORFLOW,
    ("tensorflow", "tf.nn"): TENSORFLOW,
    ("tensorflow", "tf.nn.pool"): TENSORFLOW,
    ("tinygrad", ""): TINYGRAD,
    ("torch", "channels_last"): PYTORCH,
    ("torch", "contiguous"): PYTORCH,
}


def rules_of(framework, variant, mode):
    """Return the rules by which a variant of a framework pools in a mode."""
    return RULES.get((framework, variant)) or RULES[framework, variant, mode]
