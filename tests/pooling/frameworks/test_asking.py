"""Questions in the words of no framework, put to each of them."""

import pytest

from pooling import PoolSpec
from pooling.conventions import FRAMEWORKS, Asked, MissingError, ask, spec_of

ONE_AROUND = ((1, 1), (1, 1))
# The stride of a pool of 3 where none is said, by what the table says of it.
UNASKED = {
    "pool": (3, 3),
    "one": (1, 1),
    "one_or_pool": (1, 1),
    "given": (3, 3),
    "always_pool": (3, 3),
}


def meant_by(call):
    spec = spec_of(call)
    assert isinstance(spec, PoolSpec)
    return spec


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_is_not_said_is_as_the_framework_has_it(framework):
    [call] = ask(framework, Asked((3, 3)))
    entry = FRAMEWORKS[framework]
    given = {"tensorflow": "given"}.get(framework, entry.default_stride)  # tf.nn wants strides
    spec = meant_by(call)
    assert spec.stride == UNASKED[given]
    assert spec.ceil_mode == (framework in ("caffe", "opencv", "ncnn", "skimage"))


def asked_or_refused(framework, asked):
    """Return the calls; none where the framework has not what is asked."""
    try:
        return ask(framework, asked)
    except MissingError:
        return []


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("mode", ["max", "average"])
@pytest.mark.parametrize("padding", [None, "valid", "same", ONE_AROUND])
@pytest.mark.parametrize("ceil_mode", [None, False, True])
def test_what_is_said_is_what_the_call_means(framework, mode, padding, ceil_mode):
    asked = Asked((3, 3), mode, (2, 2), padding, ceil_mode=ceil_mode)
    for call in asked_or_refused(framework, asked):
        spec = meant_by(call)
        assert (spec.pool_size, spec.mode, spec.stride) == ((3, 3), mode, (2, 2))
        if padding not in (None, "valid"):
            assert spec.padding == padding
        if ceil_mode is not None and padding != "same":  # which ceil mode does not touch
            assert spec.ceil_mode == ceil_mode


def test_a_call_says_no_more_than_is_asked():
    [call] = ask("torch", Asked((3, 3), "average", (2, 2), ONE_AROUND, ceil_mode=True))
    assert dict(call.arguments) == {
        "kernel_size": (3, 3),
        "stride": (2, 2),
        "padding": (1, 1),
        "ceil_mode": True,
    }
    [call] = ask("caffe", Asked((3, 3)))
    assert dict(call.arguments) == {"kernel_h": 3, "kernel_w": 3}
    [call] = ask("darknet", Asked((3, 3)))
    assert dict(call.arguments) == {"size": 3}


def test_two_words_for_the_same_are_two_calls():
    calls = ask("openvino", Asked((2, 2), ceil_mode=True))
    assert [call.arguments["rounding_type"] for call in calls] == ["ceil", "ceil_torch"]
    assert [spec_of(call).rules.last_window for call in calls] == ["keep", "drop"]


@pytest.mark.parametrize(
    ("framework", "asked", "what"),
    [
        ("darknet", Asked(mode="average"), "mode"),
        ("keras-tensorflow", Asked(dilation=(2, 2)), "dilation"),
        ("flax", Asked(ceil_mode=True), "ceil"),
        ("torch", Asked(padding="same"), "named"),
        ("litert", Asked((3, 3), padding=ONE_AROUND), "explicit"),
        ("caffe", Asked((3, 3), padding=((0, 1), (0, 1))), "symmetric"),
        ("tensorflow", Asked((3, 3), stride=(2, 2), dilation=(2, 2)), "plain_dilation"),
        ("darknet", Asked((2, 3)), "square"),
        ("skimage", Asked(stride=(1, 1)), "own_stride"),
        ("torch", Asked((2, 2), padding=((2, 2), (2, 2))), "pads"),
        ("ncnn", Asked((2, 2), stride=(3, 3), padding="same"), "crop"),
    ],
)
def test_what_a_framework_has_not_is_named(framework, asked, what):
    with pytest.raises(MissingError) as caught:
        ask(framework, asked)
    assert caught.value.reason.what == what
    assert str(caught.value) == caught.value.reason.clause
