"""What is said of a feature map."""

from explorer.inputs.filtered import Filtered
from explorer.words.catalogue import say, titles


def about_features(filtered: Filtered | None) -> str:
    """Say which filter made a feature map of which input, with or without ReLU; or nothing.

    Parameters
    ----------
    filtered : Filtered or None

    Returns
    -------
    str
    """
    if filtered is None:
        return ""
    form = f"{'image' if filtered.is_picture else 'matrix'}{'_relu' * filtered.relu}"
    return say(f"features.{form}", filter=titles("named_filters")[filtered.kind])
