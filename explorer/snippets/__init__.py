"""Code that a reader can paste and run: from scratch, in NumPy and in three frameworks.

Every snippet reads `image` and leaves `output`. The Verify section runs the very texts
that the Code section shows.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from explorer.matrices import format_number
from explorer.snippets import from_scratch, keras, numpy_views, onnx, torch
from explorer.snippets.layout import Layout, Snippet
from pooling import Geometry

SNIPPETS: Mapping[str, Callable[[Layout], Snippet]] = MappingProxyType(
    {
        "From scratch": from_scratch.snippet,
        "NumPy": numpy_views.snippet,
        "Keras": keras.snippet,
        "PyTorch": torch.snippet,
        "ONNX Runtime": onnx.snippet,
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
    return SNIPPETS[name](Layout.of(geometry, is_colour=image.ndim == 3))


def image_line(image: np.ndarray) -> str:
    """Write the line that defines ``image``: a matrix in full, a picture from its file."""
    if image.dtype == np.uint8:
        return 'image = np.load("input.npy")'
    rows = ",\n    ".join(f"[{', '.join(map(format_number, row))}]" for row in image.tolist())
    return f"image = np.array([\n    {rows},\n])"


def as_program(image: np.ndarray, snippet: Snippet) -> str:
    """Put the snippet and its image together into a program that prints the output."""
    return f"{snippet.imports}\n\n{image_line(image)}\n\n{snippet.body}\nprint(output)\n"
