"""Every program of the Code section gives what an independent oracle gives, on random specs.

Images hold multiples of one eighth, or 8 bits, so that sums are exact in every framework.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from explorer.programs import SNIPPETS, as_program, image_line, snippet
from pooling import MODES, AdaptiveSpec, Geometry, PoolSpec, pool
from tests.explorer import fitted
from tests.pooling import oracle

RANDOM_SPECS = {
    "From scratch": 400,
    "NumPy": 600,
    "Keras": 150,
    "PyTorch": 300,
    "ONNX Runtime": 300,
}


def pair(rng: np.random.Generator, low: int, high: int) -> tuple[int, int]:
    return int(rng.integers(low, high)), int(rng.integers(low, high))


def cases(seed: int, number: int) -> Iterator[tuple[np.ndarray, PoolSpec, Geometry]]:
    """Yield so many images with specs that fit them, every choice in every mixture."""
    rng = np.random.default_rng(seed)
    while number:
        size = pair(rng, 1, 5)
        explicit = pair(rng, 0, size[0]), pair(rng, 0, size[1])
        spec = PoolSpec(
            size,
            pair(rng, 1, 5),
            list(MODES)[rng.integers(len(MODES))],
            ("valid", "same", "same_lower", explicit)[int(rng.integers(4))],
            pair(rng, 1, 4) if rng.random() < 0.4 else 1,
            bool(rng.integers(2)),
            bool(rng.integers(2)),
        )
        shape = pair(rng, 1, 12)
        try:
            geometry = Geometry.of(spec, shape)
        except ValueError:
            continue
        number -= 1
        kind = rng.integers(3)
        if kind == 0:
            yield rng.integers(-64, 64, shape) / 8, spec, geometry
        else:
            shape = shape if kind == 1 else (*shape, 3)
            yield rng.integers(0, 256, shape, np.uint8), spec, geometry


def ran(name: str, image: np.ndarray, geometry: Geometry) -> np.ndarray | None:
    """Run the code of one framework, or return None where it says that there is none."""
    code = snippet(name, image, geometry)
    if not code.body:
        assert code.note
        return None
    names: dict[str, np.ndarray] = {"image": image.copy()}
    exec(f"{code.imports}\n{code.body}", names)  # noqa: S102 - it is what a reader would paste
    assert np.array_equal(names["image"], image)
    return np.asarray(names["output"])


@pytest.fixture(scope="module")
def quiet_frameworks():
    """Keep TensorFlow's start from talking, and from looking for devices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_BACKEND", "tensorflow")
        patch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
        patch.setenv("CUDA_VISIBLE_DEVICES", "-1")
        yield


@pytest.mark.usefixtures("quiet_frameworks")
@pytest.mark.parametrize("name", SNIPPETS)
def test_random_poolings_come_out_as_the_oracle_says(name):
    if name == "PyTorch":
        pytest.importorskip("torch")
    compared = Counter()
    for image, spec, geometry in cases(len(name), RANDOM_SPECS[name]):
        output = ran(name, image, geometry)
        if output is None:
            continue
        fields = {name: value for name, value in vars(spec).items() if name != "rules"}
        expected, shape = oracle.pool(image, **fields)
        assert output.shape == shape
        np.testing.assert_allclose(output, expected, rtol=3e-6, err_msg=str(spec))
        compared[spec.mode] += 1
    assert set(compared) == set(MODES) - ({"median"} if name == "ONNX Runtime" else set())


# Even, uneven, all alike but overlapping, larger than the input, global, and mixed.
FITS = [
    ((6, 8), (3, 4)),
    ((5, 7), (3, 2)),
    ((4, 5), (3, 4)),
    ((4, 3), (7, 5)),
    ((3, 4), (6, 8)),
    ((1, 2), (3, 2)),
    ((6, 9), (1, 1)),
    ((1, 1), (1, 1)),
    ((5, 9), (1, 4)),
    ((11, 13), (4, 13)),
]


@pytest.mark.usefixtures("quiet_frameworks")
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", SNIPPETS)
def test_adaptive_poolings_come_out_as_their_oracle_says(name, mode):
    if name == "PyTorch":
        pytest.importorskip("torch")
    rng = np.random.default_rng(len(name))
    for shape, output_size in FITS:
        geometry = Geometry.of(AdaptiveSpec(output_size, mode), shape)
        for image in (
            rng.integers(-64, 64, shape) / 8,
            rng.integers(0, 256, shape, np.uint8),
            rng.integers(0, 256, (*shape, 3), np.uint8),
        ):
            output = ran(name, image, geometry)
            if output is None:
                assert name == "ONNX Runtime"
                continue
            expected = fitted.pool(image, output_size, mode)
            np.testing.assert_allclose(output, expected, rtol=3e-6, err_msg=f"{shape} {mode}")


# What ONNX computes: the operator of each fit, and None where its windows have no one size.
@pytest.mark.parametrize(
    ("shape", "output_size", "operator"),
    [
        ((6, 8), (3, 4), "LpPool"),
        ((4, 5), (3, 4), "LpPool"),
        ((6, 9), (1, 1), "GlobalLpPool"),
        ((6, 9), (1, 3), "LpPool"),
        ((5, 9), (3, 1), None),
        ((4, 4), (7, 7), None),
        ((1, 2), (2, 2), None),
    ],
)
def test_onnx_has_a_global_operator_and_one_for_windows_all_alike(shape, output_size, operator):
    geometry = Geometry.of(AdaptiveSpec(output_size, "l2"), shape)
    code = snippet("ONNX Runtime", np.zeros(shape), geometry)
    if operator:
        assert f'    "{operator}",' in code.body
    else:
        assert code.body == ""
        assert "no adaptive pooling" in code.note


@pytest.mark.parametrize(
    ("name", "mode", "line"),
    [
        ("Keras", "average", 'keras.layers.AdaptiveAveragePooling2D((3, 2), dtype="float64")'),
        ("Keras", "max", 'keras.layers.AdaptiveMaxPooling2D((3, 2), dtype="float64")'),
        ("PyTorch", "average", "F.adaptive_avg_pool2d(images, (3, 2))"),
        ("PyTorch", "min", "-F.adaptive_max_pool2d(-images, (3, 2))"),
        ("From scratch", "max", "get_adaptive_pools(image, output_shape=(3, 2))"),
        ("From scratch", "max", "from math import ceil, floor, isqrt"),
    ],
)
@pytest.mark.parametrize("shape", [(5, 7), (6, 8)])
def test_what_a_framework_has_for_adaptive_pooling_is_used(shape, name, mode, line):
    geometry = Geometry.of(AdaptiveSpec((3, 2), mode), shape)
    image = np.zeros(shape)
    assert line in as_program(image, snippet(name, image, geometry), is_picture=False)


def test_windows_that_have_one_size_and_stride_are_a_sliding_view_in_numpy():
    code = snippet("NumPy", np.zeros((4, 6)), Geometry.of(AdaptiveSpec((3, 2), "max"), (4, 6)))
    assert code.body.splitlines() == [
        "windows = sliding_window_view(image, (2, 3), axis=(0, 1))[::1, ::3]",
        "output = windows.max(axis=(-2, -1))",
    ]
    assert code.note == "A pool size of 2 × 3 and a stride of 1 × 3 give the same windows."


def test_onnx_says_where_it_has_no_code():
    image = np.zeros((4, 4))
    median = Geometry.of(PoolSpec(mode="median"), (4, 4))
    assert snippet("ONNX Runtime", image, median).note.endswith("by median.")
    wide = PoolSpec((4, 1), 1, padding="same", dilation=(3, 1))
    assert "refuses padding" in snippet("ONNX Runtime", image, Geometry.of(wide, (4, 4))).note


def test_the_worked_example_is_one_line_in_numpy():
    image = np.arange(16.0).reshape(4, 4)
    body = snippet("NumPy", image, Geometry.of(PoolSpec(), (4, 4))).body
    assert body.splitlines() == [
        "windows = sliding_window_view(image, (2, 2), axis=(0, 1))[::2, ::2]",
        "output = windows.max(axis=(-2, -1))",
    ]


def test_from_scratch_is_the_functions_of_the_core_without_their_long_docstrings():
    body = snippet("From scratch", np.zeros((4, 6)), Geometry.of(PoolSpec(), (4, 6))).body
    assert '"""Slide a window over the image and collect the pools."""' in body
    assert "Parameters" not in body
    assert body.endswith("output = max_pooling(pools, output_shape=(2, 3))")


@pytest.mark.parametrize("matrix", [[[0.1, -2.0], [1e-7, 123456789.125]], [[1e15, -0.0]]])
def test_a_matrix_is_written_in_full(matrix):
    names: dict = {"np": np}
    exec(image_line(np.array(matrix), is_picture=False), names)  # noqa: S102
    assert names["image"].tolist() == matrix


@pytest.mark.parametrize("name", ["From scratch", "NumPy"])
@pytest.mark.parametrize(
    "spec", [PoolSpec((3, 2), (2, 3), "average", padding="same"), AdaptiveSpec((4, 2), "average")]
)
def test_a_program_runs_as_pasted(spec, name, tmp_path):
    image = np.random.default_rng(5).integers(0, 256, (6, 9), np.uint8)
    np.save(tmp_path / "input.npy", image)
    program = as_program(
        image, snippet(name, image, Geometry.of(spec, image.shape)), is_picture=True
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert not done.stderr
    assert done.stdout == f"{pool(image.astype(float), spec)}\n"
