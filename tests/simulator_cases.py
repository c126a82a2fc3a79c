"""Simulated lesions for tests: findings, particles, spheres, and measures of pictures."""

from functools import cache

import numpy as np

from calcikit.simulator import simulate
from calcikit.simulator.exposure import blurred
from calcikit.simulator.geometry import VIEWS
from calcikit.simulator.lesion import lesion
from calcikit.simulator.projection import ParticleSet, solids, thickness
from calcikit.simulator.scene import Scene
from calcikit.workup import Finding

CC, LATERAL, MAGNIFIED = VIEWS["CC"], VIEWS["lateral"], VIEWS["magnification"]


def finding(morphology="round", distribution="grouped", **more):
    return Finding(morphology, distribution, **more)


@cache
def drawn(morphology, distribution="grouped", seed=0, **more):
    """Return the particles of a lesion."""
    return lesion(Scene.checked(finding(morphology, distribution, **more), "CC", "b", seed, 512, None))


@cache
def patch(morphology, distribution="grouped", **options):
    """Return a patch, drawn once for all tests that look at it."""
    return simulate(finding(morphology, distribution), **options)


def particles(morphology, distribution="grouped", seeds=range(12)):
    """Return size, width and centre of all particles of the named shape, lesion by lesion."""
    found = [drawn(morphology, distribution, seed) for seed in seeds]
    keep = [np.array(c.shape) == morphology for c in found]
    return [(c.size[k], c.width[k], c.centre[k]) for c, k in zip(found, keep, strict=True)]


def sphere(diameter, offset=(0.0, 0.0, 0.0), mu=1.0, mottle=0.0):
    body = solids(np.array([0]), np.array([offset], float), diameter / 2, mu, mottle=mottle)
    return ParticleSet(("round",), np.array([diameter]), np.array([diameter]), np.zeros((1, 3)), (body,))


def clean_signal(morphology, seed, view, size=384, distribution="grouped"):
    """Return blurred calcium without tissue or noise, and its particles."""
    look = VIEWS[view]
    found = drawn(morphology, distribution, seed)
    layer, label = thickness(found, look, size, look.pitch)
    return blurred(layer, look.blur, look.pitch), label, found


def extent(points):
    """Return the largest distance between two points."""
    return np.linalg.norm(points[:, None] - points[None], axis=2).max()


def aspect(mine, signal):
    """Return length over width of the part of a particle above half its peak."""
    spot = np.argwhere(mine & (signal > 0.5 * signal[mine].max())) + 0.0
    values = np.linalg.eigvalsh(np.cov(spot.T, bias=True) + np.eye(2) / 12)
    return np.sqrt(values[1] / values[0])
