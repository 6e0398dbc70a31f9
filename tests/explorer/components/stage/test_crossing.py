"""What is sent to the browser comes back bit for bit; what it sends is not trusted."""

import json
import zlib

import numpy as np
import pytest
from PIL import Image

from explorer.components.stage.crossing import as_position, frame, pack, payload
from explorer.inputs.filters import FILTERS, feature_map
from explorer.inputs.matrices import as_matrix
from pooling import MODES, AdaptiveSpec, PoolSpec, trace
from pooling.axis import NO_CELL
from pooling.rules import Rules


def unpack(packed):
    """Undo pack() byte by byte."""
    dtype = np.dtype(packed["dtype"])
    data = packed["data"]
    if not packed["is_deflated"]:
        return np.frombuffer(data, dtype).reshape(packed["shape"])
    differences = iter(zlib.decompress(data))
    rows = packed["shape"][0]
    columns = int(np.prod(packed["shape"][1:]))
    planes = np.zeros((dtype.itemsize, rows, columns), np.uint8)
    for plane, row, col in np.ndindex(planes.shape):
        left = int(planes[plane, row, col - 1]) if col else 0
        above = int(planes[plane, row - 1, col]) if row else 0
        planes[plane, row, col] = (next(differences) + (left + above) // 2) % 256
    data = b"".join(bytes(planes[:, row, col]) for row, col in np.ndindex(rows, columns))
    return np.frombuffer(data, dtype).reshape(packed["shape"])


@pytest.mark.parametrize("dtype", ["uint8", "int16", "int32", "float32", "float64", ">f8"])
def test_an_array_comes_back_bit_for_bit(dtype):
    values = np.random.default_rng(1).integers(0, 256, (5, 14, 3)).astype(dtype)
    values[0, 0] = 255
    assert np.array_equal(unpack(pack(values)), values)


def test_a_view_is_packed_like_its_copy():
    values = np.arange(120.0).reshape(10, 12)
    assert np.array_equal(unpack(pack(values[::2, ::-1])), values[::2, ::-1])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [2, 9])
def test_the_output_of_every_mode_comes_back_bit_for_bit(mode, size):
    image = np.random.default_rng(2).integers(0, 256, (40, 30, 3), dtype=np.uint8)
    steps = trace(image, PoolSpec(size, mode=mode))
    sent = payload(steps, is_picture=image.dtype == np.uint8)
    output = unpack(sent["output"])
    if sent["is_root"]:
        output = np.sqrt(output.astype(np.float64)).astype(np.float32)
    assert output.dtype == steps.output.dtype
    assert np.array_equal(output, steps.output)


def test_a_matrix_is_sent_as_its_float64_numbers():
    matrix = np.array([[0.1 + 0.2, -1e-9], [1e15, 7]])
    sent = payload(trace(matrix, PoolSpec(mode="l2")), is_picture=False)
    assert sent["is_matrix"]
    assert np.array_equal(unpack(sent["input"]), matrix)
    assert unpack(sent["output"])[0, 0] == np.hypot.reduce(matrix.ravel())


def test_each_window_says_what_it_reads_and_divides_by():
    matrix = np.ones((3, 5))
    spec = PoolSpec((2, 3), (2, 2), "average", ((1, 0), (0, 1)), ceil_mode=True)
    sent = payload(trace(matrix, spec), is_picture=False)
    assert unpack(sent["rows"]["positions"]).tolist() == [[-1, 0], [1, 2]]
    assert unpack(sent["cols"]["positions"]).tolist() == [[0, 1, 2], [2, 3, 4], [4, 5, 6]]
    assert unpack(sent["rows"]["divisors"]).tolist() == [1, 2]
    assert unpack(sent["cols"]["divisors"]).tolist() == [3, 3, 1]
    assert unpack(sent["cols"]["coverage"]).tolist() == [1, 1, 2, 1, 2]
    assert (sent["cols"]["after"], sent["cols"]["overhang"]) == (1, 1)


def test_counted_padding_is_part_of_the_divisor_but_overhang_is_not():
    spec = PoolSpec(2, 2, "average", 1, ceil_mode=True, count_include_pad=True)
    matrix = np.ones((4, 4))
    assert unpack(payload(trace(matrix, spec), is_picture=False)["rows"]["divisors"]).tolist() == [
        2,
        2,
        2,
    ]


def test_a_window_smaller_than_the_largest_leaves_places_open():
    matrix = np.ones((5, 4))
    sent = payload(trace(matrix, AdaptiveSpec((3, 2))), is_picture=False)
    assert unpack(sent["rows"]["positions"]).tolist() == [
        [0, 1, NO_CELL],
        [1, 2, 3],
        [3, 4, NO_CELL],
    ]
    assert unpack(sent["rows"]["divisors"]).tolist() == [2, 3, 2]
    assert unpack(sent["rows"]["coverage"]).tolist() == [1, 2, 1, 2, 1]
    assert unpack(sent["cols"]["positions"]).tolist() == [[0, 1], [2, 3]]
    assert (sent["rows"]["before"], sent["rows"]["after"], sent["rows"]["overhang"]) == (0, 0, 0)


@pytest.mark.parametrize("mode", MODES)
def test_an_output_larger_than_the_input_is_sent_whole(mode):
    image = np.random.default_rng(3).integers(0, 256, (4, 5, 3), dtype=np.uint8)
    steps = trace(image, AdaptiveSpec((7, 9), mode))
    sent = payload(steps, is_picture=image.dtype == np.uint8)
    output = unpack(sent["output"])
    if sent["is_root"]:
        output = np.sqrt(output.astype(np.float64)).astype(np.float32)
    assert output.shape == (7, 9, 3)
    assert np.array_equal(output, steps.output)


def test_the_norm_of_a_whole_bright_picture_is_sent_as_it_is():
    image = np.full((448, 448), 255, np.uint8)
    sent = payload(trace(image, AdaptiveSpec(1, "l2")), is_picture=image.dtype == np.uint8)
    assert not sent["is_root"]
    assert unpack(sent["output"]).tolist() == [[448 * 255]]


def test_a_window_that_reads_no_cell_says_so_and_what_it_divides_by():
    matrix = np.ones((2, 2))
    rules = Rules(last_window="keep", keep_empty=True, signed_divisor=True)
    spec = PoolSpec(1, 3, "average", ceil_mode=True, rules=rules)
    rows = payload(trace(matrix, spec), is_picture=False)["rows"]
    assert unpack(rows["positions"]).tolist() == [[0], [3]]
    assert unpack(rows["divisors"]).tolist() == [1, -1]
    assert rows["overhang"] == 2


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sample", ["brick", "camera", "chelsea", "coffee", "text"])
def test_a_photograph_of_224_takes_under_80_kilobytes(sample, mode):
    with Image.open(f"assets/{sample}.png") as picture:
        image = np.asarray(picture.convert("L").resize((224, 224)))
    sent = frame(payload(trace(image, PoolSpec(mode=mode)), is_picture=image.dtype == np.uint8))
    assert len(sent) < 80_000


@pytest.mark.parametrize("kind", ["edges", "blur", "sharpen", "sobel_x", "sobel_y"])
def test_a_feature_map_of_224_comes_back_bit_for_bit_in_at_most_twice_what_its_photograph_takes(
    kind,
):
    with Image.open("assets/chelsea.png") as picture:
        image = np.asarray(picture.convert("L").resize((224, 224)))
    features = feature_map(image, FILTERS[kind], relu=False).astype(np.float32)
    steps = trace(features, PoolSpec())
    sent = payload(steps, is_picture=True, about="This feature map")
    assert sent["about"] == "This feature map"
    inner = features[1:-1, 1:-1]
    assert sent["greys"] == (min(inner.min(), 0), inner.max())
    assert np.array_equal(unpack(sent["input"]), features)
    assert np.array_equal(unpack(sent["output"]), steps.output)
    assert len(frame(sent)) < 2 * len(frame(payload(trace(image, PoolSpec()), is_picture=True)))


def test_a_frame_holds_what_is_said_and_the_bytes_one_after_the_other():
    sent = frame(
        {"a": {"data": b"xyz"}, "b": [1, None], "c": {"data": b""}, "d": {"data": b"\xff"}}
    )
    length = int.from_bytes(sent[:4], "little")
    said, parts = json.loads(sent[4 : 4 + length]), sent[4 + length :]
    assert said == {
        "a": {"data": [0, 3]},
        "b": [1, None],
        "c": {"data": [3, 0]},
        "d": {"data": [3, 1]},
    }
    assert parts == b"xyz\xff"


def test_a_matrix_from_the_browser_becomes_float64():
    matrix = as_matrix([[1, 2.5], [-3, 1e15]])
    assert matrix is not None
    assert matrix.dtype == np.float64
    assert matrix.tolist() == [[1, 2.5], [-3, 1e15]]


@pytest.mark.parametrize(
    "message",
    [
        None,
        "1,2",
        {"0": [1]},
        [],
        [[]],
        [1, 2],
        [[1, 2], [3]],
        [[1], "2"],
        [["1"]],
        [[None]],
        [[True]],
        [[[1]]],
        [[float("nan")]],
        [[float("inf")]],
        [[1e16]],
        [[10**400]],
        [[0]] * 17,
        [[0] * 17],
    ],
)
def test_a_message_that_is_no_matrix_is_dropped(message):
    assert as_matrix(message) is None


def test_the_largest_matrix_is_taken():
    matrix = as_matrix([[0] * 16] * 16)
    assert matrix is not None
    assert matrix.shape == (16, 16)


@pytest.mark.parametrize("message", [[0, 0], (2, 1), [2, 0]])
def test_a_position_within_the_output_is_taken(message):
    assert as_position(message, (3, 2)) == tuple(message)


@pytest.mark.parametrize(
    "message", [None, 3, "00", [], [1], [0, 0, 0], [-1, 0], [3, 0], [0, 2], [0.0, 1], [True, 0]]
)
def test_any_other_position_is_dropped(message):
    assert as_position(message, (3, 2)) is None


def test_only_an_average_that_counts_padding_says_that_padding_is_zeros():
    def said(spec):
        return payload(trace(np.zeros((4, 4)), spec), is_picture=False)["counts_padding"]

    def padded(mode, *, counts):
        return PoolSpec(3, 3, mode, padding=1, count_include_pad=counts)

    assert said(padded("average", counts=True))
    assert not said(padded("average", counts=False))
    assert not said(padded("max", counts=True))
    assert not said(AdaptiveSpec(2))
