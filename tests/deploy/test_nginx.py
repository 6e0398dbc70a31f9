"""A class behind the proxy: nginx with the settings of deploy/, before two real instances."""

import gzip
import os
import re
import secrets
import shutil
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from subprocess import Popen

import pytest

from explorer.components.lib.bundle import join_component, name_by_content
from explorer.components.lib.delivery import FOLDER
from tests.deploy.servers import (
    ROOT,
    copy_image,
    fetch,
    free_port,
    image_command,
    running,
    wait_until_healthy,
    write_proxy,
)
from tests.deploy.session import open_session

pytestmark = pytest.mark.skipif(
    not (shutil.which("nginx") or os.environ.get("CI")),
    reason="nginx is not installed; on Debian: apt-get install nginx-light",
)


@dataclass(frozen=True)
class Deployment:
    """The proxy's port and log, and the instances behind it by their ports."""

    port: int
    log: Path
    instances: dict[int, Popen]

    def first_visit(self) -> str:
        """Open the page as somebody new, and return the cookie that was set."""
        answer, page = fetch(self.port)
        assert answer.status == 200
        assert b"<title>Streamlit</title>" in page
        found = re.search(r"instance=[0-9a-f]{32}", answer.headers["Set-Cookie"])
        assert found
        return found[0]

    def instance_of(self, cookie: str) -> int:
        """Return the port of the instance that answers this visitor, by the proxy's log."""
        return self.instance_for(Cookie=cookie)

    def instance_for(self, **headers: str) -> int:
        """Return the port of the instance that answers a request with these headers."""
        mark = f"/{secrets.token_hex(8)}"
        fetch(self.port, mark, **headers)
        for _ in range(100):
            found = re.search(rf"{mark} .* by .*:(\d+)$", self.log.read_text(), re.MULTILINE)
            if found:
                return int(found[1])
            time.sleep(0.05)  # the proxy writes once the answer is sent
        raise AssertionError("the proxy wrote nothing of a request into its log")


@contextmanager
def deployed(folder: Path) -> Generator[Deployment]:
    """Run the files of the image twice, and the proxy before them, until the block ends."""
    folders = [folder / name for name in ("app1", "app2", "proxy")]
    ports = [free_port() for _ in folders]
    for instance in folders[:2]:
        copy_image(instance)
    proxy = write_proxy(folders[2], ports[2], ports[:2])
    with (
        running(image_command(ports[0]), folders[0]) as first,
        running(image_command(ports[1]), folders[1]) as second,
        running(proxy, folders[2]) as nginx,
    ):
        for port, server in zip(ports, (first, second, nginx), strict=True):
            wait_until_healthy(port, server)
        yield Deployment(ports[2], folders[2] / "log", {ports[0]: first, ports[1]: second})


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("deployment")) as running_deployment:
        yield running_deployment


def test_session_opens_through_the_proxy(deployment):
    with open_session(deployment.port, deployment.first_visit()) as session:
        kinds = session.elements()
    assert len(kinds) > 3
    assert "exception" not in kinds


def test_visitor_stays_with_one_instance_and_visitors_share_both(deployment):
    cookies = [deployment.first_visit() for _ in range(20)]
    instances = [deployment.instance_of(cookie) for cookie in cookies]
    assert set(instances) == set(deployment.instances)
    assert [deployment.instance_of(cookie) for cookie in cookies] == instances


def test_visitor_who_has_a_cookie_is_given_no_other(deployment):
    answer, _ = fetch(deployment.port, Cookie=deployment.first_visit())
    assert "instance=" not in (answer.headers["Set-Cookie"] or "")


def test_a_frame_that_is_sent_no_cookie_stays_with_one_instance(deployment):
    agents = [{"User-Agent": f"Browser {number}"} for number in range(12)]
    instances = [deployment.instance_for(**agent) for agent in agents]
    assert set(instances) == set(deployment.instances)
    assert [deployment.instance_for(**agent) for agent in agents] == instances


def test_first_visit_is_compressed_to_less_than_half(deployment):
    _, page = fetch(deployment.port)
    names = re.findall(r'(?:src|href)="\./(static/[^"]+)"', page.decode())
    assert len(names) > 10
    plain = compressed = 0
    for path in ["/", *(f"/{name}" for name in names)]:
        _, content = fetch(deployment.port, path)
        answer, sent = fetch(deployment.port, path, **{"Accept-Encoding": "gzip"})
        if answer.headers["Content-Encoding"] == "gzip":
            assert gzip.decompress(sent) == content
        plain, compressed = plain + len(content), compressed + len(sent)
    assert compressed < plain / 2


def test_programs_are_compressed_and_kept_under_one_name_from_both_instances(deployment):
    program = join_component(ROOT / "explorer/components/stage")
    path = f"/{FOLDER}/{name_by_content('stage', program)}"
    served_by = set()
    for _ in range(20):
        cookie = deployment.first_visit()
        served_by.add(deployment.instance_of(cookie))
        with open_session(deployment.port, cookie) as session:
            session.elements()
        answer, sent = fetch(deployment.port, path, Cookie=cookie, **{"Accept-Encoding": "gzip"})
        assert answer.status == 200
        assert gzip.decompress(sent).decode() == program
        assert len(sent) < len(program) / 2
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
        if len(served_by) == 2:
            return
    raise AssertionError("all visitors were sent to one instance")


def test_a_program_of_another_version_is_not_found_and_that_is_not_kept(deployment):
    cookie = deployment.first_visit()
    with open_session(deployment.port, cookie) as session:
        session.elements()
    answer, _ = fetch(deployment.port, f"/{FOLDER}/stage.0123456789ab.js", Cookie=cookie)
    assert (answer.status, answer.headers["Cache-Control"]) == (404, "no-store")


def test_upload_may_be_as_large_as_the_app_allows(deployment):
    with open_session(deployment.port, deployment.first_visit()) as session:
        session.elements()
        assert session.upload(20 * 1024**2) == 204


def test_larger_upload_is_refused_by_the_proxy_before_it_is_sent(deployment):
    with closing(HTTPConnection("127.0.0.1", deployment.port, timeout=10)) as connection:
        connection.putrequest("PUT", "/_stcore/upload_file/a/b")
        connection.putheader("Content-Length", str(20 * 1024**2 + 1))
        connection.endheaders()
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Server"]) == (413, "nginx")


def test_visitors_of_a_killed_instance_are_served_by_the_other_and_not_named_in_the_log(tmp_path):
    with deployed(tmp_path) as deployment:
        cookie = deployment.first_visit()
        killed = deployment.instance_of(cookie)
        deployment.instances[killed].kill()
        deployment.instances[killed].wait()
        with open_session(deployment.port, cookie) as session:
            assert "exception" not in session.elements()
        assert deployment.instance_of(cookie) in set(deployment.instances) - {killed}
        for _ in range(20):
            deployment.first_visit()
        assert "client:" not in deployment.log.read_text()
