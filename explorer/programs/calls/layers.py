"""Frameworks that read their layers from a file: the layer, as it stands there."""

from explorer.programs.calls.parts import Source
from explorer.programs.layout import Snippet
from explorer.words.catalogue import say
from pooling.conventions import Call

# The number of each parameter of ncnn's layer.
_NCNN = {
    "pooling_type": 0,
    "kernel_w": 1,
    "kernel_h": 11,
    "stride_w": 2,
    "stride_h": 12,
    "pad_left": 3,
    "pad_right": 14,
    "pad_top": 13,
    "pad_bottom": 15,
    "pad_mode": 5,
    "avgpool_count_include_pad": 6,
}


def caffe(call: Call, _: Source) -> Snippet:
    """Write a layer of a prototxt."""
    return Snippet(body=prototxt(call), note=say("written.layer"))


def ncnn(call: Call, _: Source) -> Snippet:
    """Write a line of a param file."""
    said = " ".join(f"{_NCNN[name]}={value}" for name, value in call.arguments.items())
    return Snippet(body=f"Pooling pool 1 1 data pooled {said}", note=say("written.layer"))


def darknet(call: Call, _: Source) -> Snippet:
    """Write a section of a cfg file."""
    lines = [call.call, *(f"{name}={value}" for name, value in call.arguments.items())]
    return Snippet(body="\n".join(lines), note=say("written.layer"))


def prototxt(call: Call) -> str:
    """Write a pooling layer as Caffe reads it."""
    said = "\n".join(f"    {name}: {value}" for name, value in call.arguments.items())
    return (
        'layer {\n  name: "pool"\n  type: "Pooling"\n  bottom: "data"\n  top: "pool"\n'
        f"  pooling_param {{\n{said}\n  }}\n}}"
    )
