"""A machine that reads simulated patches: shape features, a linear discriminant, seeds it never saw."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from calcikit.simulator.exposure import blurred
from calcikit.simulator.lesion import lesion
from calcikit.simulator.patch import draw
from calcikit.simulator.projection import thickness

EDGE = 6


def truth_features(scene):
    """Describe the particles as they are: calcium without noise or tissue, and the number of each pixel."""
    layer, label = thickness(lesion(scene), scene.view, scene.size, scene.pitch)
    signal = blurred(layer, scene.view.blur, scene.pitch)
    return _described(signal, label + 1, scene.pitch, 0.4)


def image_features(scene):
    """Describe what stands out of the picture: a band-pass, a threshold, and what hangs together above it."""
    patch = draw(scene)
    wide = 0.7 / patch.pitch_mm
    smooth = ndimage.gaussian_filter(patch.image, 0.6)
    band = smooth - ndimage.gaussian_filter(smooth, wide)
    centre = band[EDGE:-EDGE, EDGE:-EDGE]
    noise = 1.4826 * np.median(np.abs(centre - np.median(centre)))
    label, _ = ndimage.label(centre > 4.2 * noise, np.ones((3, 3)))
    return _described(centre, label, patch.pitch_mm, 0.3)


def _described(signal, label, pitch, part):
    """Return statistics over the particles of a patch: size, form, edge, opacity, hole, arrangement."""
    rows = []
    for number, box in enumerate(ndimage.find_objects(label), start=1):
        if box is None or (label[box] == number).sum() < 3:
            continue
        value = np.where(label[box] == number, signal[box], 0)
        place = (box[0].start + box[0].stop, box[1].start + box[1].stop)
        rows.append([*_particle(value, pitch, part), *place])
    if len(rows) < 2:
        rows += [[0.0] * 11] * 2
    rows = np.array(rows)
    shape, place = rows[:, :9], rows[:, 9:] * pitch / 2
    weight = np.exp(shape[:, 0] - shape[:, 0].max())
    mean = (weight[:, None] * shape).sum(0) / weight.sum()
    gaps = np.linalg.norm(place[:, None] - place, axis=2) + 1e3 * np.eye(len(place))
    spread = np.log(np.linalg.svd(place - place.mean(0), compute_uv=False)[:2] + 0.1)
    quantiles = np.quantile(shape, (0.2, 0.5, 0.9), axis=0).ravel()
    more = [np.log(len(rows)), np.log(np.median(gaps.min(0)) + 0.1), *spread]
    return np.concatenate([quantiles, shape.std(0), mean, more])


def _particle(value, pitch, part):
    """Return features of one particle: nine numbers."""
    core = value > part * value.max()
    filled = ndimage.binary_fill_holes(np.pad(core, 1))
    spot = np.argwhere(core) * pitch
    long, short = np.sqrt(np.linalg.eigvalsh(np.cov(spot.T, bias=True) + np.eye(2) * pitch**2 / 12)[::-1])
    area = core.sum() * pitch**2
    slope = np.hypot(*np.gradient(np.pad(value, 1))).max() / value.max()
    hole = (filled.sum() - core.sum()) / filled.sum()
    length = 4 * long
    full = area / (np.pi * 4 * long * short)
    upper = value[: len(value) // 2].sum() / value.sum()
    values = value[core]
    return [
        np.log(area),
        np.log(long / short),
        np.log(values.max()),
        slope,
        values.std() / values.max(),
        hole,
        np.log(length),
        full,
        upper,
    ]


def read(features, classes, groups, folds=4):
    """Return the class read for each patch, each by a discriminant that never saw its group."""
    guess = np.empty_like(classes)
    for fold in range(folds):
        test = groups % folds == fold
        mean, spread = features[~test].mean(0), features[~test].std(0) + 1e-9
        seen, asked = ((features[rows] - mean) / spread for rows in (~test, test))
        names = np.unique(classes)
        middles = np.array([seen[classes[~test] == name].mean(0) for name in names])
        rest = seen - middles[np.searchsorted(names, classes[~test])]
        within = rest.T @ rest / len(rest)
        within = 0.85 * within + 0.15 * np.eye(len(within)) * np.trace(within) / len(within)
        gap = asked[:, None] - middles
        guess[test] = names[np.einsum("pcf,fg,pcg->pc", gap, np.linalg.inv(within), gap).argmin(1)]
    return guess
