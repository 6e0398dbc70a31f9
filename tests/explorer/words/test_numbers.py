"""Numbers: written alike in Python and in the browser, on one list for both."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import playwright
import pytest

from explorer.words.numbers import number
from tests.imports import ROOT

CASES = json.loads((Path(__file__).parent / "numbers.json").read_text("utf-8"))
NODE = Path(playwright.__path__[0]) / "driver/node"
FORMAT_ALL = """
import { format } from "./explorer/components/stage/js/numbers.js";
const values = JSON.parse(process.argv[1]);
console.log(JSON.stringify(values.map(format)));
"""


@pytest.mark.parametrize(("value", "text"), CASES)
def test_a_number_has_at_most_four_significant_digits(value, text):
    assert number(value) == text


def test_what_is_not_finite_has_a_name():
    assert [number(value) for value in (np.inf, -np.inf, np.nan)] == ["∞", "−∞", "not a number"]


@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.float16, bool])
def test_numbers_of_any_dtype_are_written(dtype):
    assert number(np.array([1], dtype)[0]) == "1"


def test_the_browser_writes_each_number_as_python_does():
    rng = np.random.default_rng(7)
    values = [value for value, _ in CASES]
    values += (rng.normal(size=300) * 10.0 ** rng.integers(-12, 15, 300)).tolist()
    values += rng.integers(0, 10**6, 300).tolist() + (rng.integers(0, 10**6, 300) / 8).tolist()
    node = str(NODE) if NODE.exists() else shutil.which("node")
    assert node
    done = subprocess.run(
        [node, "--input-type=module", "--eval", FORMAT_ALL, json.dumps(values)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [number(value) for value in values] == json.loads(done.stdout)
