"""Fits: whatever the core refuses has a sentence of the page, and what is proposed fits."""

import random
import re
from collections import Counter
from dataclasses import replace

import pytest

from explorer.state.choices import Choices
from explorer.state.fits import find_refusal, largest_dilation, largest_pool
from pooling import Geometry

NO_WORDS = re.compile(r"pool_size|padding=|\(\(|_|\bNone\b")


def refusal_of(choices, shape, *, is_apart=False):
    refusal = find_refusal(choices, shape, is_apart=is_apart)
    assert refusal is not None
    return refusal


def core_refuses(choices, shape):
    try:
        Geometry.of(choices.spec(), shape)
    except ValueError:
        return True
    return False


def random_choices(rng, *, is_apart):
    def pair(most):
        height = rng.randint(1, most)
        return (height, rng.randint(1, most)) if is_apart else (height, height)

    sides = tuple((rng.randint(0, 4), rng.randint(0, 4)) for _ in range(2))
    return Choices(
        windows=rng.choice(["size"] * 5 + ["output"]),
        output_size=pair(9),
        pool_size=pair(7),
        stride=rng.choice([None, pair(4)]),
        padding=rng.choice(["valid", "same", "same_lower", sides, sides]),
        dilation=pair(rng.choice([1, 4])),
        ceil_mode=rng.random() < 0.3,
    )


def test_what_the_core_refuses_has_a_sentence_and_each_proposal_fits():
    rng = random.Random(8)  # noqa: S311
    said, mended = Counter(), Counter()
    for _ in range(6000):
        is_apart = rng.random() < 0.5
        choices = random_choices(rng, is_apart=is_apart)
        shape = rng.randint(1, 8), rng.randint(1, 8)
        refusal = find_refusal(choices, shape, is_apart=is_apart)
        assert (refusal is not None) == core_refuses(choices, shape)
        if refusal is None:
            continue
        assert 1 <= len(refusal.mends) <= 2
        assert not NO_WORDS.search(refusal.sentence)
        said[re.sub(r"\d+( × \d+)?", "n", refusal.sentence)] += 1
        for name, mend in refusal.mends.items():
            mended[name] += 1
            assert not core_refuses(replace(choices, **mend.changes), shape)
            pairs = [value for value in mend.changes.values() if type(value[0]) is int]
            assert is_apart or all(height == width for height, width in pairs)
    assert len(said) > 12
    assert set(mended) == {"pool_size", "padding", "dilation", "same", "plain"}


@pytest.mark.parametrize(
    ("changes", "said", "titles"),
    [
        (
            {"pool_size": (5, 5)},
            "A pool of 5 does not fit in a height of 4.",
            ["Use a pool of 4", "Use same padding"],
        ),
        (
            {"padding": ((3, 0), (0, 0)), "pool_size": (3, 3)},
            "3 cells of padding at the top are too many for a pool of 3.",
            ["Pad 2 at the top", "Use a pool of 4"],
        ),
        (
            {"padding": ((5, 5), (5, 5)), "pool_size": (3, 3)},
            "5 cells of padding at the top are too many for a pool of 3.",
            ["Pad at most 2 on a side", "Use a pool of 6"],
        ),
        (
            {"padding": ((0, 0), (0, 1)), "pool_size": (1, 1)},
            "1 cell of padding at the right is too much for a pool of 1.",
            ["Pad 0 at the right", "Use a pool of 2"],
        ),
        (
            {"pool_size": (2, 2), "dilation": (4, 4)},
            "A pool of 2 with dilation 4 spans 5 cells, more than the height of 4.",
            ["Use a pool of 1", "Use a dilation of 3"],
        ),
        (
            {"pool_size": (2, 2), "padding": "same", "dilation": (9, 9)},
            "With a dilation of 9 some window would read padding only.",
            ["Use a pool of 1", "Use a dilation of 5"],
        ),
    ],
)
def test_the_reason_and_the_remedies_are_in_the_words_of_the_controls(changes, said, titles):
    refusal = refusal_of(Choices(**changes), (4, 4))
    assert refusal.sentence == said
    assert [mend.title for mend in refusal.mends.values()] == titles


def test_apart_only_the_axis_that_does_not_fit_is_mended():
    choices = Choices(pool_size=(5, 6))
    apart, together = (
        refusal_of(choices, (4, 9), is_apart=is_apart).mends["pool_size"].changes
        for is_apart in (True, False)
    )
    assert apart == {"pool_size": (4, 6)}
    assert together == {"pool_size": (4, 4)}


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({}, 4),
        ({"padding": ((1, 1), (0, 0))}, 6),
        ({"padding": "same"}, 64),
        ({"ceil_mode": True}, 64),
    ],
)
def test_the_largest_pool_to_offer_fits_and_no_larger_one_does(changes, most):
    choices = Choices(**changes)
    assert largest_pool(choices, (4, 9), 0) == most
    for size, does_fit in ((most, True), (most + 1, most == 64)):
        tried = replace(choices, pool_size=(size, 2))
        assert core_refuses(tried, (4, 9)) != does_fit


def test_the_largest_dilation_to_offer_is_what_two_cells_can_span():
    assert [largest_dilation(Choices(), (rows, 9), 0) for rows in (1, 2, 5, 99)] == [1, 1, 4, 16]
