"""In place of the installer: all packages lie where Python looks for them before it is asked.

stlite asks it for a stand-in for pyarrow, which has no use here but has to be importable, and to
install nothing.
"""

import sys
from types import ModuleType


def add_mock_package(name: str, version: str, *, modules: dict[str, str]) -> None:  # noqa: ARG001
    """Make modules of their sources."""
    for module, source in modules.items():
        sys.modules[module] = ModuleType(module)
        exec(source, vars(sys.modules[module]))  # noqa: S102 - stlite's own text


async def install(requirements: list[str], *, keep_going: bool) -> None:  # noqa: ARG001
    """Install nothing, as nothing is asked for."""
    if requirements:
        raise ValueError(f"{', '.join(requirements)} is to be part of the folder")
