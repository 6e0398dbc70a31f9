"""What `import pooling` loads, and how the modules of the core import each other."""

import ast
import json
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {path.stem: path for path in (ROOT / "pooling").glob("*.py")}
LIST_WHAT_AN_IMPORT_ADDS = """
import json, sys, numpy
before = set(sys.modules)
import pooling
pooling.pool([[1, 2], [3, 4]], pooling.PoolSpec(mode="median"))
added = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(added - set(sys.stdlib_module_names) - {"numpy"})))
"""


def test_the_core_loads_numpy_and_the_standard_library_only():
    run = subprocess.run(
        [sys.executable, "-c", LIST_WHAT_AN_IMPORT_ADDS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(run.stdout) == ["pooling"]


def imported_by(path):
    """Return the modules of the core that a file imports, wherever it does."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = f"pooling.{node.module or ''}".rstrip(".") if node.level else node.module
            names |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    parts = [name.split(".") for name in names if name.startswith("pooling.")]
    return {part[1] for part in parts} & MODULES.keys()


def test_the_modules_of_the_core_import_each_other_without_a_circle():
    imports = {name: imported_by(path) for name, path in MODULES.items() if name != "__init__"}
    order = list(TopologicalSorter(imports).static_order())  # a circle is an error
    assert sorted(order) == sorted(imports)
    assert order.index("axis") < order.index("geometry") < order.index("operation")


def test_an_import_is_seen_however_it_is_written(tmp_path):
    for line in (
        "import pooling.axis",
        "from pooling.axis import Axis",
        "from pooling import axis",
        "from .axis import Axis",
        "from . import axis",
        "def later():\n    from pooling import axis",
    ):
        path = tmp_path / "module.py"
        path.write_text(line)
        assert imported_by(path) == {"axis"}


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_module_imports_another_for_a_type_checker_only(name):
    source = MODULES[name].read_text()
    assert "TYPE_CHECKING" not in source
    # Nor in a function, where an import hides a circle.
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    inside = [node for function in functions for node in ast.walk(function)]
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in inside)
