"""The QR code of a link, drawn and read back from its drawing."""

import re

import pytest
import segno

from explorer.exports.codes import LONGEST_LINK, QUIET_ZONE, LongLinkError, draw_code


def modules_of(drawn: dict) -> list[list[bool]]:
    side = drawn["side"]
    modules = [[False] * side for _ in range(side)]
    for across, down, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn["path"]):
        for col in range(int(across), int(across) + int(length)):
            modules[int(down)][col] = True
    return modules


@pytest.mark.parametrize("length", [20, 300, LONGEST_LINK])
def test_a_code_has_the_modules_of_its_link_and_a_light_border_of_four(length):
    link = "https://lab.example/?".ljust(length, "1")
    drawn = draw_code(link)
    modules = modules_of(drawn)
    meant = segno.make_qr(link, error="l").matrix
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in modules[QUIET_ZONE:-QUIET_ZONE]]
    assert inner == [[bool(module) for module in row] for row in meant]
    border = modules[:QUIET_ZONE] + modules[-QUIET_ZONE:]
    assert not any(map(any, border))
    assert not any(any(row[:QUIET_ZONE] + row[-QUIET_ZONE:]) for row in modules)


def test_the_longest_link_still_has_modules_of_five_pixels_on_a_screen_of_720_lines():
    side = draw_code("https://lab.example/?".ljust(LONGEST_LINK, "x"))["side"]
    assert 720 * 0.88 / side >= 5


def test_a_longer_link_is_refused():
    with pytest.raises(LongLinkError):
        draw_code("x" * (LONGEST_LINK + 1))
