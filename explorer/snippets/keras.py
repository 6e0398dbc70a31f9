"""Keras 3 on TensorFlow: a layer where there is one, windows and a reduction where not."""

from explorer.snippets.layout import Layout, Snippet, nan_padded_lines, pad_line

_LAYERS = {"max": "MaxPool2D", "min": "MaxPool2D", "average": "AveragePooling2D"}
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
    mode = layout.geometry.spec.mode
    if layout.is_dilated:
        return _windows(layout, "Keras' pooling has no dilation")
    if mode not in _LAYERS:
        return _windows(layout, f"Keras has no pooling layer for {mode}")
    if mode == "average" and layout.is_padded and not _is_its_own(layout):
        return _windows(layout, "Keras' average has no such padding")
    return _layer(layout)


def _is_its_own(layout: Layout) -> bool:
    """Return whether Keras' own padding does what the spec says."""
    return not layout.is_padded or (
        layout.geometry.spec.padding == "same" and not layout.pads_count
    )


def _layer(layout: Layout) -> Snippet:
    spec, notes = layout.geometry.spec, []
    lines, source, padding = [], "image", "same" if layout.is_padded else "valid"
    if not _is_its_own(layout):
        lines = [pad_line(layout, "np.inf" if spec.mode == "min" else "-np.inf")]
        source, padding = "padded", "valid"
        notes.append("Keras pads only as valid or same, so the cells are padded by hand.")
    sign = ""
    if spec.mode == "min":
        sign = "-"
        notes.append("Keras has no minimum: the largest of the negatives is taken.")
    lines += [
        f"layer = keras.layers.{_LAYERS[spec.mode]}({spec.pool_size}, strides={spec.stride}, "
        f'padding="{padding}", dtype="float64")',
        f"output = {sign}layer({sign}{_batch(layout, source)}).numpy(){_unbatch(layout)}",
    ]
    return Snippet("import keras\nimport numpy as np", "\n".join(lines), " ".join(notes))


def _windows(layout: Layout, reason: str) -> Snippet:
    spec = layout.geometry.spec
    rows, cols = layout.geometry.output_shape
    height, width = spec.pool_size
    lines, source = [], "image"
    if layout.is_padded:
        # Sorting puts infinity last, and what is not a number anywhere.
        is_sorted = spec.mode == "median"
        lines = [pad_line(layout, "np.inf")] if is_sorted else nan_padded_lines(layout)
        source = "padded"
    ones = "(1, {}, {}, 1)".format
    lines += [
        f"images = {_batch(layout, source)}",
        f"sizes, strides = {ones(*spec.pool_size)}, {ones(*spec.stride)}",
        f"rates = {ones(*spec.dilation)}",
        'patches = tf.image.extract_patches(images, sizes, strides, rates, "VALID")',
        f"windows = keras.ops.reshape(patches, ({rows}, {cols}, {height * width}, -1))",
        _REDUCTIONS[spec.mode],
        f"output = pooled.numpy(){'' if layout.is_colour else '[..., 0]'}",
    ]
    imports = "import keras\nimport numpy as np\nimport tensorflow as tf"
    return Snippet(imports, "\n".join(lines), f"{reason}, so its windows are reduced by hand.")


def _batch(layout: Layout, source: str) -> str:
    axes = "np.newaxis" if layout.is_colour else "np.newaxis, ..., np.newaxis"
    return f"{source}.astype(float)[{axes}]"


def _unbatch(layout: Layout) -> str:
    return "[0]" if layout.is_colour else "[0, ..., 0]"
