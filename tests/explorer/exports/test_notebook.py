"""The notebook, opened and run as its reader would."""

import json
import warnings
from importlib.util import find_spec

import matplotlib as mpl
import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import pyplot as plt

from explorer.exports.notebook import MOST_BYTES, as_notebook, why_no_notebook
from explorer.inputs.filtered import Filtered
from explorer.inputs.filters import FILTERS
from pooling import MODES, AdaptiveSpec, Geometry, PoolSpec, pool
from tests.pooling.strategies import pairs, spec_fields, steady

LINK = "https://example.org/?mode=max&matrix=1,2;3,4"
EXAMPLE = np.array([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]], float)
RNG = np.random.default_rng(8)
GREY = RNG.integers(0, 256, (40, 30), np.uint8)
COLOUR = RNG.integers(0, 256, (24, 32, 3), np.uint8)


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    """Draw without a window, and keep TensorFlow's start from talking."""
    monkeypatch.setenv("KERAS_BACKEND", "tensorflow")
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "-1")
    monkeypatch.delenv("MPLBACKEND", raising=False)  # of Streamlit, which a kernel would inherit
    mpl.use("agg")
    yield
    plt.close("all")


def notebook_of(*args, **kwargs):
    """Return a valid notebook, of the given cells."""
    written = as_notebook(*args, link=LINK, **kwargs)
    notebook = nbformat.reads(written.decode(), as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    return notebook


def texts_of(notebook, kind="markdown"):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def execute(notebook):
    """Run all code without a kernel; return what it leaves and what it prints."""
    names, said = {}, []
    names["print"] = lambda value: said.append(str(value))
    for number, source in enumerate(texts_of(notebook, "code")):
        exec(compile(source, f"cell {number}", "exec"), names)  # noqa: S102 - our own words
    plt.close("all")
    return names, said


@st.composite
def poolings(draw):
    """Draw an image and a spec that fits it."""
    shape = draw(pairs(1, 20))
    modes = st.sampled_from(list(MODES))
    if draw(st.booleans()):
        spec = AdaptiveSpec(draw(pairs(1, 20)), draw(modes))
    else:
        spec = PoolSpec(**draw(spec_fields()))
    try:
        Geometry.of(spec, shape)
    except ValueError:
        shape = shape[0] + 12, shape[1] + 12
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    kind = draw(st.sampled_from(["numbers", "grey", "colour"]))
    if kind == "numbers":
        return rng.normal(size=shape) * 10.0 ** rng.integers(-3, 6), spec, False
    return rng.integers(0, 256, (*shape, 3)[: 2 + (kind == "colour")], np.uint8), spec, True


@settings(steady, max_examples=120)
@given(poolings(), st.sampled_from([None, "PyTorch", "ONNX Runtime"]))
def test_every_notebook_runs_and_its_checks_hold(pooling, framework):
    image, spec, is_picture = pooling
    if framework == "PyTorch" and not find_spec("torch"):
        framework = None
    notebook = notebook_of(image, spec, framework=framework, is_picture=is_picture)
    names, said = execute(notebook)
    expected = pool(image, spec)
    np.testing.assert_array_equal(names["image"], image)
    np.testing.assert_array_equal(names["recorded"], expected)
    np.testing.assert_allclose(names["result"], expected, rtol=1e-5, atol=1e-5 * np.ptp(image))
    assert said[1:] == ["equal after rounding"] * 2


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("spec", [PoolSpec(3, 2, padding=1, ceil_mode=True), AdaptiveSpec((3, 2))])
def test_keras_is_compared_with_in_each_mode(spec, mode):
    fields = {**vars(spec), "mode": mode}
    notebook = notebook_of(COLOUR, type(spec)(**fields), framework="Keras", is_picture=True)
    _, said = execute(notebook)
    assert said[1:] == ["equal after rounding"] * 2


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("framework", ["PyTorch", "ONNX Runtime"])
@pytest.mark.parametrize("side", [32, 64, 224])
def test_sums_of_many_cells_are_compared_as_float32_adds_them(side, framework, mode):
    if framework == "PyTorch":
        pytest.importorskip("torch")
    image = np.random.default_rng(side).integers(0, 256, (side, side), np.uint8)
    notebook = notebook_of(image, AdaptiveSpec(1, mode), framework=framework, is_picture=True)
    _, said = execute(notebook)
    assert said[1:] == ["equal after rounding"] * 2


@pytest.mark.parametrize("is_picture", [False, True])
@pytest.mark.parametrize("relu", [False, True])
def test_a_filter_comes_before_the_pooling(is_picture, relu):
    given_image = GREY if is_picture else EXAMPLE
    filtered = Filtered(given_image, "sobel_x", FILTERS["sobel_x"], relu, is_picture)
    features = filtered.features()
    notebook = notebook_of(features, PoolSpec(), filtered=filtered, is_picture=is_picture)
    names, _ = execute(notebook)
    np.testing.assert_array_equal(names["image"], features)
    assert "## The filter before the pooling" in texts_of(notebook)
    assert any("'Feature map, " in source for source in texts_of(notebook, "code"))


@pytest.mark.parametrize(
    ("image", "spec", "is_picture"),
    [
        (EXAMPLE, PoolSpec(), False),
        (EXAMPLE, AdaptiveSpec(3, "median"), False),
        (GREY, PoolSpec(3, 8, "average", padding=1), True),
    ],
)
def test_in_jupyter_its_output_is_what_the_core_gives(image, spec, is_picture, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbclient import NotebookClient

        notebook = notebook_of(image, spec, is_picture=is_picture)
        resources = {"metadata": {"path": str(tmp_path)}}
        NotebookClient(notebook, timeout=60, kernel_name="python3", resources=resources).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    printed = [output.text for output in outputs if output.output_type == "stream"]
    shown = [output.data for output in outputs if output.output_type == "display_data"]
    numbers = np.array(printed[0].replace("[", " ").replace("]", " ").split(), float)
    expected = pool(image, spec)
    np.testing.assert_allclose(numbers.reshape(expected.shape), expected, rtol=1e-6)
    assert printed[1:] == ["equal after rounding\n"] * 2
    assert [list(data).count("image/png") for data in shown] == [1]


def test_a_wrong_number_fails_the_check():
    notebook = json.loads(as_notebook(EXAMPLE, PoolSpec(), link=LINK))
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("[12, 9]", "[12, 10]")
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        execute(nbformat.from_dict(notebook))


def test_it_begins_with_what_it_is_and_the_link():
    opening = texts_of(notebook_of(EXAMPLE, PoolSpec(), framework="PyTorch"))[0]
    assert opening.startswith("# Pooling with strides: max\n")
    assert f"<{LINK}>" in opening
    assert "pip install numpy matplotlib\npip install torch" in opening


def test_a_matrix_is_written_in_rows_and_a_picture_packed():
    assert "    [10, 12, 8, 7],\n" in texts_of(notebook_of(EXAMPLE, PoolSpec()), "code")[0]
    wide = notebook_of(GREY[:4, :4], PoolSpec(), is_picture=True)
    assert "b64decode" in texts_of(wide, "code")[0]


def test_where_a_framework_has_no_such_pooling_the_notebook_says_so_and_takes_numpy():
    notebook = notebook_of(EXAMPLE, PoolSpec(mode="median"), framework="ONNX Runtime")
    last = texts_of(notebook)[-1]
    assert "no operator that pools by median" in last
    assert "compared with NumPy" in last
    assert "onnx" not in "".join(texts_of(notebook, "code"))


def test_windows_too_many_for_memory_are_not_gathered():
    image = np.zeros((224, 224), np.uint8)
    notebook = notebook_of(image, PoolSpec(64, 1), is_picture=True)
    assert "left out" in texts_of(notebook)[-1]
    assert "sliding_window_view" not in "".join(texts_of(notebook, "code"))


def test_one_too_large_is_refused_in_one_sentence():
    image = np.zeros((640, 640, 3), np.uint8)
    spec = PoolSpec(1, 1, "average")
    sentence = why_no_notebook(image, pool(image, spec))
    assert sentence.startswith("The input and the output are 6.1 MB together, ")
    with pytest.raises(ValueError, match=r"a notebook holds 2 MB; a larger stride"):
        as_notebook(image, spec, link=LINK, is_picture=True)
    assert why_no_notebook(np.zeros(MOST_BYTES, np.uint8), np.zeros(0)) == ""
