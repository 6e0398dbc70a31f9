"""What can be taken home from the page."""

import pytest

from tests.explorer.driver import opened, run


def test_a_tab_shows_its_section_alone_and_stands_in_the_link():
    at = opened({"tab": "download"})
    assert [button.label for button in at.download_button] == [
        "Output, CSV",
        "Output, NPY",
        "Input, NPY",
        "Pools, NPY",
        "Plots, PNG",
        "Plots, SVG",
        "This step, PNG",
        "This step, SVG",
        "All steps, GIF",
        "All steps, WebP",
        "Notebook",
        "Worksheet, PDF",
        "Answer key, PDF",
        "All of it, ZIP",
    ]
    assert at.code[0].value.endswith("?tab=download")
    assert not any("<figure" in item.body for item in at.html)


def test_with_a_filter_there_are_the_input_before_it_and_the_feature_map():
    at = opened({"tab": "download", "filter": "edges"})
    labels = [button.label for button in at.download_button]
    assert labels[2:5] == ["Input, NPY", "Feature map, NPY", "Pools, NPY"]


@pytest.mark.parametrize(("output_size", "is_said"), [("5", True), ("1", False), ("2,3", False)])
def test_the_download_says_what_fills_a_smaller_pool(output_size, is_said):
    at = opened({"windows": "output", "output_size": output_size, "tab": "download"})
    assert any("NaN" in item.value for item in at.caption) == is_said


def test_pools_too_many_for_one_file_are_not_offered():
    at = opened(
        {"input": "image", "size": "448", "pool_size": "64", "stride": "1", "tab": "download"}
    )
    assert "Pools, NPY" not in [button.label for button in at.download_button]
    assert any("too many for one file" in item.value for item in at.caption)


def test_a_notebook_is_not_offered_where_it_would_be_too_large(monkeypatch):
    monkeypatch.setattr("explorer.exports.notebook.MOST_BYTES", 100)
    at = opened({"tab": "download"})
    assert "Notebook" not in [button.label for button in at.download_button]
    assert any("MB together" in item.value for item in at.caption)


@pytest.mark.parametrize("name", ["NumPy", "Keras", "PyTorch", "ONNX Runtime"])
def test_the_notebook_compares_with_what_is_chosen(name, monkeypatch):
    made = []
    monkeypatch.setattr(
        "streamlit.download_button", lambda _, make, name, **__: made.append((name, make))
    )
    at = opened({"tab": "download", "filter": "edges"})
    made.clear()
    at.button_group(key="notebook_with").set_value(name)
    run(at)
    [make] = [make for file, make in made if file == "pooling-max-2x2-stride2.ipynb"]
    assert f"compared with {name}" in make().decode()
