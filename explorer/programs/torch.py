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
    if _has_function(layout):
        return _function(layout)
    if mode == "median":
        return _windows(layout, say("programs.torch_median"))
    reason = "torch_dilation" if _padding_is_its_own(layout) else "torch_padding"
    return _windows(layout, say(f"programs.{reason}"))


def _has_function(layout: Layout) -> bool:
    """Return whether a function of PyTorch does all of it."""
    mode = layout.spec.mode
    dilates = mode in ("max", "min") or not layout.is_dilated
    return mode in _FUNCTIONS and _padding_is_its_own(layout) and dilates


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
    note = say("programs.no_minimum", name="PyTorch") if fit.spec.mode == "min" else ""
    lines = [
        _images(fit.is_colour),
        f"output = {_adaptive_call(fit)}.numpy(){unbatch(fit.is_colour)}",
    ]
    return Snippet(_IMPORTS, "\n".join(lines), note)


def _adaptive_call(fit: Fit) -> str:
    sign = "-" if fit.spec.mode == "min" else ""
    function = _ADAPTIVE_FUNCTIONS[fit.spec.mode]
    return f"{sign}F.{function}({sign}images, {fit.geometry.output_shape})"


def gradient_snippet(layout: Layout) -> Snippet:
    """Write PyTorch's own gradient of its function, where it has the function."""
    if not _has_function(layout):
        return Snippet(note=say("programs.no_gradient", name="PyTorch"))
    return _autograd(_call(layout), layout.is_colour)


def adaptive_gradient_snippet(fit: Fit) -> Snippet:
    """Write PyTorch's own gradient of its adaptive function, or of what stands in for it."""
    plain = fit.plain()
    if fit.spec.mode in _ADAPTIVE_FUNCTIONS:
        return _autograd(_adaptive_call(fit), fit.is_colour)
    if plain:
        return as_plain(gradient_snippet(plain), plain)
    return Snippet(note=say("programs.no_gradient", name="PyTorch"))


def _autograd(call: str, is_colour: bool) -> Snippet:
    lines = [
        f"{_images(is_colour)}.requires_grad_()",
        f"pooled = {call}",
        f"pooled.backward(torch.tensor({batch(is_colour, 'upstream')}))",
        f"output = images.grad.numpy(){unbatch(is_colour)}",
    ]
    return Snippet(_IMPORTS, "\n".join(lines))


def unpool_snippet(layout: Layout) -> Snippet:
    """Write PyTorch's way to put maxima back by their indices, where it can."""
    spec, is_colour = layout.spec, layout.is_colour
    if not (_has_function(layout) and _is_reachable(layout)):
        return Snippet(note=say("programs.no_unpool"))
    sign = "-" if spec.mode == "min" else ""
    (top, _), (left, _) = layout.geometry.pad_width
    call = _call(layout).removeprefix(sign).removesuffix(")")
    lines = [
        _images(is_colour),
        f"pooled, places = {call}, return_indices=True)",
        f"size, stride, padding = {spec.pool_size}, {spec.stride}, {(top, left)}",
        "restored = F.max_unpool2d(pooled, places, size, stride, padding, images.shape)",
        f"output = {sign}restored.numpy(){unbatch(is_colour)}",
    ]
    return Snippet(_IMPORTS, "\n".join(lines))


def _is_reachable(layout: Layout) -> bool:
    """Return whether the input has a size that PyTorch puts an output back into."""
    axes = layout.geometry.rows, layout.geometry.cols
    sizes = [(a.output_length - 1) * a.stride - 2 * a.pad_before + a.span for a in axes]
    return not layout.is_dilated and all(
        abs(size - axis.length) < axis.stride for size, axis in zip(sizes, axes, strict=True)
    )


def _padding_is_its_own(layout: Layout) -> bool:
    """Return whether PyTorch's symmetric padding and ceil mode do what the spec says."""
    spec, pad_width = layout.spec, layout.geometry.pad_width
    return all(
        before == after and 2 * before <= size
        for (before, after), size in zip(pad_width, spec.pool_size, strict=True)
    )


def _call(layout: Layout) -> str:
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
    return f"{sign}F.{_FUNCTIONS[spec.mode]}({before}, {', '.join(arguments)}){after}"


def _function(layout: Layout) -> Snippet:
    notes = {
        "min": say("programs.no_minimum", name="PyTorch"),
        "average": say("programs.torch_counts"),
        "l2": say("programs.torch_squares"),
    }
    lines = [
        _images(layout.is_colour),
        f"output = {_call(layout)}.numpy(){unbatch(layout.is_colour)}",
    ]
    return Snippet(_IMPORTS, "\n".join(lines), notes.get(layout.spec.mode, ""))


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
