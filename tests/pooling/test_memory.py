"""New memory: nothing that the core allocates is read, or returned, before it is written."""

import numpy as np
import pytest

from pooling import MODES, PoolSpec, gradient, modes, pool, trace
from pooling.operation import _plan
from tests.pooling.loop import next_case

POISONS = {"f": (np.nan, -1e4), "i": (77, -3), "u": (255, 90), "b": (True, False)}
EMPTY, EMPTY_LIKE = np.empty, np.empty_like
CASES = 300


@pytest.fixture(params=[0, 1], ids=["one poison", "another"])
def poison(request, monkeypatch):
    """Fill whatever is allocated, with a value that no result should show."""

    def fill(array):
        array.fill(POISONS[array.dtype.kind][request.param])
        return array

    def fill_all():
        monkeypatch.setattr(np, "empty", lambda *args, **more: fill(EMPTY(*args, **more)))
        monkeypatch.setattr(np, "empty_like", lambda *args, **more: fill(EMPTY_LIKE(*args, **more)))
        _plan.cache_clear()

    yield fill_all
    _plan.cache_clear()


@pytest.mark.parametrize("block_bytes", [modes.CACHED_BYTES, 128])
@pytest.mark.parametrize("mode", MODES)
def test_what_was_in_memory_before_shows_in_no_output(mode, block_bytes, poison, monkeypatch):
    monkeypatch.setattr(modes, "CACHED_BYTES", block_bytes)
    _plan.cache_clear()
    rng = np.random.default_rng(17)
    cases = [next_case(rng, mode)[:2] for _ in range(CASES)]
    expected = [pool(image, PoolSpec(**fields)) for image, fields in cases]
    poison()
    for (image, fields), output in zip(cases, expected, strict=True):
        np.testing.assert_array_equal(pool(image, PoolSpec(**fields)), output)


def test_nor_in_a_trace_or_a_gradient(poison):
    image = np.random.default_rng(18).random((9, 8, 2))
    specs = [PoolSpec(3, 2, mode, padding=1, ceil_mode=True) for mode in MODES]
    expected = [(trace(image, spec).winners, gradient(image, spec)) for spec in specs]
    poison()
    for spec, (winners, slopes) in zip(specs, expected, strict=True):
        np.testing.assert_array_equal(trace(image, spec).winners, winners)
        np.testing.assert_array_equal(gradient(image, spec), slopes)
