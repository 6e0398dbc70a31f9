"""Measure the core beside the tutorial's loop and other libraries.

    python -m benchmarks.peers

Libraries that are not installed are named and left out.
"""

from benchmarks.report import DOCS, fastest, machine, table, write_section  # isort: skip

from collections.abc import Callable
from importlib import import_module
from itertools import product

import numpy as np
from matplotlib.figure import Figure

from pooling import PoolSpec, max_pooling, pool
from pooling.scratch import get_pools

DTYPES, SIDES = (np.uint8, np.float32), (224, 1024, 4096)
CASES = ((2, 2), (3, 1), (3, 2), (8, 8))  # pool size, stride
DISTRIBUTIONS = (
    "numpy",
    "torch",
    "tensorflow-cpu",
    "scikit-image",
    "scipy",
    "onnxruntime",
    "onnx",
    "opencv-python-headless",
)

INTRODUCTION = """## The core beside other libraries

Max pooling of one channel without padding, in one thread. Each figure says how many times
longer than the core a library takes: below 1 it is faster. All of a row's calls are timed in
turns. SciPy and OpenCV know no pooling: they filter at stride 1, and every s-th value is kept
as a view. ONNX Runtime runs a model that was loaded before. scikit-image reduces blocks, which
is pooling where the stride is the pool size. All of them take uint8 as they take float32."""


def torch_call(image: np.ndarray, size: int, stride: int) -> Callable[[], object]:
    torch = import_module("torch")
    torch.set_num_threads(1)
    tensor = torch.from_numpy(image)[None, None]
    return lambda: torch.nn.functional.max_pool2d(tensor, size, stride)


def tensorflow_call(image: np.ndarray, size: int, stride: int) -> Callable[[], object]:
    tf = import_module("tensorflow")
    if tf.config.threading.get_intra_op_parallelism_threads() != 1:
        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
    tensor = tf.constant(image[None, :, :, None])
    return lambda: tf.nn.max_pool2d(tensor, size, stride, "VALID")


def skimage_call(image: np.ndarray, size: int, stride: int) -> Callable[[], object] | None:
    block_reduce = import_module("skimage.measure").block_reduce
    return (lambda: block_reduce(image, size, np.max)) if size == stride else None


def scipy_call(image: np.ndarray, size: int, stride: int) -> Callable[[], object]:
    maximum_filter = import_module("scipy.ndimage").maximum_filter
    return lambda: maximum_filter(image, size)[::stride, ::stride]


def onnxruntime_call(image: np.ndarray, size: int, stride: int) -> Callable[[], object]:
    ort, helper = import_module("onnxruntime"), import_module("onnx.helper")
    dtype, shape = helper.np_dtype_to_tensor_dtype(image.dtype), [1, 1, *image.shape]
    pair, steps = [size, size], [stride, stride]
    node = helper.make_node("MaxPool", ["image"], ["output"], kernel_shape=pair, strides=steps)
    graph = helper.make_graph(
        [node],
        "max",
        [helper.make_tensor_value_info("image", dtype, shape)],
        [helper.make_tensor_value_info("output", dtype, None)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 12)], ir_version=8)
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(model.SerializeToString(), options)
    inputs = {"image": image[None, None]}
    return lambda: session.run(None, inputs)


def opencv_call(image: np.ndarray, size: int, stride: int) -> Callable[[], object]:
    cv2 = import_module("cv2")
    cv2.setNumThreads(1)
    window = np.ones((size, size), np.uint8)
    return lambda: cv2.dilate(image, window)[::stride, ::stride]


PEERS = {
    "PyTorch": torch_call,
    "TensorFlow": tensorflow_call,
    "scikit-image": skimage_call,
    "SciPy": scipy_call,
    "ONNX Runtime": onnxruntime_call,
    "OpenCV": opencv_call,
}


def ratios(image: np.ndarray, size: int, stride: int) -> dict[str, float]:
    """Return for every peer that has this case its time as a multiple of the core's."""
    calls = {"core": lambda: pool(image, PoolSpec(size, stride))}
    for name, prepare in PEERS.items():
        try:
            call = prepare(image, size, stride)
        except ModuleNotFoundError:
            continue
        if call is not None:
            calls[name] = call
    times = fastest(calls.values(), rounds=50 if len(image) < 1000 else 5)
    return {name: time / times[0] for name, time in zip(calls, times, strict=True)}


def loop_ratio() -> float:
    image = np.random.default_rng(4).integers(0, 256, (224, 224), dtype=np.uint8)
    core = lambda: [pool(image, PoolSpec()) for _ in range(100)]  # noqa: E731
    many, loop = fastest((core, lambda: max_pooling(get_pools(image, 2, 2))), rounds=7)
    return loop / (many / 100)


def draw(results: dict[str, dict[str, float]]) -> None:
    figure = Figure(figsize=(6, 6), layout="constrained")
    axes = figure.subplots()
    for name, marker in zip(PEERS, "os^vDx", strict=True):
        cases = [case for case, row in results.items() if name in row]
        axes.plot([results[case][name] for case in cases], cases, marker, label=name)
    axes.axvline(1, color="grey", linestyle=":")
    axes.set(xlabel="time, core = 1", xscale="log")
    axes.invert_yaxis()
    axes.legend(fontsize=7)
    figure.savefig(DOCS / "core-peers.svg", metadata={"Date": None})


def main() -> None:
    rng = np.random.default_rng(4)
    results = {}
    for dtype, side in product(DTYPES, SIDES):
        image = (rng.random((side, side), np.float32) * 255).astype(dtype)
        for size, stride in CASES:
            case = f"{image.dtype}, {side}x{side}, {size}x{size}, stride {stride}"
            results[case] = ratios(image, size, stride)
    draw(results)
    rows = [
        (case, *(f"{row[name]:.2f}" if name in row else "" for name in PEERS))
        for case, row in results.items()
    ]
    parts = [
        INTRODUCTION,
        machine(*DISTRIBUTIONS),
        table(("case", *PEERS), rows),
        "![Times of other libraries](core-peers.svg)",
        f"The tutorial's double loop on 224x224 uint8, 2x2 at stride 2, takes {loop_ratio():,.0f} "
        "times as long as the core (target 1,000).",
    ]
    write_section("core peers", "\n\n".join(parts))
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
