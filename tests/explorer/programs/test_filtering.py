"""The filter in the code that is shown: pasted, it gives the numbers of the page."""

import subprocess
import sys

import numpy as np
import pytest

from explorer.inputs.filtered import Filtered
from explorer.inputs.filters import FILTERS
from explorer.programs.filtering import filter_lines
from explorer.programs.verification import PACKAGES, check, is_installed
from explorer.state.pooled import Pooling
from pooling import PoolSpec, gradient
from tests.explorer.driver import opened

OWN = np.array([[0.1, -2, 0.3], [1 / 3, 0.7, 1e-3], [-0.2, 0, 5]])
MATRIX = np.random.default_rng(6).normal(size=(6, 5)).round(3)
PHOTO = np.random.default_rng(7).integers(0, 256, (9, 12), np.uint8)


def filtered(kind: str, *, relu: bool, is_picture: bool) -> Filtered:
    weights = OWN if kind == "own" else FILTERS[kind]
    return Filtered(PHOTO if is_picture else MATRIX, kind, weights, relu, is_picture)


@pytest.mark.parametrize("kind", sorted(FILTERS))
@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("is_picture", [False, True])
def test_the_lines_give_the_feature_map_to_the_last_bit(kind, relu, is_picture):
    one = filtered(kind, relu=relu, is_picture=is_picture)
    names: dict = {"np": np, "image": one.image}
    exec(filter_lines(one), names)  # noqa: S102
    assert names["image"].dtype == one.features().dtype
    assert np.array_equal(names["image"], one.features())


def test_without_a_filter_there_are_no_lines():
    assert filter_lines(None) == ""


def test_the_numbers_of_the_filter_are_written_in_full():
    lines = filter_lines(filtered("own", relu=False, is_picture=False)).splitlines()
    assert lines[0] == (
        "weights = np.array([[0.1, -2, 0.3], [0.3333333333333333, 0.7, 0.001], [-0.2, 0, 5]])"
    )
    assert lines[-1] == "image = features"


@pytest.mark.parametrize(
    "link",
    [
        {"filter": "sobel_x"},
        {"filter": "edges", "relu": "true", "mode": "average", "padding": "1", "pool_size": "3"},
        {"filter": "own", "weights": "0.1,0,0;0,-3,0;0,0,0.7", "mode": "l2", "stride": "1"},
        {"filter": "blur", "direction": "backward"},
        {"filter": "sharpen", "input": "image", "size": "64"},
        {"filter": "own", "weights": "0.1,0,0;0,-3,0;0,0,0.7", "input": "image", "size": "64"},
        {"filter": "blur", "relu": "true", "input": "image", "size": "64", "mode": "median"},
    ],
    ids=str,
)
def test_the_program_of_the_page_gives_the_output_of_the_page_as_pasted(link, tmp_path):
    at = opened({**link, "tab": "code"})
    pooling = at.session_state["session"].pooled
    np.save(tmp_path / "input.npy", pooling.given)  # as the Download section gives it
    program = f"{at.code[0].value}\nnp.save('output.npy', output)\n"
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True)
    output = np.load(tmp_path / "output.npy")
    back = "direction" in link
    expected = gradient(pooling.image, pooling.spec) if back else pooling.steps.output
    assert np.allclose(output, expected, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("name", PACKAGES)
@pytest.mark.parametrize("mode", ["max", "average", "l2"])
@pytest.mark.parametrize("is_picture", [False, True])
def test_what_is_computed_elsewhere_agrees_also_with_the_filter(name, mode, is_picture):
    if not is_installed(name):
        pytest.skip(f"{name} is not installed")
    one = filtered("own", relu=True, is_picture=is_picture)
    pooling = Pooling.of(one.features(), PoolSpec(2, mode=mode), filtered=one)
    found = check(name, pooling.image, pooling.spec, filtered=one)
    assert found.verdict in ("identical", "equal after rounding"), found


def test_a_filter_that_gives_other_numbers_than_its_code_would_be_found():
    one = filtered("edges", relu=True, is_picture=False)
    found = check("NumPy", one.features() + 1, PoolSpec(2), filtered=one)
    assert found.verdict == "different"
