"""The programs that the page shows."""

import pytest

from tests.explorer.driver import opened, run


@pytest.mark.parametrize("name", ["From scratch", "NumPy", "Keras", "PyTorch", "ONNX Runtime"])
def test_the_code_section_shows_each_program(name):
    at = opened({"tab": "code", "mode": "average"})
    at.button_group(key="code").set_value(name)
    run(at)
    (code,) = at.code
    assert "image = np.array([\n    [10, 12, 8, 7]," in code.value
    assert code.value.rstrip().endswith("print(output)")


@pytest.mark.parametrize("name", ["From scratch", "NumPy", "Keras", "PyTorch"])
def test_the_code_section_shows_a_program_for_adaptive_pooling(name):
    at = opened({"tab": "code", "mode": "average", "windows": "output"})
    at.button_group(key="code").set_value(name)
    run(at)
    (code,) = at.code
    assert code.value.rstrip().endswith("print(output)")


def test_where_onnx_has_no_adaptive_pooling_a_sentence_says_so():
    at = opened({"tab": "code", "windows": "output", "output_size": "7"})
    at.button_group(key="code").set_value("ONNX Runtime")
    run(at)
    assert not at.code
    assert any("ONNX has no adaptive pooling" in item.value for item in at.caption)
