"""From thickness to picture: blur, saturation, quantum noise and the display curve."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .geometry import View

_SATURATION = 1.6
_QUANTA = 0.044
"""Relative noise of a 0.1 mm detector pixel before blur."""
_GROWTH = 0.1
"""Growth of log noise with log-exposure: 0.5 for quanta alone, less once vendors have processed a picture
(the brightest fifth of 74 real patches is 1.15 times as grainy as the darkest)."""
_DETECTOR_BLUR = 0.042
"""Standard deviation of the blur of quantum noise at the detector, in mm."""


def noise_level(view: View, pitch: float) -> float:
    """Return the standard deviation of quantum noise in the log-exposure, for pixels of `pitch` mm."""
    pixel = pitch * view.magnification
    return float(_QUANTA * 0.1 / pixel * _energy(_taps(_DETECTOR_BLUR / pixel)))


def quanta(tissue: np.ndarray, median: float) -> np.ndarray:
    """Return how much stronger noise is where fewer quanta pass the tissue."""
    return np.exp(np.float32(_GROWTH) * (tissue - np.float32(median)))


def noise(
    rng: np.random.Generator, strength: np.ndarray, view: View, pitch: float, blur: float = 1.0
) -> np.ndarray:
    """Return the quantum noise of one exposure, in no other picture.

    A `blur` other than 1, as a part of that of a usual detector, leaves its level as it is.

    Binomial counts of 64 trials are as good as normal after the blur, and take a third of the time.
    """
    taps = _taps(blur * _DETECTOR_BLUR / (pitch * view.magnification))
    trials = rng.integers(0, 2**64, strength.shape, dtype=np.uint64)
    grain = np.bitwise_count(trials).astype(np.float32)
    grain -= np.float32(32)
    grain = _filtered(grain, taps)
    grain *= np.float32(noise_level(view, pitch) / _energy(taps) / 4)
    grain *= strength
    return grain


def _energy(taps: np.ndarray) -> float:
    """Return the standard deviation that a blur along both axes leaves of white noise of 1."""
    return float(2 * (taps**2).sum() - taps[0] ** 2)


def _taps(sigma: float) -> np.ndarray:
    """Return the weights of a Gaussian blur from its middle outwards; `sigma` in pixels."""
    taps = np.exp(-0.5 * (np.arange(max(1, int(np.ceil(3.2 * sigma))) + 1) / sigma) ** 2)
    return (taps / (2 * taps.sum() - taps[0])).astype(np.float32)


def blurred(layer: np.ndarray, blur: float, pitch: float) -> np.ndarray:
    """Return a layer after a blur with standard deviation `blur` in mm; only its filled part is worked on."""
    sigma = np.sqrt(max(blur**2 - pitch**2 / 12, (0.2 * pitch) ** 2)) / pitch
    taps = _taps(sigma)
    reach = len(taps) - 1
    size, out = len(layer), np.zeros_like(layer)
    rows = np.flatnonzero(layer.any(1))
    if not len(rows):
        return out
    cols = np.flatnonzero(layer[rows[0] : rows[-1] + 1].any(0))
    top, stop = max(rows[0] - reach, 0), min(rows[-1] + reach + 1, size)
    left, end = max(cols[0] - reach, 0), min(cols[-1] + reach + 1, size)
    out[top:stop, left:end] = _filtered(layer[top:stop, left:end], taps)
    return out


def _filtered(part: np.ndarray, taps: np.ndarray) -> np.ndarray:
    """Return an array smoothed along both axes."""
    return _smoothed(_smoothed(part, taps).T, taps).T


def _smoothed(part: np.ndarray, taps: np.ndarray) -> np.ndarray:
    """Return an array smoothed along its first axis: with few taps, a third of the time of scipy."""
    out = part * taps[0]
    for step, tap in enumerate(taps[1:], start=1):
        aside = part * tap
        out[step:] += aside[:-step]
        out[:-step] += aside[step:]
    return out


_BEAM = {"a": 1.06, "b": 1.02, "c": 0.97, "d": 0.92}
"""Contrast of calcium by density: what lets less through is imaged with a harder beam."""


def calcium_signal(layer: np.ndarray, view: View, pitch: float, density: str) -> np.ndarray:
    """Return the log-exposure that thickness times attenuation of calcium adds, blurred and saturated."""
    return saturated(np.float32(_BEAM[density]) * blurred(layer, view.blur, pitch))


def saturated(signal: np.ndarray) -> np.ndarray:
    """Return calcium signal with the soft shoulder of thick calcium (scatter and beam hardening)."""
    out = np.zeros_like(signal)
    rows = np.flatnonzero(signal.any(1))
    if len(rows):
        band = slice(rows[0], rows[-1] + 1)
        np.multiply(signal[band], np.float32(-1 / _SATURATION), out=out[band])
        np.expm1(out[band], out=out[band])
        out[band] *= np.float32(-_SATURATION)
    return out


_MIDDLE = {"a": 0.40, "b": 0.30, "c": 0.20, "d": 0.08}
"""Log-exposure of the middle grey over that of the tissue: real patches have a median grey of 88 of 255."""
_SLOPE = 0.6
"""Part of the grey scale that a log-exposure of 1 spans in the straight part of the display curve (greys of
real patches have a standard deviation of 28)."""
_LOW, _HIGH, _LEVELS = -3.0, 3.0, 8192
_BAND = 64


@lru_cache(maxsize=1)
def _curve() -> np.ndarray:
    """Return the display curve as a table: straight in the middle, soft at both ends."""
    y = np.linspace(_LOW, _HIGH, _LEVELS) * 2 * _SLOPE
    return np.clip(np.rint(127.5 * (1 + y / (1 + np.abs(y) ** 6) ** (1 / 6))), 0, 255).astype(np.uint8)


def display(image: np.ndarray, middle: float, density: str) -> np.ndarray:
    """Return 8-bit grey levels, darker for fatty breasts; bands that stay in cache take half the time."""
    scale, low = np.float32(_LEVELS / (_HIGH - _LOW)), np.float32(middle + _MIDDLE[density] + _LOW)
    shown = np.empty(image.shape, np.uint8)
    for top in range(0, len(image), _BAND):
        index = image[top : top + _BAND] - low
        index *= scale
        _curve().take(index.astype(np.intp), mode="clip", out=shown[top : top + _BAND])
    return shown


def visible(signal: np.ndarray, level: float) -> np.ndarray:
    """Return where calcium can be seen: half the noise is enough, as neighbours are seen together."""
    return signal > np.float32(0.5 * level)
