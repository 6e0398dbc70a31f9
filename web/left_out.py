"""Say whether the tests of the folder run: ``python -m web.left_out``.

They need its files, 196 MB to download, and half a minute to build it: too much for everybody who
changes a line elsewhere. Who has built it here has it tested, too.
"""

from pathlib import Path

ROOT = Path(__file__).parents[1]


def why_left_out() -> str:
    """Return why the tests of the folder do not run, or nothing."""
    if (ROOT / "site").exists():
        return ""
    return "the tests in tests/site are left out, as there is no site/ here; `make site` builds it"


if __name__ == "__main__":
    if reason := why_left_out():
        print(f"NOTE: {reason}.")  # noqa: T201
