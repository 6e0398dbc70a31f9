"""The checks that the page runs."""

from tests.explorer.driver import opened, put, run


def test_verify_runs_the_loops_at_once_and_a_framework_when_asked():
    at = opened({"tab": "verify"})
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "| From scratch | **Identical** | 0 |" in table
    assert "| NumPy | **Identical** | 0 |" in table
    assert "ONNX" not in table
    next(button for button in at.button if button.label == "Check with ONNX Runtime").click()
    run(at)
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "| ONNX Runtime | **Identical** | 0 |" in table
    put(at, pool_height=3)
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "ONNX" not in table


def test_a_framework_that_is_missing_is_not_run_and_its_command_is_shown(monkeypatch):
    monkeypatch.setattr(
        "explorer.programs.verification.find_spec",
        lambda package: None if package == "torch" else True,
    )
    at = opened({"tab": "verify"})
    button = next(button for button in at.button if button.label == "Check with PyTorch")
    assert button.disabled
    assert [code.value for code in at.code] == ["pip install torch"]


def test_verify_runs_the_programs_of_an_adaptive_pooling():
    at = opened({"tab": "verify", "windows": "output", "output_size": "3,7"})
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "| From scratch | **Identical** | 0 |" in table
    assert "| NumPy | **Identical** | 0 |" in table
