"""How long a complete simulated patch takes, beside naive peers and the floor, in one run on one core.

Run with ``OMP_NUM_THREADS=1 python benchmarks/simulator.py``. A complete patch is 512 by 512 pixels with
image, display, masks and particle places. "fresh" is a seed never seen before; "cached" is another finding in
tissue that has been drawn before, as when a learner changes an attribute. The peers draw far less: an FFT
texture with discs that are all alike, each tested against the full grid, and no truth; they are restated here
from descriptions of public scripts.
"""

from __future__ import annotations

import argparse
import time
from types import SimpleNamespace

import numpy as np

from calcikit.simulator import simulate
from calcikit.simulator.lesion import DISTRIBUTIONS, MORPHOLOGIES

SIZE = 512


def finding(morphology: str, distribution: str) -> SimpleNamespace:
    """Return what the simulator reads of a finding."""
    plain = {"extent": "single_area", "change": "no_priors", "associated": "none", "context": "none"}
    return SimpleNamespace(morphology=morphology, distribution=distribution, **plain)


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
    noise = rng.standard_normal((SIZE, SIZE // 2 + 1), dtype=np.float32)
    return np.fft.irfft2(noise.astype(np.complex64), (SIZE, SIZE))


def timed(draw, count: int) -> tuple[float, float]:
    """Return median and 95th percentile of `draw(number)` in ms."""
    taken = []
    for number in range(count):
        start = time.perf_counter()
        draw(number)
        taken.append(1e3 * (time.perf_counter() - start))
    return float(np.median(taken)), float(np.percentile(taken, 95))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20, help="patches per row (default 20)")
    count = parser.parse_args().count
    simulate(finding("round", "grouped"), seed=9)
    print(f"{'512 x 512, ms':<34}{'median':>9}{'p95':>9}")
    rows = [("floor: random numbers + one FFT", floor), ("naive peer, 10 discs", lambda n: naive(n, 10))]
    rows += [("naive peer, 60 discs", lambda n: naive(n, 60))]
    for name, draw in rows:
        median, late = timed(draw, count)
        print(f"{name:<34}{median:9.1f}{late:9.1f}")
    for label, fresh in (("fresh", True), ("cached", False)):
        medians = [row(label, place, count, fresh) for place in range(len(MORPHOLOGIES))]
        print(f"{label + ', median of all shapes':<34}{np.median(medians):9.1f}")


def row(label: str, place: int, count: int, fresh: bool) -> float:
    """Time and print one shape; return its median."""
    shape = MORPHOLOGIES[place]

    def draw(number: int) -> None:
        seed = 1000 * (place + 1) + number if fresh else 9
        simulate(finding(shape, DISTRIBUTIONS[number % 5]), seed=seed)

    median, late = timed(draw, count)
    print(f"{label + ', ' + shape:<34}{median:9.1f}{late:9.1f}")
    return median


if __name__ == "__main__":
    main()
