"""A pooling as a Jupyter notebook, which runs as it is and checks itself. No Streamlit.

Its code is that of the Code section, which the Verify section runs, too.
"""

import base64
import json
import zlib
from typing import Any

import numpy as np

from explorer.exports.files import as_npy
from explorer.inputs.filtered import Filtered
from explorer.inputs.greys import greys_of
from explorer.inputs.matrices import LARGEST_SIDE
from explorer.programs import image_line, snippet
from explorer.programs.filtering import filter_lines
from explorer.programs.verification import PACKAGES, is_too_much
from explorer.words.catalogue import say
from explorer.words.sentences import plain, shape
from pooling import Geometry, pool
from pooling.spec import Spec

# Of the input and the output together, before they are packed.
MOST_BYTES = 2_000_000
_PACKED = 'import base64\nimport io\nimport zlib\n\nimport numpy as np\n\npacked = """'
_UNPACKED = "np.load(io.BytesIO(zlib.decompress(base64.b64decode(packed))))"
_LIMITS = "min(image.min(), result.min()), max(image.max(), result.max())"
_PICTURE = """import matplotlib.pyplot as plt

low, high = {limits}
figure, panels = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
for panel, title, values in zip(panels, {titles}, (image, result)):
    {show}
    panel.set_title(title)"""
_CLOSE = """reach = max(np.abs(image.astype(float)).max(), np.abs(result.astype(float)).max())
tolerance = {steps} * np.finfo(np.{precision}).eps * reach  # as rounding leaves them
np.testing.assert_allclose({ours}, {theirs}, rtol=0, atol=tolerance)
print({said!r})"""


def why_no_notebook(image: np.ndarray, output: np.ndarray) -> str:
    """Return why a pooling is too large for a notebook, as a sentence, or ""."""
    size = image.nbytes + output.nbytes
    if size <= MOST_BYTES:
        return ""
    return say("download.notebook_large", size=f"{size / 1e6:.1f}", most=MOST_BYTES // 1_000_000)


def as_notebook(
    image: np.ndarray,
    spec: Spec,
    *,
    link: str,
    filtered: Filtered | None = None,
    framework: str | None = None,
    is_picture: bool = False,
) -> bytes:
    """Write a notebook that pools an image from scratch, plots it and checks the numbers.

    Parameters
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
        What is pooled.
    spec : PoolSpec or AdaptiveSpec
    link : str
        To the page that shows the same.
    filtered : Filtered, optional
        What the image is the feature map of: then the notebook filters, too.
    framework : {"Keras", "PyTorch", "ONNX Runtime"}, optional
        What the loops are compared with; NumPy when left out, or where it has no such pooling.
    is_picture : bool
        Whether the image is pixels to look at, and not numbers.

    Returns
    -------
    bytes
        JSON in version 4.5 of the format.

    Raises
    ------
    ValueError
        If the input and the output are more than 2 MB together.
    """
    given, output = (filtered.image if filtered else image), pool(image, spec)
    if reason := why_no_notebook(given, output):
        raise ValueError(reason)
    geometry = Geometry.of(spec, image.shape[:2])
    loops = snippet("From scratch", image, geometry)
    cells = [
        _text(_opening(geometry, link, framework)),
        _text("## " + say("download.notebook_input")),
        _code(_defined("image", given, is_picture)),
        *_filter_cells(filtered),
        _text("## " + say("download.notebook_loops")),
        _code(f"{loops.imports}\n\n{loops.body}"),
        _text("## " + say("download.notebook_result")),
        _code("result = output\nprint(result)"),
        _code(_plot(image, _titles(geometry, filtered), is_picture)),
        _text("## " + say("download.notebook_check")),
        _text(say("download.notebook_recorded")),
        _code(f"{_defined('recorded', output)}\n{_close('result', 'recorded', output, image)}"),
        *_second_way(framework, image, geometry),
    ]
    return _written(cells)


def _opening(geometry: Geometry, link: str, framework: str | None) -> str:
    spec = geometry.spec
    before, after = shape(geometry.input_shape), shape(geometry.output_shape)
    installs = filter(None, ["pip install numpy matplotlib", PACKAGES[framework or "NumPy"][1]])
    lines = [
        "# " + say("download.notebook_title", mode=spec.mode),
        say("download.notebook_about", size=before, output=after),
        f"`{spec!r}`",
        say("download.notebook_link", link=link),
        say("download.notebook_needs"),
        "```\n" + "\n".join(installs) + "\n```",
    ]
    return "\n\n".join(lines)


def _filter_cells(filtered: Filtered | None) -> list[dict[str, Any]]:
    head = _text("## " + say("download.notebook_filter"))
    return [head, _code(filter_lines(filtered))] if filtered else []


def _defined(name: str, values: np.ndarray, is_picture: bool = False) -> str:
    """Write the cell that defines an array: a small one of numbers in full, else packed."""
    if not is_picture and values.ndim == 2 and max(values.shape) <= LARGEST_SIDE:
        rows = image_line(values.astype(float), is_picture=False).removeprefix("image")
        return f"import numpy as np\n\n{name}{rows}"
    packed = base64.b64encode(zlib.compress(as_npy(values), 9)).decode()
    lines = [packed[start : start + 96] for start in range(0, len(packed), 96)]
    return "\n".join([_PACKED, *lines, '"""', f"{name} = {_UNPACKED}"])


def _titles(geometry: Geometry, filtered: Filtered | None) -> tuple[str, str]:
    before, after = shape(geometry.input_shape), shape(geometry.output_shape)
    first = say(f"plots.{'features' if filtered else 'input'}", size=before)
    return first, say("plots.output", mode=geometry.spec.mode, size=after)


def _plot(image: np.ndarray, titles: tuple[str, str], is_picture: bool) -> str:
    colours = "gray" if is_picture else "cividis"
    show = f'panel.imshow(values, "{colours}", vmin=low, vmax=high)'
    if image.ndim == 3:
        show = "panel.imshow(np.clip((values - low) / (high - low), 0, 1))"
    limits = ", ".join(map(str, greys_of(image))) if is_picture else _LIMITS
    return _PICTURE.format(limits=limits, titles=titles, show=show)


def _second_way(
    framework: str | None, image: np.ndarray, geometry: Geometry
) -> list[dict[str, Any]]:
    """Write the same once more, by the framework or else by NumPy, where there is room for it."""
    name, notes = framework or "NumPy", []
    code = snippet(name, image, geometry)
    if not code.body:
        name, notes = "NumPy", [plain(code.note)]
        code = snippet(name, image, geometry)
    if is_too_much(name, geometry, image.ndim):
        return [_text(" ".join([*notes, say("download.notebook_much", name=name)]))]
    notes += [say("download.notebook_second", name=name), plain(code.note)]
    # ONNX Runtime computes in float32, and Keras where it pools by a layer.
    precise = np.empty(0, np.float64 if name in ("NumPy", "PyTorch") else np.float32)
    # A sum of n squares, one after the other, may be n / 2 steps of rounding off; its root half.
    cells = geometry.rows.pool_size * geometry.cols.pool_size
    steps = max(8, cells // 4) if geometry.spec.mode == "l2" else 8
    closing = _close("output", "result", precise, image, steps)
    compared = f"{code.imports}\n\n{code.body}\n{closing}"
    return [_text(" ".join(filter(None, notes))), _code(compared)]


def _close(ours: str, theirs: str, values: np.ndarray, image: np.ndarray, steps: int = 8) -> str:
    """Write the comparison of two arrays, in the coarser precision of what made them."""
    is_coarse = np.float32 in (values.dtype, image.dtype)
    precision, said = "float32" if is_coarse else "float64", say("download.notebook_equal")
    return _CLOSE.format(steps=steps, precision=precision, ours=ours, theirs=theirs, said=said)


def _text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _code(source: str) -> dict[str, Any]:
    empty = {"execution_count": None, "metadata": {}, "outputs": []}
    return {"cell_type": "code", "source": source, **empty}


def _written(cells: list[dict[str, Any]]) -> bytes:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {
        "cells": [{"id": f"cell-{number}", **cell} for number, cell in enumerate(cells)],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode()
