"""Python's part of the folder: Pyodide, and the packages of the app as archives.

A wheel at a time would be twenty requests, each looked up and installed by a resolver that has
nothing to decide. So the packages lie ready to be unpacked in one archive, and in a second one
those that are needed for plots and papers only.
"""

import json
import tarfile
from collections.abc import Iterable
from pathlib import Path

from web.archives import read_archives, write_archive
from web.fetching import digest

# What no page of the app imports, or nothing in a browser reads.
LEFT_OUT = (
    "*.dist-info/RECORD",
    "*.pxd",
    "*.pyi",
    "*/tests/*",
    "matplotlib/mpl-data/fonts/ttf/STIX*",
    "matplotlib/mpl-data/sample_data/*",
    "numpy/_core/include/*",
    "numpy/f2py/*",
    "streamlit/.agents/*",
    "streamlit/hello/*",
    "streamlit/testing/*",
)
LIBRARY = "python_stdlib.zip"
PYODIDE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", LIBRARY)
INDEX = "pyodide-lock.json"
# The installer, which stlite loads by name.
INSTALLER = "micropip"
_WHEEL = f"{INSTALLER}-0-py3-none-any.whl"


def write_pyodide(tarball: Path, installer: Path, folder: Path) -> None:
    """Write Pyodide with an index that has nothing but the installer.

    Parameters
    ----------
    tarball : Path
        Pyodide's package of npm.
    installer : Path
        The module that takes its place.
    folder : Path
        Where to.
    """
    folder.mkdir(parents=True)
    with tarfile.open(tarball) as tar:
        for name in PYODIDE:
            (folder / name).write_bytes(_member(tar, f"package/{name}"))
        index = json.loads(_member(tar, f"package/{INDEX}"))
    wheel = folder / _WHEEL
    about = f"{INSTALLER}-0.dist-info"
    files = {
        installer.name: installer.read_bytes(),
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {INSTALLER}\nVersion: 0\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    write_archive(wheel, files)
    own = {
        "version": "0",
        "file_name": wheel.name,
        "sha256": digest(wheel),
        "depends": [],
    }
    index["packages"] = {INSTALLER: {**index["packages"][INSTALLER], **own}}
    (folder / INDEX).write_text(json.dumps(index, sort_keys=True), "utf-8")


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    with file:
        return file.read()


def write_packages(wheels: Iterable[Path], modules: Iterable[Path], path: Path) -> None:
    """Write what is in wheels, and modules, as one archive: what Python looks for packages in."""
    own = {module.name: module.read_bytes() for module in modules}
    write_archive(path, read_archives(wheels, LEFT_OUT) | own)
