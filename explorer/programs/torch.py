"""PyTorch: a functional pool where there is one, windows and a reduction where not."""

from explorer.programs.adaptive import Fit, as_plain, window_lines
from explorer.programs.layout import Layout, Snippet, batch, unbatch
from explorer.words.catalogue import say

_IMPORTS = "import numpy as np\nimport torch\nimport torch.nn.functional as F"
_FUNCTIONS = {"max": "max_pool2d", "min": "max_pool2d", "average": "avg_pool2d", "l2": "avg_pool2d"}
_ADAPTIVE_FUNCTIONS = {
    "max": "adaptive_max_pool2d",
    "min": "adaptive_max_pool2d",
    "average": "adaptive_avg_pool2d",
}
_REDUCTIONS = {
    "max": "windows.nan_to_num(nan=-torch.inf).amax((-2, -1))",
    "average": "windows.nanmean((-2, -1))",
    "min": "windows.nan_to_num(nan=torch.inf).amin((-2, -1))",
    "median": "(cells.nanmedian(-1).values - (-cells).nanmedian(-1).values) / 2",
    "l2": "(windows**2).nansum((-2, -1)).sqrt()",
}


def snippet(layout: Layout) -> Snippet:
    """Write the functional, or what stands in for it."""
    mode = layout.spec.mode
    if mode == "median":
        return _windows(layout, say("programs.torch_median"))
    if not _padding_is_its_own(layout):
        return _windows(layout, say("programs.torch_padding"))
    if layout.is_dilated and mode not in ("max", "min"):
        return _windows(layout, say("programs.torch_dilation"))
    return _function(layout)


def adaptive_snippet(fit: Fit) -> Snippet:
    """Write the adaptive functional, or what stands in for it."""
    mode = fit.spec.mode
    plain = fit.plain()
    if mode in _ADAPTIVE_FUNCTIONS:
        return _adaptive_function(fit)
    if plain:
        return as_plain(snippet(plain), plain)
    moved = "np.moveaxis(windows, -1, 2)" if fit.is_colour else "windows"
    lines = [*window_lines(fit), f"windows = torch.tensor({moved})", *_reduced(mode)]
    note = say("programs.torch_no_adaptive", mode=mode)
    return Snippet(_IMPORTS, "\n".join([*lines, "output = pooled.numpy()"]), note)


def _adaptive_function(fit: Fit) -> Snippet:
    mode, size = fit.spec.mode, fit.geometry.output_shape
    sign, note = ("-", say("programs.no_minimum", name="PyTorch")) if mode == "min" else ("", "")
    call = f"{sign}F.{_ADAPTIVE_FUNCTIONS[mode]}({sign}images, {size})"
    lines = [_images(fit.is_colour), f"output = {call}.numpy(){unbatch(fit.is_colour)}"]
    return Snippet(_IMPORTS, "\n".join(lines), note)


def _padding_is_its_own(layout: Layout) -> bool:
    """Return whether PyTorch's symmetric padding and ceil mode do what the spec says."""
    spec, pad_width = layout.spec, layout.geometry.pad_width
    return all(
        before == after and 2 * before <= size
        for (before, after), size in zip(pad_width, spec.pool_size, strict=True)
    )


def _function(layout: Layout) -> Snippet:
    spec = layout.spec
    (top, _), (left, _) = layout.geometry.pad_width
    arguments = [str(spec.pool_size), str(spec.stride)]
    if (top, left) != (0, 0):
        arguments.append(f"padding=({top}, {left})")
    if layout.is_dilated:
        arguments.append(f"dilation={spec.dilation}")
    if layout.overhang != (0, 0):
        arguments.append("ceil_mode=True")
    if spec.mode == "average":
        arguments.append(f"count_include_pad={spec.count_include_pad}")
    if spec.mode == "l2":
        arguments.append("divisor_override=1")
    before = {"min": "-images", "l2": "images**2"}.get(spec.mode, "images")
    sign, after = ("-" if spec.mode == "min" else ""), (".sqrt()" if spec.mode == "l2" else "")
    call = f"{sign}F.{_FUNCTIONS[spec.mode]}({before}, {', '.join(arguments)}){after}"
    notes = {
        "min": say("programs.no_minimum", name="PyTorch"),
        "average": say("programs.torch_counts"),
        "l2": say("programs.torch_squares"),
    }
    lines = [_images(layout.is_colour), f"output = {call}.numpy(){unbatch(layout.is_colour)}"]
    return Snippet(_IMPORTS, "\n".join(lines), notes.get(spec.mode, ""))


def _windows(layout: Layout, note: str) -> Snippet:
    spec = layout.spec
    dilation = spec.dilation
    every = f"[..., ::{dilation[0]}, ::{dilation[1]}]" if layout.is_dilated else ""
    lines = [_images(layout.is_colour)]
    source = "images"
    if layout.is_padded:
        lines += _padded(layout)
        source = "padded"
    unfolded = "".join(
        f".unfold({axis}, {span}, {stride})"
        for axis, span, stride in zip((2, 3), layout.span, spec.stride, strict=True)
    )
    lines.append(f"windows = {source}{unfolded}{every}")
    lines += [*_reduced(spec.mode), f"output = pooled.numpy(){unbatch(layout.is_colour)}"]
    return Snippet(_IMPORTS, "\n".join(lines), note)


def _reduced(mode: str) -> list[str]:
    lines = ["cells = windows.flatten(-2)"] if mode == "median" else []
    return [*lines, f"pooled = {_REDUCTIONS[mode]}"]


def _padded(layout: Layout) -> list[str]:
    if not layout.pads_count:
        return [f"padded = F.pad(images, {_sides(layout.total)}, value=torch.nan)"]
    lines = [f"padded = F.pad(images, {_sides(layout.declared)})"]
    if layout.overhang != (0, 0):
        beyond = ((0, layout.overhang[0]), (0, layout.overhang[1]))
        lines.append(f"padded = F.pad(padded, {_sides(beyond)}, value=torch.nan)")
    return lines


def _sides(pad_width: tuple) -> tuple[int, int, int, int]:
    """Return padding in PyTorch's order: left, right, top, bottom."""
    (top, bottom), (left, right) = pad_width
    return left, right, top, bottom


def _images(is_colour: bool) -> str:
    return f"images = torch.tensor({batch(is_colour)}.astype(float))"
