"""Measure the core beside the tutorial's loop and other libraries.

    python -m benchmarks.peers

Libraries that are not installed are named and left out.
"""

from benchmarks.report import DOCS, machine, medians, table, write_section  # isort: skip

from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import product

import numpy as np
from matplotlib.figure import Figure

from pooling import AdaptiveSpec, PoolSpec, get_pools, max_pooling, pool

DTYPES, SIDES = (np.uint8, np.float32), (224, 1024, 4096)
CASES = ((2, 2), (3, 1), (3, 2), (8, 8))  # pool size, stride
# Shapes whose global average is taken, and output sizes that a 224x224 image is averaged to.
GLOBAL_SHAPES = ((32, 32), (224, 224), (1024, 1024), (4096, 4096), (7, 7, 512), (14, 14, 256))
OUTPUT_SIZES = (2, 3, 5, 7)
# The most that a case may take, as a multiple of a library's time: of OpenCV at 224, then of
# ONNX Runtime for float32.
MOST_OF_OPENCV = {
    "uint8, 224x224, 2x2, stride 2": 1.3,
    "uint8, 224x224, 3x3, stride 1": 1.5,
    "uint8, 224x224, 3x3, stride 2": 2.0,
    "uint8, 224x224, 8x8, stride 8": 1.4,
    "float32, 1024x1024, 2x2, stride 2": 1.0,
    "float32, 1024x1024, 8x8, stride 8": 1.0,
}
MOST_OF_ONNX_RUNTIME = {
    "float32, 224x224, 2x2, stride 2": 1.3,
    "float32, 224x224, 3x3, stride 1": 1.0,
    "float32, 224x224, 3x3, stride 2": 1.8,
    "float32, 224x224, 8x8, stride 8": 1.3,
    "float32, 1024x1024, 3x3, stride 1": 1.0,
    "float32, 1024x1024, 8x8, stride 8": 1.0,
    "float32, 4096x4096, 8x8, stride 8": 1 / 1.2,
}
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
longer than the core a library takes: below 1 it is faster. All of a row's calls are made in
turns, each twice in a row, of which the second counts; a figure is a ratio of medians. SciPy
and OpenCV know no pooling: they filter at stride 1, and every s-th value is kept as a view.
ONNX Runtime runs a model that was loaded before, the core a spec that was built before.
scikit-image reduces blocks, which is pooling where the stride is the pool size. All of them
take uint8 as they take float32."""


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
    spec = PoolSpec(size, stride)
    calls = {"core": lambda: pool(image, spec)}
    for name, prepare in PEERS.items():
        try:
            call = prepare(image, size, stride)
        except ModuleNotFoundError:
            continue
        if call is not None:
            calls[name] = call
    rounds = {224: 300, 1024: 30}.get(len(image), 9)
    core, *others = medians(calls.values(), rounds)
    return {"us": core * 1e6} | {
        name: time / core for name, time in zip(list(calls)[1:], others, strict=True)
    }


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> float:
    """Return how many times as long ours takes."""
    core, other = medians((ours, theirs), rounds)
    return core / other


def loop_ratio() -> float:
    image = np.random.default_rng(4).integers(0, 256, (224, 224), dtype=np.uint8)
    spec = PoolSpec()
    core = lambda: [pool(image, spec) for _ in range(100)]  # noqa: E731
    return 100 / ratio(core, lambda: max_pooling(get_pools(image, 2, 2)), rounds=7)


def small_rows() -> list[tuple[str, str, str]]:
    """Measure what a call costs where there is hardly anything to pool."""
    image = np.random.default_rng(4).integers(0, 256, (32, 32), dtype=np.uint8)
    spec = PoolSpec(2)

    def four_views() -> np.ndarray:
        top, bottom = image[::2], image[1::2]
        return np.maximum(
            np.maximum(top[:, ::2], top[:, 1::2]), np.maximum(bottom[:, ::2], bottom[:, 1::2])
        )

    many = medians([lambda: [PoolSpec(2) for _ in range(100)]], rounds=100)[0] / 100
    return [
        (
            "uint8 32x32, 2x2, stride 2, beside one NumPy expression of four views",
            f"{ratio(lambda: pool(image, spec), four_views, rounds=1000):.2f}",
            "2.5",
        ),
        ("PoolSpec(2), in microseconds", f"{many * 1e6:.1f}", "3"),
    ]


def average_rows() -> list[tuple[str, ...]]:
    """Measure averages with few outputs as multiples of `numpy.mean`."""
    rng, rows, whole = np.random.default_rng(4), [], AdaptiveSpec(1)
    for shape in GLOBAL_SHAPES:
        rounds = 20 if shape[0] > 1000 else 300
        figures = []
        for dtype in (*DTYPES, np.float64):
            image = (rng.random(shape) * 255).astype(dtype)
            mean = lambda image=image: np.mean(image, axis=(0, 1))  # noqa: E731
            core = lambda image=image: pool(image, whole)  # noqa: E731
            figures.append(f"{ratio(core, mean, rounds):.2f}")
        rows.append(("x".join(map(str, shape)) + " to 1x1", *figures))
    for size in OUTPUT_SIZES:
        figures = []
        for dtype in (*DTYPES, np.float64):
            image = (rng.random((224, 224)) * 255).astype(dtype)
            core = lambda image=image, size=size: pool(image, AdaptiveSpec(size))  # noqa: E731
            theirs = lambda image=image, size=size: means(image, size)  # noqa: E731
            figures.append(f"{ratio(core, theirs, 100):.2f}")
        rows.append((f"224x224 to {size}x{size}", *figures))
    return rows


def means(image: np.ndarray, size: int) -> list[np.ndarray]:
    """Return the mean of each adaptive window, one call of `numpy.mean` for each."""
    parts = [
        slice(index * len(image) // size, -(-(index + 1) * len(image) // size))
        for index in range(size)
    ]
    return [np.mean(image[rows, cols], axis=(0, 1)) for rows in parts for cols in parts]


def target_rows(results: dict[str, dict[str, float]]) -> Iterable[tuple[str, ...]]:
    """Yield each target with its figure."""
    for library, targets in (("OpenCV", MOST_OF_OPENCV), ("ONNX Runtime", MOST_OF_ONNX_RUNTIME)):
        for case, most in targets.items():
            if library in results[case]:
                figure = 1 / results[case][library]
                verdict = "met" if figure <= most else "missed"
                yield case, library, f"{figure:.2f}", f"{most:.2f}", verdict


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
        (case, f"{row['us']:.0f}", *(f"{row[name]:.2f}" if name in row else "" for name in PEERS))
        for case, row in results.items()
    ]
    parts = [
        INTRODUCTION,
        machine(*DISTRIBUTIONS),
        table(("case", "core, us", *PEERS), rows),
        "![Times of other libraries](core-peers.svg)",
        "The targets, as the core's time over the library's:",
        table(("case", "library", "ratio", "target", ""), target_rows(results)),
        f"The tutorial's double loop on 224x224 uint8, 2x2 at stride 2, takes {loop_ratio():,.0f} "
        "times as long as the core (target 1,500).",
        table(("small calls", "figure", "target"), small_rows()),
        "Averages with few outputs take this many times as long as `numpy.mean` over the axes of "
        "every window (target 1.3):",
        table(("average", "uint8", "float32", "float64"), average_rows()),
    ]
    write_section("core peers", "\n\n".join(parts))
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
