"""What `import pooling` loads, and how the modules of the core import each other."""

import ast
import json
import subprocess
import sys
from graphlib import TopologicalSorter

import pytest

from tests.imports import ROOT, import_graph, modules_in, modules_of

MODULES = modules_of("pooling")
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


def test_the_modules_of_the_core_import_each_other_without_a_circle():
    graph = import_graph("pooling")
    order = list(TopologicalSorter(graph).static_order())  # a circle is an error
    assert sorted(order) == sorted(graph)
    names = [f"pooling.{name}" for name in ("axis", "geometry", "operation")]
    assert names == sorted(names, key=order.index)


@pytest.mark.parametrize(
    "line",
    [
        "import pooling.axis",
        "from pooling.axis import Axis",
        "from pooling import axis",
        "from .axis import Axis",
        "from . import axis",
        "def later():\n    from pooling import axis",
    ],
)
def test_an_import_is_seen_however_it_is_written(line):
    assert modules_in(line, "pooling.geometry", MODULES) == {"pooling.axis"}


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
