"""A mode is one entry in MODES; here the tables of the front end that must know each of them."""

import re

import numpy as np
import pytest

from explorer.components.stage.crossing import payload
from explorer.programs import SNIPPETS, snippet
from explorer.state.parameters import accepts
from explorer.words.catalogue import titles
from pooling import MODES, AdaptiveSpec, Geometry, PoolSpec, trace
from tests.imports import ROOT

IMAGE = np.arange(16.0).reshape(4, 4)
WORDS = ROOT / "explorer/components/stage/js/words.js"


@pytest.mark.parametrize("name", SNIPPETS)
@pytest.mark.parametrize("mode", MODES)
def test_every_framework_has_a_program_or_a_sentence_for_every_mode(name, mode):
    for spec in (PoolSpec(mode=mode), AdaptiveSpec((2, 3), mode)):
        code = snippet(name, IMAGE, Geometry.of(spec, IMAGE.shape))
        assert code.body or code.note


def test_the_stage_has_words_for_every_mode_and_for_no_other():
    table = re.search(r"^const WORDS = \{\n(.*?)^\};", WORDS.read_text("utf-8"), re.S | re.M)
    assert table
    assert set(re.findall(r"^  (\w+): \{", table[1], re.M)) == set(MODES)


@pytest.mark.parametrize("mode", MODES)
def test_words_links_and_payload_know_every_mode(mode):
    assert titles("modes")[mode]
    assert titles("values")[mode]
    assert accepts("mode", mode)
    assert payload(trace(IMAGE, PoolSpec(mode=mode)), is_picture=False)["title"]
