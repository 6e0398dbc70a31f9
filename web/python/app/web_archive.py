"""The packages of plots and papers, fetched when one of them is first imported."""

import importlib
import os
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from io import BytesIO
from types import ModuleType

# Pyodide's way to the browser, of which no other Python knows.
js = importlib.import_module("js")

FIRST = ("matplotlib", "fontTools")


class ArchiveFinder(MetaPathFinder):
    """Finds packages in an archive of the folder, which it unpacks beside the others first."""

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a package of the archive is, or nothing for any other one."""
        if name not in FIRST:
            return None
        packages = sysconfig.get_path("purelib")
        with zipfile.ZipFile(BytesIO(_fetch("plots.zip"))) as archive:
            archive.extractall(packages)
        sys.meta_path.remove(self)
        importlib.invalidate_caches()
        return PathFinder.find_spec(name)


def _fetch(name: str) -> bytes:
    """Fetch a file of the folder at once: an import cannot wait as other requests do."""
    request = js.XMLHttpRequest.new()
    request.open("GET", f"{os.environ['POOLING_LAB_SITE']}{name}", False)
    request.responseType = "arraybuffer"
    request.send()
    if request.status != 200:
        raise ImportError(f"{name} could not be fetched ({request.status})")
    return request.response.to_bytes()
