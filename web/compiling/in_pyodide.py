"""Runs in Pyodide: write /archive.zip as /compiled.zip, with the bytecode of its sources."""

import importlib.util
import marshal
import zipfile

# "Unchecked": Python takes the bytecode as it is, whenever the archive was unpacked.
UNCHECKED = (1).to_bytes(4, "little")


def bytecode(source: bytes, name: str) -> bytes:
    """Return what Python would write beside a source."""
    code = compile(source, name, "exec", dont_inherit=True)
    head = importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source)
    return head + marshal.dumps(code)


with zipfile.ZipFile("/archive.zip") as given, zipfile.ZipFile("/compiled.zip", "w") as compiled:
    for name in sorted(given.namelist()):
        content = given.read(name)
        compiled.writestr(zipfile.ZipInfo(name), content)
        if name.endswith(".py"):
            compiled.writestr(zipfile.ZipInfo(f"{name}c"), bytecode(content, name))
