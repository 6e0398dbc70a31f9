"""The frameworks' own calls as a layer in the text of a model, where Python has no call."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pooling.conventions import Call

_NCNN_KEYS = {
    "pooling_type": 0,
    "kernel_w": 1,
    "kernel_h": 11,
    "stride_w": 2,
    "stride_h": 12,
    "pad_left": 3,
    "pad_right": 14,
    "pad_top": 13,
    "pad_bottom": 15,
    "global_pooling": 4,
    "pad_mode": 5,
    "avgpool_count_include_pad": 6,
}


def _prototxt(call: Call) -> str:
    """Write a layer of Caffe's, which OpenCV reads too."""
    fields = "".join(f"    {name}: {_bare(value)}\n" for name, value in call.arguments.items())
    return f"""layer {{
  name: "pool"
  type: "Pooling"
  bottom: "data"
  top: "pool"
  pooling_param {{
{fields}  }}
}}"""


def _bare(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cfg(call: Call) -> str:
    """Write a section of Darknet's configuration."""
    return "\n".join([call.call, *(f"{name}={value}" for name, value in call.arguments.items())])


def _param(call: Call) -> str:
    """Write a line of ncnn's parameters, where a number stands for each name."""
    pairs = [f"{_NCNN_KEYS[name]}={value}" for name, value in call.arguments.items()]
    return " ".join(["Pooling pool 1 1 data pool", *pairs])


def _operator(call: Call) -> str:
    """Write an operator of TF Lite as JSON, in the words of its schema."""
    given: Mapping[str, Any] = call.arguments
    (stride_h, stride_w), (height, width) = given["stride"], given["filter"]
    options = {"padding": given["padding"], "stride_w": stride_w, "stride_h": stride_h}
    options |= {"filter_width": width, "filter_height": height}
    operator = {"inputs": [0], "outputs": [1], "builtin_options_type": "Pool2DOptions"}
    graph = {"operators": [operator | {"builtin_options": options}]}
    model = {"operator_codes": [{"builtin_code": call.call}], "subgraphs": [graph]}
    return json.dumps(model, indent=2)


LAYERS: Mapping[str, Callable[[Call], str]] = MappingProxyType(
    {"caffe": _prototxt, "opencv": _prototxt, "darknet": _cfg, "ncnn": _param, "litert": _operator}
)
