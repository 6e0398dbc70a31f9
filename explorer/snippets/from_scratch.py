"""The tutorial's way, with the chosen parameters filled in."""

import inspect
from collections.abc import Callable

from explorer.snippets.layout import Layout, Snippet, nan_padded_lines
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
    spec, source = layout.geometry.spec, "image"
    lines = []
    if layout.is_padded:
        lines, source = nan_padded_lines(layout), "padded"
    functions: list[Callable] = [scratch.get_pools, scratch.reduce_pools]
    reducers = _REDUCERS_WITHOUT_NAN if layout.is_padded else _REDUCERS
    reduce = f"reduce_pools(pools, {reducers[spec.mode]}, "
    if spec.mode in _NAMED and not layout.is_padded:
        functions.append(_NAMED[spec.mode])
        reduce = f"{spec.mode}_pooling(pools, "
    lines += _calls(layout, source, f"{reduce}output_shape={layout.geometry.output_shape})")
    imports = "from collections.abc import Callable\nfrom math import isqrt\n\nimport numpy as np"
    bodies = "\n\n\n".join(_without_long_docstring(function) for function in functions)
    return Snippet(imports, f"{bodies}\n\n\n" + "\n".join(lines))


def _calls(layout: Layout, source: str, reduce: str) -> list[str]:
    dilation = layout.geometry.spec.dilation
    every = f"[:, ::{dilation[0]}, ::{dilation[1]}]" if layout.is_dilated else ""
    arguments = f"pool_size={layout.span}, stride={layout.geometry.spec.stride}"
    if not layout.is_colour:
        return [f"pools = get_pools({source}, {arguments}){every}", f"output = {reduce}"]
    return [
        "channels = []",
        f"for channel in np.moveaxis({source}, -1, 0):",
        f"    pools = get_pools(channel, {arguments}){every}",
        f"    channels.append({reduce})",
        "output = np.stack(channels, axis=-1)",
    ]


def _without_long_docstring(function: Callable) -> str:
    """Return a function's source with only the first line of its docstring."""
    opening, docstring, body = inspect.getsource(function).split('"""')
    return f'{opening}"""{docstring.splitlines()[0]}"""{body}'.rstrip()
