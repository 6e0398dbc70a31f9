"""What the values of an image become: 8 bits, on white, upright, in the size asked for."""

import struct

import numpy as np
import pytest
from PIL import Image

from explorer.inputs.images import load_image
from tests.explorer.files import chunk, photo, png, saved


def grey(file: bytes) -> np.ndarray:
    return load_image(file, size=None)


def colour(file: bytes) -> np.ndarray:
    return load_image(file, grayscale=False, size=None)


def test_default_is_the_tutorial_s_grey_224_by_224():
    image = Image.fromarray(photo(60, 90))
    expected = np.asarray(image.convert("L").resize((224, 224)))
    np.testing.assert_array_equal(load_image(saved(image, "PNG")), expected)


def test_colour_is_kept_when_asked_for():
    pixels = photo(6, 9)
    np.testing.assert_array_equal(colour(saved(pixels, "PNG")), pixels)


def test_grey_is_the_luma_of_the_colours():
    pixels = np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]], np.uint8)
    assert grey(saved(pixels, "PNG")).tolist() == [[76, 150, 29, 255]]


def test_black_and_white_bits_become_0_and_255():
    image = Image.fromarray(np.array([[True, False]]))
    assert grey(saved(image, "PNG")).tolist() == [[255, 0]]


def test_16_bit_grey_keeps_the_upper_8_bits():
    rows = b"\0" + struct.pack(">5H", 0, 255, 256, 0x8000, 65535)
    assert grey(png(5, 1, rows, bits=16)).tolist() == [[0, 0, 1, 128, 255]]


def test_16_bit_colour_keeps_the_upper_8_bits():
    rows = b"\0" + struct.pack(">6H", 0, 256, 65535, 511, 512, 0xABCD)
    expected = [[[0, 1, 255], [1, 2, 0xAB]]]
    assert colour(png(2, 1, rows, bits=16, colour=2)).tolist() == expected


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_16_bit_tiff_is_read_in_either_byte_order(byte_order):
    values = np.array([[0, 256, 65535]], np.dtype(f"{byte_order}u2"))
    assert grey(saved(values, "TIFF")).tolist() == [[0, 1, 255]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.25, 0.5, 0.75], [64, 128, 191]),
        ([-1.0, 0.0, 1.0], [0, 128, 255]),
        ([10.0, 15.0, 20.0], [0, 128, 255]),
        ([7.0, 7.0, 7.0], [0, 0, 0]),
        ([-3e38, 0.0, 3e38], [0, 128, 255]),
        ([np.nan, 10.0, 20.0], [0, 0, 255]),
        ([-np.inf, 10.0, np.inf], [0, 0, 255]),
        ([np.nan, np.inf, -np.inf], [0, 255, 0]),
    ],
)
def test_floats_from_0_to_1_keep_that_range_and_others_are_stretched(values, expected):
    file = saved(np.array([values], np.float32), "TIFF")
    assert grey(file).tolist() == [expected]


def test_32_bit_integers_are_stretched_from_smallest_to_largest():
    file = saved(np.array([[-(2**31), 0, 2**31 - 1]], np.int32), "TIFF")
    assert grey(file).tolist() == [[0, 128, 255]]


def test_limits_are_those_of_the_whole_image_not_of_a_part():
    values = np.full((1100, 1000), 50, np.float32)
    values[0, 0], values[-1, -1] = 0, 100
    pixels = grey(saved(values, "TIFF"))
    assert (pixels[0, 0], pixels[500, 500], pixels[-1, -1]) == (0, 128, 255)


def test_large_image_is_converted_without_a_seam():
    pixels = photo(700, 1100)
    np.testing.assert_array_equal(colour(saved(pixels, "BMP")), pixels)


TWO_COLOURS = chunk(b"PLTE", bytes([10, 20, 30, 40, 50, 60]))


@pytest.mark.parametrize(
    "file",
    [
        png(2, 1, b"\0" + bytes([10, 20, 30, 255, 10, 20, 30, 0]), colour=6),
        png(2, 1, b"\0\0\1", colour=3, extra=TWO_COLOURS + chunk(b"tRNS", b"\xff\0")),
        png(2, 1, b"\0\x0a\x14\x1e\x09\x09\x09", colour=2, extra=chunk(b"tRNS", b"\0\x09" * 3)),
    ],
    ids=["alpha", "palette", "transparent colour"],
)
def test_transparent_colour_lies_on_white(file):
    assert colour(file).tolist() == [[[10, 20, 30], [255, 255, 255]]]


@pytest.mark.parametrize(
    "file",
    [
        png(2, 1, b"\0" + bytes([10, 255, 10, 0]), colour=4),
        png(2, 1, b"\0" + bytes([10, 9]), extra=chunk(b"tRNS", b"\0\x09")),
        png(2, 1, b"\0" + bytes([10, 0, 9, 0]), bits=16, extra=chunk(b"tRNS", b"\x09\0")),
    ],
    ids=["alpha", "transparent grey", "transparent grey of 16 bits"],
)
def test_transparent_grey_lies_on_white(file):
    assert grey(file).tolist() == [[10, 255]]


def test_half_transparent_black_on_white_is_mid_grey():
    file = png(1, 1, b"\0" + bytes([0, 0, 0, 128]), colour=6)
    assert grey(file).tolist() == [[127]]


# What the stored rows 1 2 3 / 4 5 6 show, by the EXIF standard's table of orientations.
UPRIGHT = {
    1: [[1, 2, 3], [4, 5, 6]],
    2: [[3, 2, 1], [6, 5, 4]],
    3: [[6, 5, 4], [3, 2, 1]],
    4: [[4, 5, 6], [1, 2, 3]],
    5: [[1, 4], [2, 5], [3, 6]],
    6: [[4, 1], [5, 2], [6, 3]],
    7: [[6, 3], [5, 2], [4, 1]],
    8: [[3, 6], [2, 5], [1, 4]],
}


def oriented(pixels: np.ndarray, file_format: str, orientation: object) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(pixels, file_format, exif=exif)


@pytest.mark.parametrize("file_format", ["PNG", "TIFF"])
@pytest.mark.parametrize("orientation", UPRIGHT)
def test_photo_is_turned_once_as_its_exif_data_says(orientation, file_format):
    file = oriented(np.array(UPRIGHT[1], np.uint8), file_format, orientation)
    assert grey(file).tolist() == UPRIGHT[orientation]


@pytest.mark.parametrize("orientation", [1, 6])
def test_result_is_a_new_writable_array_in_row_order(orientation):
    pixels = colour(oriented(photo(4, 5), "PNG", orientation))
    assert pixels.dtype == np.uint8
    assert pixels.flags.writeable
    assert pixels.flags.c_contiguous


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_orientation_that_means_nothing_is_upright(orientation):
    file = oriented(np.array(UPRIGHT[1], np.uint8), "PNG", orientation)
    assert grey(file).tolist() == UPRIGHT[1]


def test_damaged_exif_data_is_upright():
    file = saved(np.array(UPRIGHT[1], np.uint8), "PNG", exif=b"not what EXIF data begins with")
    assert grey(file).tolist() == UPRIGHT[1]


def test_size_is_that_of_the_turned_photo():
    file = oriented(photo(300, 400), "JPEG", 6)
    assert load_image(file, size=(20, 10)).shape == (20, 10)
    assert load_image(file, size=100).shape == (100, 75)
    assert load_image(file, size=None).shape == (400, 300)


def test_exact_size_stretches():
    file = saved(np.array([[0, 200]], np.uint8), "PNG")
    pixels = load_image(file, size=(3, 4))
    assert pixels.shape == (3, 4)
    assert (pixels[0] == pixels[2]).all()


@pytest.mark.parametrize(
    ("shape", "size", "expected"),
    [
        ((30, 40), 20, (15, 20)),
        ((40, 30), 20, (20, 15)),
        ((3, 4), 400, (300, 400)),
        ((1000, 2), 10, (10, 1)),
        ((2, 1000), 10, (1, 10)),
        ((5, 5), 1, (1, 1)),
    ],
)
def test_integer_is_the_longer_side_and_no_side_is_below_1_pixel(shape, size, expected):
    assert load_image(saved(photo(*shape), "PNG"), size=size).shape == expected


def test_jpeg_that_is_shrunk_while_decoded_looks_like_one_shrunk_after():
    file = saved(photo(1600, 2000), "JPEG", quality=95)
    whole = Image.fromarray(load_image(file, size=None))
    expected = np.asarray(whole.resize((50, 40)), int)
    assert np.abs(load_image(file, size=(40, 50)) - expected).max() <= 2
