"""The names of files say what is in them, and differ where their contents do."""

import re

import pytest
from hypothesis import given

from explorer.exports.names import file_name
from pooling import AdaptiveSpec, PoolSpec
from tests.pooling.strategies import spec_fields, steady


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        (PoolSpec(), "pooling-max-2x2-stride2.ipynb"),
        (PoolSpec((3, 2), (1, 2), "l2"), "pooling-l2-3x2-stride1x2.ipynb"),
        (PoolSpec(3, 2, padding=1), "pooling-max-3x3-stride2-pad1.ipynb"),
        (PoolSpec(3, 2, padding=(1, 0)), "pooling-max-3x3-stride2-pad1x0.ipynb"),
        (PoolSpec(3, 2, padding=((0, 1), (2, 0))), "pooling-max-3x3-stride2-pad0-1x2-0.ipynb"),
        (PoolSpec(2, padding=0), "pooling-max-2x2-stride2.ipynb"),
        (PoolSpec(2, padding="same_lower"), "pooling-max-2x2-stride2-same-lower.ipynb"),
        (
            PoolSpec(2, 1, "average", "same", (1, 3), ceil_mode=True, count_include_pad=True),
            "pooling-average-2x2-stride1-same-dilation1x3-ceil-counted.ipynb",
        ),
        (AdaptiveSpec((1, 7), "min"), "pooling-min-to-1x7.ipynb"),
    ],
)
def test_a_name_says_what_is_unusual(spec, name):
    assert file_name(spec, "ipynb") == name


@steady
@given(spec_fields())
def test_a_name_is_one_that_every_system_takes(fields):
    assert re.fullmatch(r"[a-z0-9-]{1,100}\.npy", file_name(PoolSpec(**fields), "npy"))
