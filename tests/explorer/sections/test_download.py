"""What can be taken home from the page."""

import io
import zipfile

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


def test_an_archive_too_large_is_not_offered():
    at = opened(
        {"input": "image", "size": "448", "pool_size": "32", "stride": "2", "tab": "download"}
    )
    assert "All of it, ZIP" not in [button.label for button in at.download_button]
    assert any("more than 40 MB" in item.value for item in at.caption)


def made_by(monkeypatch, link, label: str):
    """Return what the file of a button is called and has in it."""
    made = {}
    monkeypatch.setattr(
        "streamlit.download_button",
        lambda button, make, name, **__: made.update({button: (name, make)}),
    )
    opened({"tab": "download", **link})
    name, make = made[label]
    return name, make()


def test_the_archive_has_every_file_that_is_offered_and_three_lines_about_them(monkeypatch):
    name, content = made_by(monkeypatch, {"filter": "edges"}, "All of it, ZIP")
    archive = zipfile.ZipFile(io.BytesIO(content))
    named = name.removesuffix(".zip")
    assert sorted(archive.namelist()) == sorted(
        [
            "README.txt",
            "input.npy",
            *(f"{named}{end}" for end in ("-output.csv", "-output.npy", "-pools.npy")),
            *(f"{named}{end}" for end in ("-features.npy", "-plots.png", "-plots.svg")),
            *(f"{named}{end}" for end in ("-step1-1.png", "-step1-1.svg", ".gif", ".webp")),
            *(f"{named}-worksheet.pdf", f"{named}-key.pdf", f"{named}.ipynb"),
        ]
    )
    lines = archive.read("README.txt").decode().splitlines()
    assert len(lines) == 3
    assert "filter=edges" in lines[1]


def test_a_pinned_window_is_the_step_that_is_taken_home(monkeypatch):
    name, content = made_by(monkeypatch, {"at": "1,0"}, "This step, SVG")
    assert name == "pooling-max-2x2-stride2-step2-1.svg"
    assert "max(18, 13, 3, 15) = 18" in content.decode()


def test_a_pin_beyond_the_output_is_its_last_window(monkeypatch):
    name, _ = made_by(monkeypatch, {"at": "1,1", "pool_size": "4"}, "This step, SVG")
    assert name == "pooling-max-4x4-stride4-step1-1.svg"
