"""How long a complete simulated patch takes, beside naive peers and the floor, in one run on one core.

Run with ``OMP_NUM_THREADS=1 python benchmarks/simulator.py``, on a quiet machine or as ``taskset -c 0``. A
complete patch is 512 by 512 pixels with image, display, masks, peaks and particles. "Fresh" is a seed never
seen before; "cached" is another finding in tissue that has been drawn before, as when a learner changes an
attribute. Each patch is drawn ``--best`` times and its fastest time counts (fresh ones with their caches
emptied), so that other work on the machine matters little; median and p95 are over patches of all five
distributions. The peers draw far less: an FFT texture with discs that are all alike, each tested against the
full grid, and no truth; they are restated here from descriptions of public scripts. The floor is what any
fresh texture needs: one float32 inverse FFT plus random numbers.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from calcikit.simulator import patch, simulate, simulate_field, tissue
from calcikit.simulator.scene import DISTRIBUTIONS, MORPHOLOGIES
from calcikit.workup import Finding

SIZE = 512


def naive(seed: int, particles: int) -> np.ndarray:
    """Draw an FFT texture and equal discs, each on the full grid, as simple public scripts do."""
    rng = np.random.default_rng(seed)
    up, right = np.meshgrid(np.fft.fftfreq(SIZE), np.fft.fftfreq(SIZE), indexing="ij")
    amplitude = 1 / np.maximum(np.hypot(up, right), 1 / SIZE) ** 1.4
    image = np.real(np.fft.ifft2(np.fft.fft2(rng.standard_normal((SIZE, SIZE))) * amplitude))
    image = (image - image.min()) / np.ptp(image)
    rows, cols = np.mgrid[:SIZE, :SIZE]
    for row, col in rng.uniform(SIZE / 3, 2 * SIZE / 3, (particles, 2)):
        image[(rows - row) ** 2 + (cols - col) ** 2 <= 1] += 0.4
    return np.clip(255 * image, 0, 255).astype(np.uint8)


def floor(seed: int) -> np.ndarray:
    """Do the least that any fresh texture needs: random numbers and one float32 inverse transform."""
    rng = np.random.default_rng(seed)
    both = rng.standard_normal((SIZE, SIZE // 2 + 1, 2), dtype=np.float32)
    return np.fft.irfft2(both.view(np.complex64)[..., 0], (SIZE, SIZE))


def forget() -> None:
    """Empty the caches that hold tissue."""
    patch._background.cache_clear()
    tissue._layers.cache_clear()


def timed(
    draw: Callable[[int], object], count: int, best: int, before: Callable[[], None] | None
) -> np.ndarray:
    """Return for each of `count` patches the fastest of `best` times, in ms."""
    taken = np.full(count, np.inf)
    for number in range(count):
        for _ in range(best):
            if before:
                before()
            start = time.thread_time()
            draw(number)
            taken[number] = min(taken[number], 1e3 * (time.thread_time() - start))
    return taken


def show(name: str, taken: np.ndarray, least: float, peer: float) -> None:
    """Print one row."""
    median, late = np.median(taken), np.percentile(taken, 95)
    print(f"{name:<34}{median:8.2f}{late:8.2f}{late / median:8.1f}{median / least:9.1f}{peer / median:9.1f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20, help="patches per row (default 20)")
    parser.add_argument("--best", type=int, default=3, help="times each patch is drawn (default 3)")
    asked = parser.parse_args()
    for shape in MORPHOLOGIES:
        simulate(Finding(shape, "grouped"), seed=9)
    print(f"{'512 x 512, ms':<34}{'median':>8}{'p95':>8}{'p95/med':>8}{'x floor':>9}{'peer/x':>9}")
    base = timed(floor, asked.count, asked.best, None)
    peers = {n: timed(lambda k, n=n: naive(k, n), asked.count, asked.best, None) for n in (10, 60)}
    least, peer = float(np.median(base)), float(np.median(peers[60]))
    show("floor: random numbers + one FFT", base, least, peer)
    for number, taken in peers.items():
        show(f"naive peer, {number} equal discs", taken, least, peer)
    for label, before in (("fresh", forget), ("cached", None)):
        rows = [shape_times(shape, before, asked.count, asked.best) for shape in MORPHOLOGIES]
        for shape, taken in zip(MORPHOLOGIES, rows, strict=True):
            show(f"{label}, {shape}", taken, least, peer)
        show(f"{label}, all shapes", np.concatenate(rows), least, peer)
    group = Finding("fine_pleomorphic", "grouped")
    wide = timed(lambda k: simulate_field([group], seed=k, size=640), asked.count, asked.best, forget)
    show("wide field, 640 x 640, 3 findings", wide, least, peer)
    print(f"caches after 60 patches in 4 views: {cache_size() / 1e6:.0f} MB")


def shape_times(shape: str, before: Callable[[], None] | None, count: int, best: int) -> np.ndarray:
    """Time patches of one shape: new seeds when `before` empties the caches, else one tissue."""
    place = MORPHOLOGIES.index(shape)

    def draw(number: int) -> None:
        seed = 1000 * (place + 1) + number if before else 9
        simulate(Finding(shape, DISTRIBUTIONS[number % 5]), seed=seed)

    return timed(draw, count, best, before)


def cache_size() -> int:
    """Return the bytes that stay allocated after many patches have been drawn and dropped."""
    for module in (patch._background, tissue._layers):
        module.cache_clear()
    tracemalloc.start()
    for number in range(60):
        view = ("CC", "lateral", "magnification", "tangential")[number % 4]
        simulate(Finding("round", "grouped"), seed=number, view=view)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held


if __name__ == "__main__":
    main()
