"""Where things of the front end belong, and what may know of what."""

import re
from graphlib import TopologicalSorter

import pytest

from tests.imports import ROOT, import_graph, imports_in, modules_of

# What these folders hold can be used, and tested, without Streamlit.
WITHOUT_STREAMLIT = ("exports", "inputs", "lessons", "programs", "words")
SCRIPTS = sorted((ROOT / "explorer").rglob("*.js"))
IMPORT = re.compile(r'^import [^;]*?"\./([\w-]+\.js)";', re.MULTILINE)


def test_the_modules_of_the_front_end_import_each_other_without_a_circle():
    graph = import_graph("explorer")
    order = list(TopologicalSorter(graph).static_order())  # a circle is an error
    assert sorted(order) == sorted(graph)
    assert order.index("explorer.state.link") < order.index("explorer.pages.explore")


@pytest.mark.parametrize("folder", WITHOUT_STREAMLIT)
def test_a_folder_without_streamlit_imports_neither_it_nor_what_needs_it(folder):
    modules, graph = modules_of("explorer"), import_graph("explorer")
    reached, ahead = set(), [name for name in modules if name.split(".")[1:2] == [folder]]
    assert len(ahead) > 1
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(graph[name])
    for name in reached:
        tops = {found.split(".")[0] for found in imports_in(modules[name].read_text(), name)}
        assert "streamlit" not in tops, name


def test_the_core_knows_nothing_of_the_front_end():
    for name, path in modules_of("pooling").items():
        tops = {found.split(".")[0] for found in imports_in(path.read_text(), name)}
        assert not tops & {"explorer", "streamlit", "PIL", "matplotlib"}


@pytest.mark.parametrize("folder", sorted({script.parent for script in SCRIPTS}), ids=str)
def test_the_scripts_of_a_component_import_each_other_without_a_circle(folder):
    graph = {
        path.name: set(IMPORT.findall(path.read_text("utf-8"))) for path in folder.glob("*.js")
    }
    order = list(TopologicalSorter(graph).static_order())  # a circle is an error
    assert sorted(order) == sorted(graph)
