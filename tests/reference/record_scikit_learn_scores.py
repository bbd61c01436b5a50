#!/usr/bin/env python3
"""Records scikit-learn's figures of how far a map can be trusted.

    pip install scikit-learn==1.9.1
    tests/reference/record_scikit_learn_scores.py

writes tests/data/scikit_learn/scores.json. The points are made anew here and in the test that holds
Lookbook to the figures (tests/core/quality/test_scikit_learn_scores.cpp): from whole random bits
and sums that float32 holds exactly, so that both have the very same numbers.
"""

import json
import pathlib

import numpy as np
import scipy.spatial.distance
import scipy.stats
import sklearn
from sklearn.manifold import trustworthiness
from sklearn.metrics import silhouette_score
from sklearn.neighbors import NearestNeighbors

FILE = pathlib.Path(__file__).resolve().parent.parent / "data" / "scikit_learn" / "scores.json"
POINTS, DIMENSIONS, CLUSTERS = 2000, 12, 10
NEIGHBORS = (1, 5, 10, 50)
MASK = (1 << 64) - 1


def random_bits(seed, step, index):
    """core/base/random.h, randomBits()."""
    z = seed
    for word in (step, index):
        z = (z + 0x9E3779B97F4A7C15 * (word + 1)) & MASK
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
    return z


def uniform(seed, step, index):
    """A multiple of 2^-12 in [0, 1)."""
    return (random_bits(seed, step, index) >> 52) / 4096


def clustered_points():
    points = np.empty((POINTS, DIMENSIONS))
    for i in range(POINTS):
        for c in range(DIMENSIONS):
            at = i * DIMENSIONS + c
            noise = sum(uniform(1, step, at) for step in range(4))
            points[i, c] = noise + (8 if c < 2 else 2) * uniform(2, i % CLUSTERS, c)
    return points


def map_of(points):
    """Two of the coordinates, shaken: a map that keeps some things and not others."""
    noise = [[uniform(3, c, i) for c in range(2)] for i in range(POINTS)]
    return points[:, :2] + np.array(noise)


def recall(points, embedding, neighbors):
    true, found = (NearestNeighbors(n_neighbors=neighbors).fit(x).kneighbors(return_distance=False)
                   for x in (points, embedding))
    return float(np.mean([len(np.intersect1d(a, b)) / neighbors for a, b in zip(true, found)]))


def main():
    points = clustered_points()
    embedding = map_of(points)
    labels = np.arange(POINTS) % CLUSTERS
    figures = {
        "scikit_learn": sklearn.__version__,
        "scipy": scipy.__version__,
        "trustworthiness": {k: trustworthiness(points, embedding, n_neighbors=k) for k in NEIGHBORS},
        "continuity": {k: trustworthiness(embedding, points, n_neighbors=k) for k in NEIGHBORS},
        "neighbor_recall": {k: recall(points, embedding, k) for k in NEIGHBORS},
        "silhouette": silhouette_score(embedding, labels),
        "distance_correlation": scipy.stats.spearmanr(
            scipy.spatial.distance.pdist(points), scipy.spatial.distance.pdist(embedding)).statistic,
    }
    FILE.write_text(json.dumps(figures, indent=2, default=float) + "\n")
    print(FILE.read_text())


if __name__ == "__main__":
    main()
