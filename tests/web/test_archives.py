"""Archives hold what they are given, and are the same whenever they are made."""

import os
import zipfile

from web.archives import read_archives, read_folder, write_archive

FILES = {"b/two.txt": b"2" * 999, "a.txt": b"1", "b/c.bin": bytes(range(256))}


def test_an_archive_holds_its_files_and_nothing_else(tmp_path):
    write_archive(tmp_path / "one.zip", FILES)
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == sorted(FILES)
        assert archive.testzip() is None
    assert read_archives([tmp_path / "one.zip"]) == FILES


def test_neither_the_order_nor_the_time_changes_a_byte(tmp_path):
    write_archive(tmp_path / "one.zip", FILES)
    write_archive(tmp_path / "two.zip", dict(reversed(FILES.items())))
    os.utime(tmp_path / "two.zip", (0, 0))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_of_several_archives_what_matches_is_left_out(tmp_path):
    write_archive(tmp_path / "one.zip", FILES)
    write_archive(tmp_path / "two.zip", {"d/tests/x.py": b"", "d/x.py": b"x"})
    found = read_archives([tmp_path / "one.zip", tmp_path / "two.zip"], ["*/tests/*", "*.bin"])
    assert sorted(found) == ["a.txt", "b/two.txt", "d/x.py"]


def test_of_a_folder_what_python_keeps_for_itself_is_left_out(tmp_path):
    for name in ("app.py", "lib/a.py", "lib/__pycache__/a.pyc", "other/b.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert read_folder(tmp_path, ["app.py", "lib"]) == {
        "app.py": b"app.py",
        "lib/a.py": b"lib/a.py",
    }
