"""Code that a reader can paste and run: from scratch, in NumPy and in three frameworks.

Every snippet reads `image` and leaves `output`. The Verify section runs the very texts
that the Code section shows.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from explorer.inputs.matrices import format_number
from explorer.programs import from_scratch, keras, numpy_views, onnx, torch
from explorer.programs.adaptive import Fit
from explorer.programs.layout import Layout, Snippet
from pooling import AdaptiveSpec, Geometry


class Writers(NamedTuple):
    """Who writes the code of one framework: for windows of a given size, and of a given output."""

    plain: Callable[[Layout], Snippet]
    adaptive: Callable[[Fit], Snippet]


SNIPPETS: Mapping[str, Writers] = MappingProxyType(
    {
        "From scratch": Writers(from_scratch.snippet, from_scratch.adaptive_snippet),
        "NumPy": Writers(numpy_views.snippet, numpy_views.adaptive_snippet),
        "Keras": Writers(keras.snippet, keras.adaptive_snippet),
        "PyTorch": Writers(torch.snippet, torch.adaptive_snippet),
        "ONNX Runtime": Writers(onnx.snippet, onnx.adaptive_snippet),
    }
)


def snippet(name: str, image: np.ndarray, geometry: Geometry) -> Snippet:
    """Write the code of one framework for one image.

    Parameters
    ----------
    name : str
        One of the keys of `SNIPPETS`.
    image : ndarray of shape (M, N) or (M, N, channels)
    geometry : Geometry
        Of that image.

    Returns
    -------
    Snippet
        Its body expects ``image`` to be defined.
    """
    spec, is_colour = geometry.spec, image.ndim == 3
    if isinstance(spec, AdaptiveSpec):
        return SNIPPETS[name].adaptive(Fit(spec, geometry, is_colour))
    return SNIPPETS[name].plain(Layout.of(spec, geometry.input_shape, is_colour=is_colour))


def image_line(image: np.ndarray, *, is_picture: bool) -> str:
    """Write the line that defines ``image``: a matrix in full, a picture from its file."""
    if is_picture:
        return 'image = np.load("input.npy")'
    rows = ",\n    ".join(f"[{', '.join(map(format_number, row))}]" for row in image.tolist())
    return f"image = np.array([\n    {rows},\n])"


def as_program(image: np.ndarray, snippet: Snippet, *, is_picture: bool, given: str = "") -> str:
    """Put the snippet and its image together into a program that prints the output.

    What else is ``given`` are lines that follow the image's.
    """
    first = "\n".join(filter(None, [image_line(image, is_picture=is_picture), given]))
    return f"{snippet.imports}\n\n{first}\n\n{snippet.body}\nprint(output)\n"
