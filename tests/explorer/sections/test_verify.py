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
    assert "| ONNX Runtime | **Identical**. ONNX Runtime computes in float32" in table
    put(at, pool_height=3)
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "ONNX" not in table


def test_a_framework_that_is_missing_is_not_offered_but_told_to_those_who_run_the_server(
    monkeypatch,
):
    monkeypatch.setattr(
        "explorer.programs.verification.find_spec",
        lambda package: None if package == "torch" else True,
    )
    at = opened({"tab": "verify"})
    labels = [button.label for button in at.button]
    assert labels == ["Check with Keras", "Check with ONNX Runtime"]
    assert at.caption[-1].value == (
        "Not installed on this server: PyTorch. Whoever runs it can add them with: "
        "`pip install torch`."
    )


def test_every_column_of_the_checks_has_a_name_and_notes_stand_with_the_result():
    at = opened({"tab": "verify", "padding": "1", "dilation": "2", "matrix": "1,2,3;4,5,6;7,8,9"})
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    lines = table.splitlines()
    assert lines[0] == "| Computed by | Result | Largest difference | Time |"
    assert all(line.count(" |") + line.count("|-") == lines[0].count(" |") for line in lines[2:])


def test_verify_runs_the_programs_of_an_adaptive_pooling():
    at = opened({"tab": "verify", "windows": "output", "output_size": "3,7"})
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "| From scratch | **Identical** | 0 |" in table
    assert "| NumPy | **Identical**. A window smaller than the largest has NaN" in table
