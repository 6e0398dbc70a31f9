"""What the tests of the gradient share."""

import json
from importlib import import_module
from pathlib import Path

import numpy as np

MODULE = import_module("pooling.gradient")  # its name is the function's, too
CASES = 1100  # random specs for each mode
RECORDED = json.loads((Path(__file__).parents[1] / "recorded_gradients.json").read_text())

AROUND = [[1, 2, 1], [2, 9, 2], [1, 2, 1]]
NAN, INF = np.nan, np.inf
