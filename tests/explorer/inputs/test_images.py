"""Which files are shown, which are refused, and that nothing else ever happens."""

import io
import itertools
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile, features

from explorer.inputs import images
from explorer.inputs.images import FORMATS, ImageError, load_image
from tests.explorer.files import SIGNATURE, photo, png, saved

needs_avif = pytest.mark.skipif(not features.check("avif"), reason="Pillow is built without AVIF")

PICTURE = Image.fromarray(photo(12, 16))
LOSSLESS = {
    "png": saved(PICTURE, "PNG"),
    "lossless webp": saved(PICTURE, "WEBP", lossless=True),
    "bmp": saved(PICTURE, "BMP"),
    "tiff": saved(PICTURE, "TIFF"),
    "tiff, lzw": saved(PICTURE, "TIFF", compression="tiff_lzw"),
    "tiff, deflate": saved(PICTURE, "TIFF", compression="tiff_deflate"),
}
LOSSY = {
    "jpeg": saved(PICTURE, "JPEG", quality=95, subsampling=0),
    "progressive jpeg": saved(PICTURE, "JPEG", quality=95, subsampling=0, progressive=True),
    "cmyk jpeg": saved(PICTURE.convert("CMYK"), "JPEG", quality=95),
    "webp": saved(PICTURE, "WEBP", quality=95),
    "gif": saved(PICTURE, "GIF"),
    "palette png": saved(PICTURE.quantize(256), "PNG"),
}
FILES = LOSSLESS | LOSSY


@pytest.mark.parametrize("file", LOSSLESS.values(), ids=LOSSLESS)
def test_lossless_file_gives_the_pixels_that_were_saved(file):
    np.testing.assert_array_equal(load_image(file, grayscale=False, size=None), np.asarray(PICTURE))


def assert_close(file: bytes) -> None:
    pixels = load_image(file, grayscale=False, size=None)
    assert np.abs(pixels - np.asarray(PICTURE, int)).mean() < 8


@pytest.mark.parametrize("file", LOSSY.values(), ids=LOSSY)
def test_lossy_file_gives_almost_the_pixels_that_were_saved(file):
    assert_close(file)


@needs_avif
def test_avif_gives_almost_the_pixels_that_were_saved():
    assert_close(saved(PICTURE, "AVIF", quality=95))
    assert "avif" in FORMATS


@pytest.mark.parametrize("file_format", ["PNG", "GIF", "WEBP", "TIFF"])
def test_first_frame_of_an_animation_is_shown(file_format):
    frames = [Image.new("L", (4, 4), grey) for grey in (255, 0)]
    file = saved(frames[0], file_format, save_all=True, append_images=frames[1:])
    assert load_image(file, size=None).tolist() == [[255] * 4] * 4


def refusal(file: bytes) -> str:
    with pytest.raises(ImageError) as refused:
        load_image(file)
    message = str(refused.value)
    assert message.count("\n") == 0
    assert message.endswith(" file of at most 50 megapixels and 20 MB.")
    return message


def ftyp(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + bytes(16)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "The file has 0 bytes"),
        (b"PK\x03\x04" + bytes(99), "The file is a zip archive or an office document"),
        (b"%PDF-1.7\n", "The file is a PDF document"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "The file is an SVG drawing"),
        (ftyp(b"heic"), "The file is a HEIC photo"),
        (b"10, 12, 8, 7\n4, 11, 5, 9\n", "The file is no image of an accepted format"),
        (saved(PICTURE, "PPM"), "The file is no image of an accepted format"),
        (SIGNATURE, "The file is no image of an accepted format"),
        (bytes(20 * 1024**2 + 1), "The file has 20,971,521 bytes"),
    ],
)
def test_file_that_is_no_image_is_named_and_refused(file, reason):
    assert refusal(file).startswith(reason)


def declared_png(width: int, height: int) -> bytes:
    """Return a PNG that declares a size and holds almost none of its pixels."""
    return png(width, height, bytes(1000))


@pytest.mark.parametrize(
    ("width", "height", "reason"),
    [
        (7072, 7072, "The image has 7072 × 7072 pixels"),
        (10_000, 10_000, "The image has 10000 × 10000 pixels"),
        (100_000, 100_000, "The image has too many pixels"),
        (2**31 - 1, 2**31 - 1, "The image has too many pixels"),
        (65_536, 1, "The image has 65536 × 1 pixels"),
        (1, 65_536, "The image has 1 × 65536 pixels"),
    ],
)
def test_too_many_pixels_are_refused_before_one_is_decoded(width, height, reason):
    assert refusal(declared_png(width, height)).startswith(reason)


def test_50_megapixels_are_not_too_many():
    assert "cut short" in refusal(declared_png(7071, 7071))


@pytest.mark.parametrize(
    ("mode", "file_format", "options"),
    [
        ("L", "WEBP", {"quality": 1, "method": 0}),
        ("1", "TIFF", {"compression": "group4"}),
        ("L", "JPEG", {"progressive": True}),
        ("CMYK", "JPEG", {}),
    ],
)
def test_what_is_decoded_in_one_piece_may_have_20_megapixels(mode, file_format, options):
    file = saved(Image.new(mode, (5000, 4001)), file_format, **options)
    assert "read up to 20 megapixels" in refusal(file)


@pytest.mark.parametrize("name", ["png", "jpeg"])
def test_png_or_jpeg_cut_short_anywhere_is_refused(name):
    file = FILES[name]
    for length in range(len(file)):
        refusal(file[:length])


@pytest.mark.parametrize(
    "name", ["webp", "lossless webp", "bmp", "tiff", "tiff, lzw", "gif", "progressive jpeg"]
)
def test_file_cut_short_is_refused_or_loses_no_pixel(name):
    file = FILES[name]
    whole = load_image(file)
    for length in range(len(file)):
        try:
            pixels = load_image(file[:length])
        except ImageError:
            continue
        np.testing.assert_array_equal(pixels, whole)
        assert length > len(file) * 0.9


def load_or_refuse(file: bytes) -> None:
    """Load a file, and let nothing out but pixels or an ImageError."""
    try:
        pixels = load_image(file, size=(8, 8))
    except ImageError:
        return
    assert (pixels.shape, pixels.dtype) == ((8, 8), np.uint8)


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_flipped_bits_give_pixels_or_a_refusal(file):
    rng = np.random.default_rng(len(file))
    for _ in range(60):
        damaged = np.frombuffer(file, np.uint8).copy()
        places = rng.integers(len(file), size=rng.integers(1, 5))
        damaged[places] ^= rng.integers(1, 256, size=places.size, dtype=np.uint8)
        load_or_refuse(damaged.tobytes())


@settings(
    max_examples=300, deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(
    start=st.sampled_from([b"", *(file[:40] for file in FILES.values())]),
    rest=st.binary(max_size=400),
)
def test_any_bytes_give_pixels_or_a_refusal(start, rest):
    load_or_refuse(start + rest)


def test_decoding_ends_at_the_limit_of_time(monkeypatch):
    monkeypatch.setattr(images, "MAX_SECONDS", 0)
    assert refusal(LOSSLESS["png"]).startswith("The file takes too long to decode")


def test_image_that_memory_cannot_hold_is_not_called_damaged(monkeypatch):
    def fail(*_):
        raise MemoryError

    monkeypatch.setattr(images, "to_pixels", fail)
    with pytest.raises(ImageError, match=r"too little memory left for this image\. Use a PNG"):
        load_image(LOSSLESS["png"])


def test_time_is_looked_at_every_few_hundred_bytes(monkeypatch):
    reads = itertools.count()
    monkeypatch.setattr(images, "thread_time", lambda: next(reads))
    monkeypatch.setattr(images, "MAX_SECONDS", 40)
    noise = np.random.default_rng(0).integers(0, 256, (200, 200), np.uint8)
    assert refusal(saved(noise, "PNG")).startswith("The file takes too long to decode")


def test_one_file_is_decoded_at_a_time(monkeypatch):
    decoding, most = 0, 0

    def slow_to_pixels(*_: object) -> np.ndarray:
        nonlocal decoding, most
        decoding += 1
        most = max(most, decoding)
        time.sleep(0.005)
        decoding -= 1
        return np.zeros((1, 1), np.uint8)

    monkeypatch.setattr(images, "to_pixels", slow_to_pixels)
    readers = [threading.Thread(target=load_image, args=(LOSSLESS["png"],)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert most == 1


def tiff_with_a_tag_beyond_its_end() -> bytes:
    file = bytearray(saved(PICTURE, "TIFF", software="Pooling Lab"))
    entry = file.index((305).to_bytes(2, "little") + (2).to_bytes(2, "little"))
    file[entry + 8 : entry + 12] = (10**6).to_bytes(4, "little")
    return bytes(file)


def test_blemish_that_pillow_warns_of_is_passed_over_in_silence():
    file = tiff_with_a_tag_beyond_its_end()
    with pytest.warns(UserWarning, match="Truncated File Read"):
        Image.open(io.BytesIO(file)).load()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        load_image(file)
        refusal(declared_png(10_000, 10_000))
    assert not caught


def test_pillow_and_the_warning_filters_are_left_as_they_were():
    def settings_of_pillow():
        return ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS, list(warnings.filters)

    before = settings_of_pillow()
    load_image(LOSSLESS["tiff"])
    refusal(LOSSLESS["png"][:-20])
    assert settings_of_pillow() == before


@pytest.mark.parametrize("size", [0, -1, (0, 5), (5, -5), 7072, (1, 50_000_001)])
def test_size_that_is_not_possible_is_refused_by_value(size):
    with pytest.raises(ValueError, match="size must be") as refused:
        load_image(LOSSLESS["png"], size=size)
    assert repr(size) in str(refused.value)


def test_images_are_loaded_without_streamlit():
    program = "import sys, explorer.inputs.images; sys.exit('streamlit' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
