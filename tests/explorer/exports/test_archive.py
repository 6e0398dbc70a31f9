"""An archive, read back by zipfile."""

import io
import zipfile

from explorer.exports.archive import as_zip

FILES = [("output.csv", "1,2\n"), ("output.npy", b"\x93NUMPY")]


def test_an_archive_has_its_files_and_what_there_is_to_say_of_them():
    archive = zipfile.ZipFile(io.BytesIO(as_zip(FILES, "Three lines.")))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "README.txt": b"Three lines.",
        "output.csv": b"1,2\n",
        "output.npy": b"\x93NUMPY",
    }


def test_the_same_files_give_the_same_archive():
    assert as_zip(FILES, "x") == as_zip(FILES, "x")
