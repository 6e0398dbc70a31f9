"""The frameworks' own calls, run in the frameworks themselves and read as specs.

Every call is drawn with the framework's own argument names: some are left out, and some have
values that the framework refuses. What it refuses is refused here, and nothing else is but
what no spec can express. Images hold multiples of one eighth, and some hold NaN: see
`agreement`.
"""

import importlib
from collections import Counter

import numpy as np
import onnx
import onnxruntime
import pytest

from pooling import pool
from pooling.conventions import as_spec
from tests.pooling.frameworks.agreement import channels_first, channels_last, flip, pair

UNSAID = ("cannot be expressed", "is refused for some inputs")


def one_of(rng, *values):
    return values[rng.integers(len(values))]


def sizes(rng, low, high):
    """Choose one number for both axes, or one for each."""
    return one_of(rng, int(rng.integers(low, high + 1)), pair(rng, low, high), pair(rng, low, high))


def some(rng, **arguments):
    """Leave out each argument once in three times."""
    return {name: value for name, value in arguments.items() if rng.random() < 2 / 3}


def random_image(rng, dtype):
    image = (rng.integers(-64, 64, (*pair(rng, 1, 9), 2)) / 8).astype(dtype)
    if rng.random() < 0.2:
        image[rng.random(image.shape) < 0.05] = np.nan
    return image


def given_by_framework(run, image, call, arguments):
    """Return its output, or None for what it refuses or of which nothing is left."""
    try:
        output = np.asarray(run(image, call, arguments))
    except Exception:  # each framework has its own
        return None
    return output if output.size else None


def given_here(framework, image, call, arguments):
    """Return the output and why there is none."""
    try:
        return pool(image, as_spec(framework, call, **arguments)), ""
    except ValueError as error:
        return None, str(error)


def assert_as_the_framework(framework, drawn, run, *, is_nan_kept=False):
    """Compare every call, and return how many gave an output, were refused, or had no spec."""
    counts = Counter()
    for image, call, arguments in drawn:
        what = f"{framework}: {call} {arguments} of {image.dtype} {image.shape[:2]}"
        output, reason = given_here(framework, image, call, arguments)
        if any(unsaid in reason for unsaid in UNSAID):
            counts["unsaid"] += 1
            continue
        expected = given_by_framework(run, image, call, arguments)
        counts["refused" if expected is None else call] += 1
        assert (output is None) == (expected is None), f"{what}: {reason or 'taken here'}"
        if expected is None:
            continue
        assert output.shape == expected.shape, what
        if not is_nan_kept:
            expected = np.where(np.isnan(output), np.nan, expected)
        eps = np.finfo(image.dtype).eps
        np.testing.assert_allclose(output, expected, rtol=8 * eps, atol=64 * eps, err_msg=what)
    return counts


# Keras and TensorFlow


@pytest.fixture(scope="module")
def quiet_frameworks():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_BACKEND", "tensorflow")
        patch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
        patch.setenv("CUDA_VISIBLE_DEVICES", "-1")
        yield


def dtype_for(rng, call):
    # Where a maximum of float32 has no column, as of a pool wider than the input and within
    # Keras' adaptive maximum of one column or to one, oneDNN divides by 0 and TensorFlow ends the
    # process. In float64 it does not, if it is given a tensor: of an array it asks too late for
    # the type.
    return np.float64 if "max" in call.lower() else one_of(rng, np.float32, np.float64)


REFUSED_BY_KERAS = (
    {"pool_size": 0},
    {"pool_size": (2,)},
    {"pool_size": (3, -1)},
    {"strides": 0},
    {"strides": [2]},
    {"padding": "same_lower"},
)


def keras_calls(seed, number):
    rng = np.random.default_rng(seed)
    for _ in range(number):
        mode, kind = one_of(rng, "Max", "Average"), one_of(rng, "", "", "", "Adaptive", "Global")
        arguments = some(rng, data_format=one_of(rng, None, "channels_last", "channels_first"))
        if kind == "":
            arguments |= some(rng, strides=one_of(rng, None, sizes(rng, 1, 4)))
            arguments |= some(rng, padding=one_of(rng, "valid", "same"))
            if rng.random() < 0.9:
                arguments["pool_size"] = sizes(rng, 1, 4)
            if rng.random() < 0.2:
                arguments |= one_of(rng, *REFUSED_BY_KERAS)
        elif kind == "Adaptive":
            arguments["output_size"] = one_of(rng, sizes(rng, 1, 9), sizes(rng, 0, 3))
        else:
            arguments |= some(rng, keepdims=flip(rng))
        call = f"keras.layers.{kind}{mode}Pooling2D"
        yield random_image(rng, dtype_for(rng, call)), call, arguments


@pytest.mark.usefixtures("quiet_frameworks")
def test_the_layers_of_keras_give_what_their_specs_give():
    keras = importlib.import_module("keras")

    def run(image, call, arguments):
        is_first = arguments.get("data_format") == "channels_first"
        layer = getattr(keras.layers, call.rpartition(".")[2])(**arguments, dtype=image.dtype.name)
        output = layer(channels_first(image) if is_first else image[None]).numpy()
        if "Global" in call and not arguments.get("keepdims"):
            return output[None]
        return channels_last(output) if is_first else output[0]

    counts = assert_as_the_framework("keras-tensorflow", keras_calls(1, 300), run)
    assert len(counts) == 7
    assert min(counts.values()) > 10


REFUSED_BY_TENSORFLOW = (
    ({"ksize": 0}, {"ksize": [2, 1, 1, 1]}, {"strides": -1}, {"padding": "FULL"}),
    ({"window_shape": 2}, {"window_shape": [2]}, {"strides": 1}, {"dilations": 1}),
)


def tensorflow_calls(seed, number):
    rng = np.random.default_rng(seed)
    for _ in range(number):
        call = f"tf.nn.{one_of(rng, 'max_pool2d', 'avg_pool2d', 'pool')}"
        padding = one_of(rng, "VALID", "SAME")
        if call == "tf.nn.pool":
            shape = pair(rng, 1, 4)
            stride = one_of(rng, None, (1, 1), shape, pair(rng, 1, 3))
            arguments = {"window_shape": shape, "pooling_type": one_of(rng, "MAX", "AVG")}
            arguments |= some(rng, strides=stride, padding=padding)
            arguments |= some(rng, dilations=one_of(rng, None, (1, 1), pair(rng, 1, 3)))
            arguments |= some(rng, data_format=one_of(rng, None, "NHWC"))
        else:
            if rng.random() < 0.4:
                padding = [[0, 0], list(pair(rng, 0, 2)), list(pair(rng, 0, 2)), [0, 0]]
            arguments = {"ksize": listed(rng, 4), "strides": one_of(rng, None, listed(rng, 4))}
            arguments |= {"padding": padding} | some(rng, data_format="NHWC")
        if rng.random() < 0.1:
            arguments |= one_of(rng, *REFUSED_BY_TENSORFLOW[call == "tf.nn.pool"])
        yield random_image(rng, dtype_for(rng, f"{call} {arguments}")), call, arguments


def listed(rng, high):
    """Choose sizes in one of the ways in which `tf.nn` takes them."""
    rows, cols = pair(rng, 1, high)
    return one_of(rng, rows, [rows], (rows, cols), [1, rows, cols, 1])


@pytest.mark.usefixtures("quiet_frameworks")
def test_the_functions_of_tensorflow_give_what_their_specs_give():
    tensorflow = importlib.import_module("tensorflow")

    def run(image, call, arguments):
        function = getattr(tensorflow.nn, call.removeprefix("tf.nn."))
        return function(tensorflow.constant(image[None]), **arguments).numpy()[0]

    counts = assert_as_the_framework("tensorflow", tensorflow_calls(2, 500), run)
    assert len(counts) == 4
    assert min(counts.values()) > 50


# ONNX Runtime


def onnx_calls(seed, number):
    rng = np.random.default_rng(seed)
    for _ in range(number):
        operator = one_of(rng, "MaxPool", "AveragePool", "MaxPool", "AveragePool", "LpPool")
        opset = 22 if operator == "LpPool" else one_of(rng, 11, 12, 18, 19, 21, 22)
        if rng.random() < 0.1:
            operator = one_of(rng, "GlobalMaxPool", "GlobalAveragePool")
            yield random_image(rng, np.float32), f"{operator} (opset {opset})", {}
            continue
        arguments = {"kernel_shape": pair(rng, 1, 4)}
        pads = (*pair(rng, 0, 2), *pair(rng, 0, 2))
        arguments |= one_of(rng, some(rng, pads=pads), auto_pad(rng), auto_pad(rng))
        arguments |= some(rng, strides=pair(rng, 1, 4), ceil_mode=int(flip(rng)))
        if rng.random() < 0.5:
            arguments["dilations"] = pair(rng, 1, 3)
        own = {
            "MaxPool": {"storage_order": int(flip(rng))},
            "AveragePool": {"count_include_pad": int(flip(rng))},
            "LpPool": {"p": 2},
        }
        arguments |= some(rng, **own[operator])
        yield random_image(rng, np.float32), f"{operator} (opset {opset})", arguments


def auto_pad(rng):
    return {"auto_pad": one_of(rng, "NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER", "SAME")}


def test_the_operators_of_onnx_give_what_their_specs_give():
    helper, number = onnx.helper, onnx.TensorProto.FLOAT
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4

    def run(image, call, arguments):
        operator, _, opset = call.removesuffix(")").partition(" (opset ")
        shape = channels_first(image).shape
        graph = helper.make_graph(
            [helper.make_node(operator, ["image"], ["output"], **arguments)],
            "pooling",
            [helper.make_tensor_value_info("image", number, shape)],
            [helper.make_tensor_value_info("output", number, None)],
        )
        opsets = [helper.make_opsetid("", int(opset))]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=10).SerializeToString()
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        return channels_last(session.run(None, {"image": channels_first(image)})[0])

    counts = assert_as_the_framework("onnxruntime", onnx_calls(3, 600), run)
    assert counts["refused"] > 50
    operators = Counter()
    for call, times in counts.items():
        operators[call.partition(" ")[0]] += times
    assert min(operators.values()) > 10


# PyTorch


def torch_calls(seed, number):
    rng = np.random.default_rng(seed)
    for _ in range(number):
        name = one_of(rng, "max_pool2d", "avg_pool2d", "lp_pool2d", "adaptive_")
        if name == "adaptive_":
            name += one_of(rng, "max_pool2d", "avg_pool2d")
            arguments = {"output_size": one_of(rng, sizes(rng, 1, 9), sizes(rng, 1, 9), (2, -1))}
        else:
            least = int(rng.random() < 0.95)
            arguments = {"kernel_size": one_of(rng, sizes(rng, least, 4), [2])}
            arguments |= some(rng, stride=one_of(rng, None, sizes(rng, least, 4)))
        padded = {"padding": sizes(rng, 0, one_of(rng, 1, 2)), "ceil_mode": flip(rng)}
        arguments |= {
            "max_pool2d": some(rng, dilation=sizes(rng, 1, 3), **padded),
            "avg_pool2d": some(rng, count_include_pad=flip(rng), **padded),
            "lp_pool2d": {"norm_type": one_of(rng, 2, 2.0)},
        }.get(name, {})
        image = random_image(rng, one_of(rng, np.float32, np.float64))
        yield image, f"torch.nn.functional.{name}", arguments


def test_the_functions_of_pytorch_give_what_their_specs_give(torch):
    def run(image, call, arguments):
        function = getattr(torch.nn.functional, call.removeprefix("torch.nn.functional."))
        return channels_last(function(torch.from_numpy(channels_first(image)), **arguments))

    counts = assert_as_the_framework("torch", torch_calls(4, 1000), run, is_nan_kept=True)
    assert len(counts) == 6
    assert min(counts.values()) > 50
