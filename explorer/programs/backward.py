"""The way back in code: the gradient at the input, and the output put back to where it came from.

Each snippet reads `image` and `upstream` and leaves `output`, of the shape of the image.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from explorer.inputs.matrices import format_number
from explorer.programs import SNIPPETS, Writers, keras, snippet, torch
from explorer.programs.adaptive import Fit
from explorer.programs.layout import Layout, Snippet
from explorer.words.catalogue import say
from pooling import AdaptiveSpec, Geometry
from pooling.axis import NO_CELL, Axis

# The part of each cell of a pool in its value; a cell that is not a number is none.
_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "max": ("part.flat[np.nanargmax(pool)] = 1",),
        "min": ("part.flat[np.nanargmin(pool)] = 1",),
        "average": ("part[:] = ~np.isnan(pool) / np.count_nonzero(~np.isnan(pool))",),
        "median": (
            "cells = np.sort(pool[~np.isnan(pool)])",
            "for middle in cells[(len(cells) - 1) // 2], cells[len(cells) // 2]:",
            "    part.flat[np.flatnonzero(pool == middle)[0]] += 0.5",
        ),
        "l2": ("part[:] = np.nan_to_num(pool) / (np.sqrt(np.nansum(pool**2)) or 1)",),
    }
)
# What computes it, by the direction.
WAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "forward": tuple(SNIPPETS),
        "backward": ("From scratch", "PyTorch", "Keras"),
        "unpool": ("From scratch", "PyTorch"),
    }
)
WRITERS: Mapping[tuple[str, str], Writers] = MappingProxyType(
    {
        ("PyTorch", "backward"): Writers(torch.gradient_snippet, torch.adaptive_gradient_snippet),
        ("Keras", "backward"): Writers(keras.gradient_snippet, keras.adaptive_gradient_snippet),
        ("PyTorch", "unpool"): Writers(
            torch.unpool_snippet, lambda _: Snippet(note=say("programs.no_unpool"))
        ),
    }
)


def back_snippet(name: str, image: np.ndarray, geometry: Geometry, direction: str) -> Snippet:
    """Write the code of one way back for one image.

    Parameters
    ----------
    name : str
        One of `WAYS` for the direction.
    image : ndarray of shape (M, N) or (M, N, channels)
    geometry : Geometry
        Of that image.
    direction : {"backward", "unpool"}

    Returns
    -------
    Snippet
        Its body expects ``image`` and, for a gradient, ``upstream`` to be defined.
    """
    spec, is_colour = geometry.spec, image.ndim == 3
    if name == "From scratch":
        return _loops(geometry, direction, is_colour=is_colour)
    writers = WRITERS[name, direction]
    if isinstance(spec, AdaptiveSpec):
        return writers.adaptive(Fit(spec, geometry, is_colour))
    return writers.plain(Layout.of(spec, geometry.input_shape, is_colour=is_colour))


def write(name: str, image: np.ndarray, geometry: Geometry, direction: str) -> Snippet:
    """Write the code of one way to compute what the stage shows, forward or back."""
    if direction == "forward":
        return snippet(name, image, geometry)
    return back_snippet(name, image, geometry, direction)


def upstream_line(upstream: np.ndarray | None, shape: tuple[int, ...]) -> str:
    """Write the line that defines ``upstream``."""
    if upstream is None:
        return f"upstream = np.ones({shape})"
    rows = ", ".join(f"[{', '.join(map(format_number, row))}]" for row in upstream.tolist())
    return f"upstream = np.array([{rows}])"


def _loops(geometry: Geometry, direction: str, *, is_colour: bool) -> Snippet:
    """Write two loops over the windows, each a list of its rows and one of its columns."""
    mode = geometry.spec.mode
    rows, cols = geometry.output_shape
    lines = _padded(geometry, is_colour=is_colour)
    lines += [f"rows = {_reads(geometry.rows)}", f"cols = {_reads(geometry.cols)}"]
    lines.append("given = np.zeros(padded.shape)")
    channel, indent = ("[..., channel]", "    ") if is_colour else ("", "")
    if is_colour:
        lines.append("for channel in range(3):")
    at = "row, col, channel" if is_colour else "row, col"
    body = [
        f"for row in range({rows}):",
        f"    for col in range({cols}):",
        "        window = np.ix_(rows[row], cols[col])",
        f"        pool = padded{channel}[window]",
    ]
    if direction == "unpool":
        pick = "nanargmin" if mode == "min" else "nanargmax"
        body += [
            f"        place = np.unravel_index(np.{pick}(pool), pool.shape)",
            f"        given{channel}[rows[row][place[0]], cols[col][place[1]]] = pool[place]",
        ]
    else:
        body += [
            "        part = np.zeros(pool.shape)",
            *(f"        {line}" for line in _PARTS[mode]),
            f"        given{channel}[window] += upstream[{at}] * part",
        ]
    lines += [f"{indent}{line}" for line in body]
    (top, _), (left, _) = _pads(geometry)
    height, width = geometry.input_shape
    lines.append(f"output = given[{top} : {top + height}, {left} : {left + width}]")
    return Snippet("import numpy as np", "\n".join(lines))


def _padded(geometry: Geometry, *, is_colour: bool) -> list[str]:
    """Write the padding as cells that are not a number; what an average counts is 0."""
    sides = (*_pads(geometry), (0, 0)) if is_colour else _pads(geometry)
    counts = geometry.spec.mode == "average" and getattr(geometry.spec, "count_include_pad", False)
    lines = [f"padded = np.pad(image.astype(float), {sides}, constant_values=np.nan)"]
    if counts:
        (top, _), (left, _) = _pads(geometry)
        axes = geometry.rows, geometry.cols
        ends = [
            before + axis.length + axis.pad_after
            for axis, before in zip(axes, (top, left), strict=True)
        ]
        part = f"padded[:{ends[0]}, :{ends[1]}]"
        lines.append(f"{part} = np.nan_to_num({part})  # padding that counts")
    return lines


def _pads(geometry: Geometry) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what has to stand around the input for every window to be whole."""
    rows, cols = geometry.rows, geometry.cols
    return (
        (rows.pad_before, rows.pad_after + rows.overhang),
        (cols.pad_before, cols.pad_after + cols.overhang),
    )


def _reads(axis: Axis) -> str:
    """Write the places that each window reads along an axis, counted in the padded input."""
    lists = [
        [int(place) + axis.pad_before for place in places if place != NO_CELL]
        for places in axis.positions()
    ]
    return str(lists)
