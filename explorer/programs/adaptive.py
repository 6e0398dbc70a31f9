"""What the snippets need to know of an adaptive pooling, and the lines of NumPy they share."""

import inspect
from dataclasses import dataclass, replace

import numpy as np

from explorer.programs.layout import Layout, Snippet
from explorer.words.catalogue import say
from explorer.words.sentences import shape
from pooling import AdaptiveSpec, Geometry, PoolSpec
from pooling.axis import Axis


@dataclass(frozen=True)
class Fit:
    """The windows of an adaptive pooling on one image."""

    spec: AdaptiveSpec
    geometry: Geometry
    is_colour: bool

    def plain(self) -> Layout | None:
        """Return the layout of a pool size and a stride that give these windows, if any do."""
        axes = self.geometry.rows, self.geometry.cols
        strides = _stride(axes[0]), _stride(axes[1])
        if 0 in strides:
            return None
        spec = PoolSpec((axes[0].pool_size, axes[1].pool_size), strides, self.spec.mode)
        return Layout.of(spec, self.geometry.input_shape, is_colour=self.is_colour)


def _stride(axis: Axis) -> int:
    """Return the stride of windows that have one, and one size; else 0."""
    strides, sizes = set(np.diff(axis.starts).tolist()), set(axis.real_counts().tolist())
    if len(sizes) > 1 or len(strides) > 1:
        return 0
    return strides.pop() if strides else axis.pool_size


def as_plain(code: Snippet, layout: Layout) -> Snippet:
    """Say of an ordinary snippet why it will do for an adaptive pooling."""
    size, stride = shape(layout.spec.pool_size), shape(layout.spec.stride)
    reason = say("programs.same_windows", size=size, stride=stride)
    return replace(code, note=f"{reason} {code.note}".strip())


def window_cells(length: int, output_length: int) -> np.ndarray:
    """List the cells of each window; ``length`` stands where a smaller one has none."""
    indices = np.arange(output_length)
    starts = indices * length // output_length
    ends = -(-(indices + 1) * length // output_length)  # rounded up
    cells = starts[:, np.newaxis] + np.arange((ends - starts).max())
    return np.where(cells < ends[:, np.newaxis], cells, length)


def window_lines(fit: Fit, beyond: str = "np.nan") -> list[str]:
    """Write the lines of NumPy that gather ``windows``, of shape (R, C, h, w) or (R, C, h, w, 3).

    Where a window is smaller than the largest it reads a row or column ``beyond`` the input.
    """
    rows, cols = fit.geometry.rows, fit.geometry.cols
    pad_width = ((0, 1), (0, 1), (0, 0)) if fit.is_colour else ((0, 1), (0, 1))
    return [
        *inspect.getsource(window_cells).splitlines(),
        "",
        "",
        f"padded = np.pad(image.astype(float), {pad_width}, constant_values={beyond})",
        f"rows = window_cells({rows.length}, {rows.output_length})",
        f"cols = window_cells({cols.length}, {cols.output_length})",
        "windows = padded[rows[:, np.newaxis, :, np.newaxis], cols[:, np.newaxis, :]]",
    ]
