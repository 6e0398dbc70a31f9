"""Keras 3 on TensorFlow: a layer where there is one, windows and a reduction where not."""

from explorer.programs.adaptive import Fit, as_plain, window_lines
from explorer.programs.layout import Layout, Snippet, nan_padded_lines, pad_line
from explorer.words.catalogue import say
from pooling import Geometry

_IMPORTS = "import keras\nimport numpy as np"
_LAYERS = {"max": "MaxPool2D", "min": "MaxPool2D", "average": "AveragePooling2D"}
_ADAPTIVE_LAYERS = {
    "max": "AdaptiveMaxPooling2D",
    "min": "AdaptiveMaxPooling2D",
    "average": "AdaptiveAveragePooling2D",
}
_REDUCTIONS = {
    "max": "pooled = keras.ops.nanmax(windows, axis=-2)",
    "average": "pooled = keras.ops.nanmean(windows, axis=-2)",
    "min": "pooled = keras.ops.nanmin(windows, axis=-2)",
    "median": """cells = keras.ops.sort(windows, axis=-2)
real = keras.ops.cast(keras.ops.isfinite(cells), "int32")
count = keras.ops.sum(real, axis=-2, keepdims=True)
low = keras.ops.take_along_axis(cells, (count - 1) // 2, axis=-2)
high = keras.ops.take_along_axis(cells, count // 2, axis=-2)
pooled = (low + high)[..., 0, :] / 2""",
    "l2": "pooled = keras.ops.sqrt(keras.ops.nansum(windows**2, axis=-2))",
}


def snippet(layout: Layout) -> Snippet:
    """Write the layer, or what stands in for it."""
    mode = layout.spec.mode
    if _has_layer(layout):
        return _layer(layout)
    if layout.is_dilated:
        return _windows(layout, say("programs.keras_dilation"))
    if mode not in _LAYERS:
        return _windows(layout, say("programs.keras_no_mode", mode=mode))
    return _windows(layout, say("programs.keras_average"))


def _has_layer(layout: Layout) -> bool:
    """Return whether a layer of Keras does all of it, padding by hand apart."""
    mode = layout.spec.mode
    is_fit = mode != "average" or _is_its_own(layout)
    return mode in _LAYERS and not layout.is_dilated and is_fit


def adaptive_snippet(fit: Fit) -> Snippet:
    """Write the adaptive layer, or what stands in for it."""
    mode = fit.spec.mode
    plain = fit.plain()
    if mode in _ADAPTIVE_LAYERS:
        return _adaptive_layer(fit)
    if plain:
        return as_plain(snippet(plain), plain)
    lines = [
        *window_lines(fit, _beyond(mode)),
        f"windows = {_flat(fit.geometry)}",
        _REDUCTIONS[mode],
        f"output = pooled.numpy(){'' if fit.is_colour else '[..., 0]'}",
    ]
    note = say("programs.keras_no_adaptive", mode=mode)
    return Snippet(_IMPORTS, "\n".join(lines), note)


def _adaptive_layer(fit: Fit) -> Snippet:
    sign, note = _negated(fit.spec.mode)
    lines = [
        _adaptive_line(fit),
        f"output = {sign}layer({sign}{_batch('image', fit.is_colour)}).numpy()"
        f"{_unbatch(fit.is_colour)}",
    ]
    return Snippet(_IMPORTS, "\n".join(lines), note)


def _adaptive_line(fit: Fit) -> str:
    size, name = fit.geometry.output_shape, _ADAPTIVE_LAYERS[fit.spec.mode]
    return f'layer = keras.layers.{name}({size}, dtype="float64")'


def _negated(mode: str) -> tuple[str, str]:
    """Return the sign that makes a maximum of a minimum, and a sentence that says so."""
    if mode != "min":
        return "", ""
    return "-", say("programs.no_minimum", name="Keras")


def _is_its_own(layout: Layout) -> bool:
    """Return whether Keras' own padding does what the spec says."""
    return not layout.is_padded or (layout.spec.padding == "same" and not layout.pads_count)


def _layer(layout: Layout) -> Snippet:
    lines, source, sign, note = _made(layout)
    batched = _batch(source, layout.is_colour)
    lines.append(f"output = {sign}layer({sign}{batched}).numpy(){_unbatch(layout.is_colour)}")
    return Snippet(_IMPORTS, "\n".join(lines), note)


def _made(layout: Layout) -> tuple[list[str], str, str, str]:
    """Return the lines that make the layer, what it takes, its sign, and a note."""
    spec = layout.spec
    sign, note = _negated(spec.mode)
    lines, source, padding = [], "image", "same" if layout.is_padded else "valid"
    if not _is_its_own(layout):
        lines = [pad_line(layout, "np.inf" if spec.mode == "min" else "-np.inf")]
        source, padding = "padded", "valid"
        by_hand = say("programs.keras_padding")
        note = f"{by_hand} {note}".strip()
    layer = f"keras.layers.{_LAYERS[spec.mode]}({spec.pool_size}, strides={spec.stride}"
    lines.append(f'layer = {layer}, padding="{padding}", dtype="float64")')
    return lines, source, sign, note


def gradient_snippet(layout: Layout) -> Snippet:
    """Write the gradient that TensorFlow's tape finds of the layer, where there is one."""
    if not _has_layer(layout):
        return Snippet(note=say("programs.no_gradient", name="Keras"))
    lines, source, sign, note = _made(layout)
    crop = ""
    if source == "padded":
        (top, _), (left, _) = layout.total
        height, width = layout.geometry.input_shape
        crop = f"[{top} : {top + height}, {left} : {left + width}]"
    return _taped(lines, source, sign, note, layout.is_colour, crop)


def adaptive_gradient_snippet(fit: Fit) -> Snippet:
    """Write the same for an adaptive average, or for a layer with the same windows."""
    plain = fit.plain()
    if fit.spec.mode == "average":
        return _taped([_adaptive_line(fit)], "image", "", "", fit.is_colour)
    if plain:
        return as_plain(gradient_snippet(plain), plain)
    has_layer = fit.spec.mode in _ADAPTIVE_LAYERS
    note = "programs.keras_adaptive_gradient" if has_layer else "programs.no_gradient"
    return Snippet(note=say(note, name="Keras"))


def _taped(
    lines: list[str], source: str, sign: str, note: str, is_colour: bool, crop: str = ""
) -> Snippet:
    given = _batch("upstream", is_colour)
    lines = [
        *lines,
        f"images = tf.constant({_batch(source, is_colour)})",
        "with tf.GradientTape() as tape:",
        "    tape.watch(images)",
        f"    pooled = {sign}layer({sign}images)",
        f"gradient = tape.gradient(pooled, images, {given})",
        f"output = gradient.numpy(){_unbatch(is_colour)}{crop}",
    ]
    return Snippet(f"{_IMPORTS}\nimport tensorflow as tf", "\n".join(lines), note)


def _windows(layout: Layout, note: str) -> Snippet:
    spec = layout.spec
    lines, source = [], "image"
    if layout.is_padded:
        beyond = _beyond(spec.mode)
        lines = nan_padded_lines(layout) if beyond == "np.nan" else [pad_line(layout, beyond)]
        source = "padded"
    ones = "(1, {}, {}, 1)".format
    lines += [
        f"images = {_batch(source, layout.is_colour)}",
        f"sizes, strides = {ones(*spec.pool_size)}, {ones(*spec.stride)}",
        f"rates = {ones(*spec.dilation)}",
        'patches = tf.image.extract_patches(images, sizes, strides, rates, "VALID")',
        f"windows = {_flat(layout.geometry, 'patches')}",
        _REDUCTIONS[spec.mode],
        f"output = pooled.numpy(){'' if layout.is_colour else '[..., 0]'}",
    ]
    return Snippet(
        f"{_IMPORTS}\nimport tensorflow as tf",
        "\n".join(lines),
        note,
    )


def _beyond(mode: str) -> str:
    """Return what stands beyond the input: sorting puts infinity last, and NaN anywhere."""
    return "np.inf" if mode == "median" else "np.nan"


def _flat(geometry: Geometry, source: str = "windows") -> str:
    """Write windows with their cells in one line, of shape (R, C, cells, channels)."""
    size = geometry.rows.pool_size * geometry.cols.pool_size
    return f"keras.ops.reshape({source}, {(*geometry.output_shape, size, -1)})"


def _batch(source: str, is_colour: bool) -> str:
    axes = "np.newaxis" if is_colour else "np.newaxis, ..., np.newaxis"
    return f"{source}.astype(float)[{axes}]"


def _unbatch(is_colour: bool) -> str:
    return "[0]" if is_colour else "[0, ..., 0]"
