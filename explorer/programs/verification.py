"""Running the snippets and comparing what they give with the app's output. No Streamlit."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

import numpy as np

from explorer.inputs.filtered import Filtered
from explorer.programs.backward import write
from explorer.programs.filtering import filter_lines
from explorer.words.catalogue import say
from explorer.words.sentences import shape
from pooling import Geometry, gradient, pool, trace, unpool
from pooling.spec import Spec

# What has to be installed for a check, and the command that installs it.
PACKAGES: Mapping[str, tuple[tuple[str, ...], str]] = MappingProxyType(
    {
        "From scratch": ((), ""),
        "NumPy": ((), ""),
        "Keras": (("tensorflow", "keras"), "pip install tensorflow-cpu"),
        "PyTorch": (("torch",), "pip install torch"),
        "ONNX Runtime": (("onnx", "onnxruntime"), "pip install onnx onnxruntime"),
    }
)

# Budgets that keep a check near one second: pools for the loops, cells for the others,
# which hold every window in memory.
MOST_POOLS = 40_000
MOST_CELLS = 4_000_000


@dataclass(frozen=True)
class Check:
    """What one independent computation said of the app's output.

    Attributes
    ----------
    name : str
        Who computed.
    verdict : str
        "identical", "equal after rounding", "different", "not possible" or "failed".
    difference : float, optional
        The largest absolute difference, where there is something to compare.
    seconds : float, optional
        The time of the computation alone, without imports.
    note : str
        What to know about conventions, or what went wrong.
    """

    name: str
    verdict: str
    difference: float | None = None
    seconds: float | None = None
    note: str = ""


def is_installed(name: str) -> bool:
    """Return whether a check's packages can be found, without importing them."""
    return all(find_spec(package) for package in PACKAGES[name][0])


def check(
    name: str,
    image: np.ndarray,
    spec: Spec,
    direction: str = "forward",
    upstream: np.ndarray | None = None,
    filtered: Filtered | None = None,
) -> Check:
    """Pool an image by the code shown for a framework, or go back, and compare.

    Parameters
    ----------
    name : str
        One of the keys of `PACKAGES`.
    image : ndarray of shape (M, N) or (M, N, channels)
        Pooled whole where that stays quick, else its first rows and columns.
    spec : PoolSpec or AdaptiveSpec
    direction : {"forward", "backward", "unpool"}
    upstream : ndarray of the shape of the output, optional
        The gradient at the output; ones when left out.
    filtered : Filtered, optional
        What the image is the feature map of: then the code filters, too.

    Returns
    -------
    Check
        An error of the framework, even of its import, is a failed check and not raised.
    """
    part = _affordable_part(name, image, spec)
    geometry = Geometry.of(spec, part.shape[:2])
    code = write(name, part, geometry, direction)
    if not code.body:
        return Check(name, "not possible", note=code.note)
    names: dict[str, object] = {"image": _as_filtered(filtered, part)}
    if direction == "backward":
        ones = np.ones((*geometry.output_shape, *part.shape[2:]))
        names["upstream"] = ones if upstream is None else upstream
    try:
        exec(code.imports, names)  # noqa: S102 - the text is the one shown, made of our own words
        start = time.perf_counter()
        exec(code.body, names)  # noqa: S102
        seconds = time.perf_counter() - start
    except Exception as error:
        return Check(name, "failed", note=f"{type(error).__name__}: {error}")
    notes = [code.note] if code.note else []
    if part.shape != image.shape:
        notes.append(say("programs.part", size=shape(part.shape[:2])))
    ours = _computed(part, spec, direction, upstream)
    verdict, difference = _compare(ours, np.asarray(names["output"]), part)
    return Check(name, verdict, difference, seconds, " ".join(notes))


def _as_filtered(filtered: Filtered | None, part: np.ndarray) -> np.ndarray:
    """Return that part of an image as the code shown gets it from its filter."""
    if filtered is None:
        return part
    names: dict[str, Any] = {"np": np, "image": filtered.image}
    exec(filter_lines(filtered), names)  # noqa: S102
    return names["image"][: part.shape[0], : part.shape[1]]


def _computed(
    image: np.ndarray, spec: Spec, direction: str, upstream: np.ndarray | None
) -> np.ndarray:
    if direction == "backward":
        return gradient(image, spec, upstream)
    if direction == "unpool":
        steps = trace(image, spec)
        return unpool(steps.output, steps)
    return pool(image, spec)


def _affordable_part(name: str, image: np.ndarray, spec: Spec) -> np.ndarray:
    """Halve the image until its pools are within the budget and while they still fit."""
    height, width = image.shape[:2]
    while max(height, width) > 1 and is_too_much(
        name, Geometry.of(spec, (height, width)), image.ndim
    ):
        smaller = (height + 1) // 2, (width + 1) // 2
        try:
            Geometry.of(spec, smaller)
        except ValueError:
            break
        height, width = smaller
    return image[:height, :width]


def is_too_much(name: str, geometry: Geometry, ndim: int) -> bool:
    """Return whether a way would take too long for these windows, or too much memory."""
    rows, cols = geometry.output_shape
    pools = rows * cols * (3 if ndim == 3 else 1)
    height, width = geometry.rows.pool_size, geometry.cols.pool_size
    return pools > MOST_POOLS if name == "From scratch" else pools * height * width > MOST_CELLS


def _compare(ours: np.ndarray, theirs: np.ndarray, image: np.ndarray) -> tuple[str, float | None]:
    """Compare in the coarser of the two precisions."""
    if ours.shape != theirs.shape:
        return "different", None
    floats = [values.dtype for values in (ours, theirs) if values.dtype.kind == "f"]
    coarser = max(floats, key=lambda dtype: np.finfo(dtype).eps, default=ours.dtype)
    ours, theirs = ours.astype(coarser).astype(float), theirs.astype(coarser).astype(float)
    difference = float(np.abs(ours - theirs).max())
    if difference == 0:
        return "identical", difference
    scale = max(np.abs(ours).max(), np.abs(image.astype(float)).max())
    within = bool(floats) and difference <= 8 * np.finfo(coarser).eps * scale
    return ("equal after rounding" if within else "different"), difference
