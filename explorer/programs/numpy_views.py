"""NumPy without loops: a view of every window, reduced at once."""

from explorer.programs.adaptive import Fit, as_plain, window_lines
from explorer.programs.layout import Layout, Snippet, nan_padded_lines

_REDUCTIONS = {
    "max": "windows.max(axis=(-2, -1))",
    "average": "windows.mean(axis=(-2, -1))",
    "min": "windows.min(axis=(-2, -1))",
    "median": "np.median(windows, axis=(-2, -1))",
    "l2": "np.sqrt((windows.astype(float) ** 2).sum(axis=(-2, -1)))",
}
_REDUCTIONS_WITHOUT_NAN = {
    "max": "np.nanmax(windows, axis=(-2, -1))",
    "average": "np.nanmean(windows, axis=(-2, -1))",
    "min": "np.nanmin(windows, axis=(-2, -1))",
    "median": "np.nanmedian(windows, axis=(-2, -1))",
    "l2": "np.sqrt(np.nansum(windows**2, axis=(-2, -1)))",
}

_NAN_NOTE = "A window smaller than the largest has NaN in its other places, which does not count."


def snippet(layout: Layout) -> Snippet:
    """Write the sliding view, its every s-th window, and the reduction."""
    spec = layout.spec
    lines = nan_padded_lines(layout) if layout.is_padded else []
    source = "padded" if layout.is_padded else "image"
    reductions = _REDUCTIONS_WITHOUT_NAN if layout.is_padded else _REDUCTIONS
    steps = [*spec.stride, *(spec.dilation if layout.is_dilated else ())]
    every = [f"::{step}" for step in steps]
    if layout.is_colour and layout.is_dilated:
        every.insert(2, ":")
    lines += [
        f"windows = sliding_window_view({source}, {layout.span}, axis=(0, 1))[{', '.join(every)}]",
        f"output = {reductions[spec.mode]}",
    ]
    imports = "import numpy as np\nfrom numpy.lib.stride_tricks import sliding_window_view"
    return Snippet(imports, "\n".join(lines))


def adaptive_snippet(fit: Fit) -> Snippet:
    """Write the same view where it will do, else the cells of every window gathered."""
    plain = fit.plain()
    if plain:
        return as_plain(snippet(plain), plain)
    lines = window_lines(fit)
    if fit.is_colour:
        lines.append("windows = np.moveaxis(windows, -1, 2)")
    lines.append(f"output = {_REDUCTIONS_WITHOUT_NAN[fit.spec.mode]}")
    return Snippet("import numpy as np", "\n".join(lines), _NAN_NOTE)
