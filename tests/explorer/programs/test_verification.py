"""Checks: what they say when the other computation agrees, differs, or fails."""

import numpy as np
import pytest

from explorer.programs import verification
from explorer.programs.layout import Snippet
from explorer.programs.verification import PACKAGES, check, is_installed
from pooling import MODES, AdaptiveSpec, PoolSpec

IMAGE = np.arange(16.0).reshape(4, 4)


def code_of(body: str, imports: str = "", note: str = ""):
    """Return what stands in for the snippets and gives this code."""
    return lambda *_: Snippet(imports, body, note)


@pytest.mark.parametrize("name", ["From scratch", "NumPy", "ONNX Runtime"])
def test_an_equal_output_is_identical_and_timed(name):
    result = check(name, IMAGE, PoolSpec())
    assert (result.verdict, result.difference) == ("identical", 0)
    assert result.seconds is not None
    assert result.seconds > 0


@pytest.mark.parametrize(
    ("body", "verdict", "difference"),
    [
        ("output = image[1::2, 1::2]", "identical", 0),
        ("output = image[1::2, 1::2] + 1", "different", 1),
        ("output = image[1::2, 1::2] * (1 + 4e-16)", "equal after rounding", 1.8e-15),
        ("output = image[1::2, 1::2] * (1 + 1e-9)", "different", 1.5e-8),
        ("output = (image[1::2, 1::2] * (1 + 1e-9)).astype('float32')", "identical", 0),
        (
            "output = (image[1::2, 1::2] * (1 + 3e-7)).astype('float32')",
            "equal after rounding",
            5e-6,
        ),
        ("output = image[1::2]", "different", None),
    ],
)
def test_a_difference_is_measured_in_the_coarser_precision(monkeypatch, body, verdict, difference):
    monkeypatch.setattr(verification, "write", code_of(body))
    result = check("NumPy", IMAGE, PoolSpec())
    assert result.verdict == verdict
    assert result.difference == (difference and pytest.approx(difference, rel=0.2))


def test_whole_numbers_are_equal_or_different_and_never_rounded(monkeypatch):
    monkeypatch.setattr(verification, "write", code_of("output = image[1::2, 1::2] + 1"))
    result = check("NumPy", IMAGE.astype(np.uint8), PoolSpec())
    assert (result.verdict, result.difference) == ("different", 1)


@pytest.mark.parametrize(
    ("imports", "body", "note"),
    [
        ("import no_such_framework", "output = 1", "ModuleNotFoundError: No module named"),
        ("", "raise MemoryError('too large')", "MemoryError: too large"),
    ],
)
def test_an_error_of_a_framework_is_told_and_not_raised(monkeypatch, imports, body, note):
    monkeypatch.setattr(verification, "write", code_of(body, imports))
    result = check("NumPy", IMAGE, PoolSpec())
    assert result.verdict == "failed"
    assert result.note.startswith(note)
    assert result.difference is None


def test_what_a_framework_cannot_do_is_not_called_wrong():
    result = check("ONNX Runtime", IMAGE, PoolSpec(mode="median"))
    assert (result.verdict, result.difference) == ("not possible", None)
    assert result.note == "ONNX has no operator that pools by median."


@pytest.mark.parametrize(("name", "part"), [("From scratch", "160 × 120"), ("NumPy", "320 × 240")])
def test_a_large_image_is_checked_in_part_and_that_is_said(name, part):
    image = np.random.default_rng(6).integers(0, 256, (640, 480), np.uint8)
    result = check(name, image, PoolSpec(5, 1))
    assert result.verdict == "identical"
    assert result.note == f"Run on the first {part} of the input, to stay quick."


def test_a_part_is_never_smaller_than_a_pool(monkeypatch):
    monkeypatch.setattr(verification, "MOST_CELLS", 1)
    result = check("NumPy", np.ones((7, 9)), PoolSpec(3, 1))
    assert result.verdict == "identical"
    assert "first 4 × 5" in result.note


@pytest.mark.parametrize("output_size", [1, 2, 3, (7, 1)])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", PACKAGES)
def test_an_adaptive_pooling_is_the_same_everywhere(name, mode, output_size, monkeypatch):
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "-1")
    if not is_installed(name):
        pytest.skip(f"{name} is not installed")
    image = np.random.default_rng(7).integers(0, 256, (6, 5, 3), np.uint8)
    result = check(name, image, AdaptiveSpec(output_size, mode))
    if name == "ONNX Runtime" and (mode == "median" or output_size not in (1, 2)):
        assert result.verdict == "not possible"
    else:
        assert result.verdict in ("identical", "equal after rounding")


def test_a_part_of_one_cell_is_not_made_smaller(monkeypatch):
    monkeypatch.setattr(verification, "MOST_CELLS", 1)
    result = check("NumPy", np.ones((3, 2)), AdaptiveSpec(2))
    assert result.verdict == "identical"
    assert "first 1 × 1" in result.note


def test_every_check_has_a_command_unless_it_needs_nothing():
    assert is_installed("NumPy")
    for packages, command in PACKAGES.values():
        assert bool(packages) == command.startswith("pip install ")


def test_a_package_that_is_missing_is_not_installed(monkeypatch):
    monkeypatch.setattr(
        verification, "find_spec", lambda package: None if package == "onnx" else object()
    )
    assert not is_installed("ONNX Runtime")
    assert is_installed("PyTorch")
