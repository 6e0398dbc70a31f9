"""What `make run` does, as make tells it without doing it."""

import subprocess

import pytest

from tests.deploy.servers import ROOT


@pytest.mark.parametrize(
    ("settings", "address"),
    [([], "127.0.0.1"), (["ADDRESS=0.0.0.0"], "0.0.0.0")],  # noqa: S104
)
def test_the_app_answers_this_machine_alone_unless_an_address_is_named(settings, address):
    done = subprocess.run(
        ["make", "--dry-run", "run", *settings],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (command,) = [line for line in done.stdout.splitlines() if "streamlit run" in line]
    assert command.endswith(f"streamlit run app.py --server.address={address}")
