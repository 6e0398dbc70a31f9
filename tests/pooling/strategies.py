"""What hypothesis draws: fields of a specification, and images in every dtype and layout."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

# The same examples on every run, and no verdict that depends on how busy the machine is.
steady = settings(derandomize=True, deadline=None)

INTEGERS = [np.dtype(code) for code in "?bBhHiIqQ"]
FLOATS = [np.dtype(code) for code in "efdg"]
MODES = ("max", "average", "min", "median", "l2")

LAYOUTS = {
    "contiguous": lambda image: image,
    "reversed": lambda image: image[::-1, ::-1],
    "transposed": lambda image: image.swapaxes(0, 1),
    "strided": lambda image: image.repeat(2, axis=1)[:, ::2],
    "big-endian": lambda image: image.astype(image.dtype.newbyteorder(">")),
}


def pairs(low, high):
    return st.tuples(st.integers(low, high), st.integers(low, high))


@st.composite
def spec_fields(draw, modes=MODES):
    """Draw fields that make a valid specification, all of them given."""
    height, width = draw(pairs(1, 4))
    explicit = st.tuples(pairs(0, height - 1), pairs(0, width - 1))
    return {
        "pool_size": (height, width),
        "stride": draw(pairs(1, 5)),
        "mode": draw(st.sampled_from(modes)),
        "padding": draw(st.sampled_from(["valid", "same", "same_lower"]) | explicit),
        "dilation": draw(st.just((1, 1)) | pairs(1, 3)),
        "ceil_mode": draw(st.booleans()),
        "count_include_pad": draw(st.booleans()),
    }


def shapes():
    return st.tuples(st.integers(1, 8), st.integers(1, 8)) | st.tuples(
        st.integers(1, 5), st.integers(1, 5), st.integers(1, 4)
    )


def values(dtype):
    """Any integer of the dtype; floats whose squares can be added up."""
    if dtype.kind != "f":
        return npst.from_dtype(dtype)
    if dtype.char == "e":
        return st.floats(-50, 50, width=16, allow_subnormal=False)
    if dtype.char == "f":
        return st.floats(-(2.0**60), 2.0**60, width=32, allow_subnormal=False)
    return st.floats(-(2.0**100), 2.0**100).map(lambda x: x if abs(x) > 2.0**-100 else 0.0)


@st.composite
def images(draw, dtypes=(*INTEGERS, *FLOATS), elements=values):
    """Draw a read-only image: any dtype, any layout in memory, with channels or without."""
    dtype = draw(st.sampled_from(dtypes))
    image = draw(npst.arrays(dtype, shapes(), elements=elements(dtype)))
    image = LAYOUTS[draw(st.sampled_from(sorted(LAYOUTS)))](image)
    image.setflags(write=False)
    return image
