"""The tutorial's way, with the chosen parameters filled in."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor

import numpy as np

from explorer.programs.adaptive import Fit
from explorer.programs.layout import Layout, Snippet, nan_padded_lines
from pooling import scratch

_REDUCERS = {
    "max": "np.max",
    "average": "np.mean",
    "min": "np.min",
    "median": "np.median",
    "l2": "np.linalg.norm",
}
_REDUCERS_WITHOUT_NAN = {
    "max": "np.nanmax",
    "average": "np.nanmean",
    "min": "np.nanmin",
    "median": "np.nanmedian",
    "l2": "lambda pool: np.sqrt(np.nansum(pool**2))",
}
_NAMED = {"max": scratch.max_pooling, "average": scratch.average_pooling}


def snippet(layout: Layout) -> Snippet:
    """Write the two loops of `pooling.scratch` and the lines that call them."""
    spec, source = layout.spec, "image"
    lines = []
    if layout.is_padded:
        lines, source = nan_padded_lines(layout), "padded"
    functions: list[Callable] = [scratch.get_pools, scratch.reduce_pools]
    reducers = _REDUCERS_WITHOUT_NAN if layout.is_padded else _REDUCERS
    reduce = f"reduce_pools(pools, {reducers[spec.mode]}, "
    if spec.mode in _NAMED and not layout.is_padded:
        functions.append(_NAMED[spec.mode])
        reduce = f"{spec.mode}_pooling(pools, "
    reduce += f"output_shape={layout.geometry.output_shape})"
    dilation = layout.spec.dilation
    every = f"[:, ::{dilation[0]}, ::{dilation[1]}]" if layout.is_dilated else ""
    get = f"get_pools({{}}, pool_size={layout.span}, stride={layout.spec.stride}){every}"
    return _program(functions, [*lines, *_calls(get, reduce, source, layout.is_colour)])


def adaptive_snippet(fit: Fit) -> Snippet:
    """Write two loops that fit the pools to the output, and the lines that call them."""
    output_shape = fit.geometry.output_shape
    get = f"get_adaptive_pools({{}}, output_shape={output_shape})"
    reduce = f"reduce_pools(pools, {_REDUCERS[fit.spec.mode]}, output_shape={output_shape})"
    lines = _calls(get, reduce, "image", fit.is_colour)
    code = _program([get_adaptive_pools, scratch.reduce_pools], lines)
    return replace(code, imports=code.imports.replace("import isqrt", "import ceil, floor, isqrt"))


def get_adaptive_pools(img: np.ndarray, output_shape: tuple[int, int]) -> list[np.ndarray]:
    """Share the image among as many pools as the output has values."""
    (height, width), (rows, cols) = img.shape, output_shape
    pools = []
    for row in range(rows):
        top, bottom = floor(row * height / rows), ceil((row + 1) * height / rows)
        for col in range(cols):
            left, right = floor(col * width / cols), ceil((col + 1) * width / cols)
            pools.append(img[top:bottom, left:right])
    return pools


def _program(functions: list[Callable], lines: list[str]) -> Snippet:
    imports = "from collections.abc import Callable\nfrom math import isqrt\n\nimport numpy as np"
    bodies = "\n\n\n".join(_without_long_docstring(function) for function in functions)
    return Snippet(imports, f"{bodies}\n\n\n" + "\n".join(lines))


def _calls(get: str, reduce: str, source: str, is_colour: bool) -> list[str]:
    if not is_colour:
        return [f"pools = {get.format(source)}", f"output = {reduce}"]
    return [
        "channels = []",
        f"for channel in np.moveaxis({source}, -1, 0):",
        f"    pools = {get.format('channel')}",
        f"    channels.append({reduce})",
        "output = np.stack(channels, axis=-1)",
    ]


def _without_long_docstring(function: Callable) -> str:
    """Return a function's source with only the first line of its docstring."""
    opening, docstring, body = inspect.getsource(function).split('"""')
    return f'{opening}"""{docstring.splitlines()[0]}"""{body}'.rstrip()
