"""The code of one framework's own call, as a translation proposes it."""

from explorer.programs.calls.layers import LAYERS
from explorer.programs.calls.python import WRITERS
from explorer.programs.layout import Snippet
from pooling.conventions import Call, Pad


def call_snippet(call: Call, *, is_colour: bool) -> Snippet:
    """Write a call, with the padding before it, as code that reads ``image``.

    Parameters
    ----------
    call : Call
        As `translate` gives it, of one of the frameworks in `WRITERS`.
    is_colour : bool
        Whether the image has a last axis of channels.

    Returns
    -------
    Snippet
        Its body leaves ``output``.
    """
    if call.pad is None:
        return WRITERS[call.framework](call, "image", is_colour)
    code = WRITERS[call.framework](call, "padded", is_colour)
    return Snippet(code.imports, f"{pad_line(call.pad, is_colour)}\n{code.body}", code.note)


def layer_text(call: Call) -> str:
    """Write a call as a layer in the text of a model, without the padding before it.

    Parameters
    ----------
    call : Call
        As `translate` gives it, of one of the frameworks in `LAYERS`.

    Returns
    -------
    str

    Examples
    --------
    >>> print(layer_text(Call("darknet", "[maxpool]", {"size": 2, "stride": 1, "padding": 1})))
    [maxpool]
    size=2
    stride=1
    padding=1
    """
    return LAYERS[call.framework](call)


def pad_line(pad: Pad, is_colour: bool) -> str:
    """Write the line of NumPy that makes ``padded`` of ``image``."""
    width = (*pad.width, (0, 0)) if is_colour else pad.width
    if pad.value == "edge":
        return f'padded = np.pad(image, {width}, mode="edge")'
    value = f"{pad.value}".replace("inf", "np.inf")
    return f"padded = np.pad(image.astype(float), {width}, constant_values={value})"
