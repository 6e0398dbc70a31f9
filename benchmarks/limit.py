"""Measure how far the core is from reading its input once and writing its output once.

python -m benchmarks.limit
"""

from benchmarks.report import DOCS, fastest, machine, table, write_section  # isort: skip

import tracemalloc
from itertools import pairwise

import numpy as np
from matplotlib.figure import Figure

from pooling import PoolSpec, pool

SIDE, LARGE_SIDE = 4096, 8192
CASES = ((2, 2, 2.2), (3, 1, 3.2), (8, 8, 3.0), (31, 1, 7.0))  # pool size, stride, target
SIZES = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
MAX_GROWTH, MAX_MEBIBYTES = 4.6, 4.0

INTRODUCTION = """## The core against the memory

The limit of a case is the time to read the input once (its maximum) and to write an output of
the same size once (a new array, filled). Every figure is the shortest of several turns; the
limit and the case are timed in turns."""


def an_image(side: int, dtype: type) -> np.ndarray:
    return (np.random.default_rng(4).random((side, side), np.float32) * 255).astype(dtype)


def limit_rows() -> list[tuple[str, ...]]:
    rows = []
    for dtype in (np.uint8, np.float32):
        image = an_image(SIDE, dtype)
        for size, stride, target in CASES:
            spec = PoolSpec(size, stride)
            shape = pool(image, spec).shape
            read, write, pooled = fastest(
                (
                    image.max,
                    lambda shape=shape, dtype=dtype: np.empty(shape, dtype).view(np.uint8).fill(1),
                    lambda spec=spec, image=image: pool(image, spec),
                ),
                rounds=40,
            )
            ratio = pooled / (read + write)
            case = f"{np.dtype(dtype).name}, {size}x{size}, stride {stride}"
            verdict = "met" if ratio <= target else "missed"
            rows.append((case, f"{ratio:.2f}", f"{target}", verdict))
    return rows


def growth() -> dict[str, list[float]]:
    """Return the cost of each pool size at stride 1, as a multiple of the first."""
    costs = {}
    for dtype in (np.uint8, np.float32):
        image = an_image(SIDE, dtype)
        calls = [lambda size=size, image=image: pool(image, PoolSpec(size, 1)) for size in SIZES]
        times = fastest(calls, rounds=7)
        costs[np.dtype(dtype).name] = [time / times[0] for time in times]
    return costs


def memory_rows() -> list[tuple[str, ...]]:
    """Measure what NumPy has allocated at most, without the output."""
    rows = []
    for dtype in (np.uint8, np.float32):
        image = an_image(LARGE_SIDE, dtype)
        for mode, size, stride in (("max", 2, 2), ("max", 3, 1), ("max", 31, 1), ("average", 3, 1)):
            for padding in ("valid", "same"):
                tracemalloc.start()
                output = pool(image, PoolSpec(size, stride, mode, padding))
                peak = (tracemalloc.get_traced_memory()[1] - output.nbytes) / 2**20
                tracemalloc.stop()
                case = f"{np.dtype(dtype).name}, {mode} {size}x{size}, stride {stride}, {padding}"
                verdict = "met" if peak <= MAX_MEBIBYTES else "missed"
                rows.append((case, f"{peak:.1f}", f"{MAX_MEBIBYTES:g}", verdict))
    return rows


def draw(costs: dict[str, list[float]]) -> None:
    figure = Figure(figsize=(5, 3), layout="constrained")
    axes = figure.subplots()
    for (name, values), marker in zip(costs.items(), "os", strict=True):
        axes.plot(SIZES, values, marker=marker, label=name)
    axes.axhline(MAX_GROWTH, linestyle=":", color="grey", label="target")
    axes.set(xlabel="pool size", ylabel="cost, 2x2 = 1", xscale="log", ylim=0)
    axes.set_xticks(SIZES, labels=[str(size) for size in SIZES])
    axes.minorticks_off()
    axes.legend()
    figure.savefig(DOCS / "core-growth.svg", metadata={"Date": None})


def main() -> None:
    limits, costs, memory = limit_rows(), growth(), memory_rows()
    draw(costs)
    growths = ", ".join(f"{name} {values[-1]:.1f}" for name, values in costs.items())
    steepest = max(b / a for values in costs.values() for a, b in pairwise(values))
    parts = [
        INTRODUCTION,
        machine("numpy"),
        table((f"max, {SIDE}x{SIDE}", "times the limit", "target", ""), limits),
        f"Cost of pool size 64 at stride 1 as a multiple of pool size 2: {growths} "
        f"(target {MAX_GROWTH}); the steepest step between two sizes is {steepest:.1f}.",
        "![Cost of pool sizes 2 to 64](core-growth.svg)",
        "Working memory beyond the output, as NumPy allocates it:",
        table((f"{LARGE_SIDE}x{LARGE_SIDE}", "MiB", "target", ""), memory),
    ]
    write_section("core limit", "\n\n".join(parts))
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
