"""The filter in code: what stands before a pooling, in NumPy for every framework."""

from explorer.inputs.filtered import Filtered
from explorer.inputs.matrices import format_number


def filter_lines(filtered: Filtered | None) -> str:
    """Write the lines that make of ``image`` its feature map, in the order of the page's sums.

    Parameters
    ----------
    filtered : Filtered or None
        None where the image is pooled as it is: then there are no lines.

    Returns
    -------
    str
        They expect ``np`` and ``image``, and leave ``image``.
    """
    if filtered is None:
        return ""
    rows = ", ".join(f"[{', '.join(map(format_number, row))}]" for row in filtered.weights.tolist())
    features = "np.maximum(features, 0)" if filtered.relu else "features"
    lines = [
        f"weights = np.array([{rows}])",
        "height, width = image.shape",
        "padded = np.pad(image.astype(float), 1)",
        "features = np.zeros(image.shape)",
        "for row, col in np.ndindex(3, 3):",
        "    features += weights[row, col] * padded[row : row + height, col : col + width]",
        f"image = {features}{'.astype(np.float32)' if filtered.is_picture else ''}",
    ]
    return "\n".join(lines)
