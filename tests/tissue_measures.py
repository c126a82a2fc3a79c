"""Measures of tissue that real mammograms were measured by, on patches of 256 pixels of 0.1 mm."""

import numpy as np
from scipy import ndimage

PITCH, SIZE = 0.1, 256


def measures(patch):
    """Return the measures of a patch of grey levels by name."""
    field = (patch - patch.mean()) / patch.std()
    fine = field - ndimage.gaussian_filter(field, 2.0)
    fine = np.clip(fine[8:-8, 8:-8], -3 * fine.std(), 3 * fine.std())
    pairs = ((fine[:, 1:] * fine[:, :-1]).mean() + (fine[1:] * fine[:-1]).mean()) / 2
    band = field - ndimage.gaussian_filter(field, 5)
    local = np.log(ndimage.uniform_filter(band * band, 10)[10:-10:10, 10:-10:10] + 1e-6)
    return {
        "slope 0.9-2.3": slope(field, 0.9, 2.3),
        "coherence": coherence(field),
        "bright/dark": bright_over_dark(field, 1.2),
        "lag 1": pairs / (fine * fine).mean(),
        "local spread": local.std(),
        "kurtosis": (field**4).mean() - 3,
        "grain": grain(field),
        "strands": (ndimage.gaussian_filter(field, 1.5) - ndimage.gaussian_filter(field, 4)).std(),
        "noise": np.diff(np.diff(field, 2, axis=0), 2, axis=1).std(),
        "mean": patch.mean(),
        "slope 2.5-4.6": slope(field, 2.5, 4.6),
    }


def grain(field):
    """Return the finest structure of the brightest fifth over that of the darkest, as standard deviations."""
    fine = (field - ndimage.gaussian_filter(field, 1.0)) ** 2
    level = ndimage.gaussian_filter(field, 6)
    low, high = np.percentile(level, (20, 80))
    return np.sqrt(fine[level > high].mean() / fine[level < low].mean())


def slope(field, low, high):
    """Return minus the log-log slope of the radial power spectrum between two frequencies (1/mm)."""
    window = np.outer(np.hanning(SIZE), np.hanning(SIZE))
    power = np.abs(np.fft.fft2((field - field.mean()) * window)) ** 2
    f = np.fft.fftfreq(SIZE, PITCH)
    edges = np.geomspace(0.1, 5.0, 24)
    ring = np.digitize(np.hypot(f[:, None], f[None, :]).ravel(), edges)
    counts = np.maximum(np.bincount(ring, minlength=25), 1)
    means = (np.bincount(ring, power.ravel(), 25) / counts)[1:-1]
    middles = np.sqrt(edges[1:] * edges[:-1])
    kept = (middles >= low) & (middles <= high)
    return -np.polyfit(np.log(middles[kept]), np.log(means[kept]), 1)[0]


def coherence(field):
    """Return the median coherence of the structure tensor in windows of 2.5 mm: 0 no direction, 1 one."""
    right, down = (ndimage.gaussian_filter(field, 1.5, order=order) for order in ((0, 1), (1, 0)))
    a, b, c = (ndimage.gaussian_filter(t, 12.5) for t in (right * right, down * down, right * down))
    return np.median((np.sqrt((a - b) ** 2 + 4 * c * c) / (a + b))[12:-12, 12:-12])


def bright_over_dark(field, width):
    """Return the energy of bright lines of a width in mm over that of dark lines."""
    sigma = width / PITCH / 2
    xx, yy, xy = (ndimage.gaussian_filter(field, sigma, order=order) for order in ((0, 2), (2, 0), (1, 1)))
    mean, half = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    low, high = mean - half, mean + half
    edge = int(3 * sigma) + 1
    bright = np.where((low < 0) & (np.abs(low) > 2 * np.abs(high)), low, 0)[edge:-edge, edge:-edge]
    dark = np.where((high > 0) & (np.abs(high) > 2 * np.abs(low)), high, 0)[edge:-edge, edge:-edge]
    return (bright**2).mean() / ((dark**2).mean() + 1e-9)
