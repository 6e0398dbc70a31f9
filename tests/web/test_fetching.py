"""Files come from whatever place has exactly them; what is missing is said with each place."""

import functools
import http.server
import threading
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import free_port
from web.fetching import Fetcher, MissingFilesError
from web.locked import PARTS, Locked, read_lock

CONTENT = b"what is wanted"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_request(self, code: object = "-", size: object = "-") -> None:
        pass


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """Return the address of a host that has the file, and another one by the name of "other"."""
    folder = tmp_path / "host"
    folder.mkdir()
    (folder / "file").write_bytes(CONTENT)
    (folder / "other").write_bytes(b"something else")
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def locked(*places: str, name: str = "file") -> Locked:
    return Locked(name, sha256(CONTENT).hexdigest(), "start", places)


def fetch(folder: Path, *files: Locked) -> dict[str, Path]:
    lock = {file.file: file for file in files}
    return Fetcher(lock, folder).fetch(lock)


def test_the_first_place_that_has_the_file_gives_it(tmp_path, host):
    nowhere = f"get http://127.0.0.1:{free_port()}/file"
    found = fetch(tmp_path, locked(nowhere, f"get {host}/none", f"get {host}/file"))
    assert found["file"].read_bytes() == CONTENT
    assert found["file"].parent == tmp_path


def test_what_has_another_content_is_not_used(tmp_path, host):
    with pytest.raises(MissingFilesError, match="it has the sha256"):
        fetch(tmp_path, locked(f"get {host}/other"))
    assert not (tmp_path / "file").exists()


def test_a_file_that_was_spoilt_on_the_disk_is_fetched_again(tmp_path, host):
    (tmp_path / "file").write_bytes(b"half of")
    assert fetch(tmp_path, locked(f"get {host}/file"))["file"].read_bytes() == CONTENT


def test_a_file_that_is_kept_is_asked_for_nowhere(tmp_path):
    (tmp_path / "file").write_bytes(CONTENT)
    assert fetch(tmp_path, locked("get http://127.0.0.1:1/file"))


def test_a_member_of_another_file_is_taken_out_of_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "around.zip", "w") as archive:
        archive.writestr("deep/file", CONTENT)
    digest = sha256((tmp_path / "around.zip").read_bytes()).hexdigest()
    around = Locked("around.zip", digest, "carrier", ())
    found = fetch(tmp_path, around, locked("inside around.zip deep/file"))
    assert found["file"].read_bytes() == CONTENT


def test_everything_that_is_missing_is_said_with_each_place_and_why(tmp_path, host):
    closed = f"127.0.0.1:{free_port()}"
    first = locked(f"get http://{closed}/a", f"get {host}/none", name="first")
    second = locked(f"get http://{closed}/b", name="second")
    with pytest.raises(MissingFilesError) as caught:
        fetch(tmp_path, first, second)
    said = str(caught.value).splitlines()
    assert said[0] == "first is missing. Looked for it in"
    assert said[1].startswith(f"  get http://{closed}/a: {closed} does not answer")
    assert said[2] == f"  get {host}/none: the answer was 404"
    assert said[3] == "second is missing. Looked for it in"
    assert f"{closed} does not answer" in said[4]


def test_each_file_of_the_lock_has_a_digest_a_part_and_places():
    lock = read_lock()
    assert len(lock) > 15
    for name, file in lock.items():
        assert name == file.file
        assert len(bytes.fromhex(file.sha256)) == 32
        assert file.part in PARTS
        assert file.places
        for place in file.places:
            assert place.split()[0] in ("get", "npm", "pip", "inside")
            assert "{" not in place
            assert not place.startswith("get http:")
