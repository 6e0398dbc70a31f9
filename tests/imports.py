"""Which modules of a package a file imports, wherever in the file and however it is written."""

import ast
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).parents[1]


def modules_of(package: str) -> dict[str, Path]:
    """Return the files of a package by their dotted names; a folder has its package's name."""
    paths = (ROOT / package).rglob("*.py")
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in paths
    }


def imports_in(source: str, module: str) -> set[str]:
    """Return the dotted names that a module's source imports: modules, or what is in them."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = [*above, *([node.module] if node.module else [])]
            names |= {".".join([*base, alias.name]) for alias in node.names}
    return names


def modules_in(source: str, module: str, modules: Collection[str]) -> set[str]:
    """Return which of some modules a module's source imports."""
    found = set()
    for name in imports_in(source, module):
        parts = name.split(".")
        names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
        found |= set([known for known in names if known in modules][:1])
    return found - {module}


def import_graph(package: str) -> dict[str, set[str]]:
    """Return for each module the modules of its package that it imports."""
    modules = modules_of(package)
    return {name: modules_in(path.read_text(), name, modules) for name, path in modules.items()}
