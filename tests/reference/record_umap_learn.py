#!/usr/bin/env python3
"""Records what umap-learn makes of small sets of points.

    pip install umap-learn==0.5.12
    tests/reference/record_umap_learn.py

writes tests/data/umap/: smooth distances and the fuzzy graph of 200 points, the curves' a and b,
and how well umap-learn's maps of 2,000 points keep their neighbours. The tests of core/embedding
hold Lookbook to them (tests/core/embedding/umap/test_umap_learn.cpp).
"""

import json
import pathlib

import numpy as np
import umap
from scipy.spatial.distance import cdist
from sklearn.manifold import trustworthiness
from sklearn.neighbors import NearestNeighbors
from umap import umap_

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data" / "umap"
POINTS, DIMENSIONS, CLUSTERS = 200, 8, 5
DUPLICATES = 20  # the last points are at the place of point 0: more than it has neighbours
NEIGHBORS = 15
CURVES = [(1.0, 0.1), (1.0, 0.0), (1.0, 0.5), (1.0, 0.99), (1.5, 0.25), (2.0, 0.1), (0.5, 0.3)]
MAPPED, MAPPED_DIMENSIONS, MAPPED_CLUSTERS = 2000, 10, 10
SEEDS = (0, 1, 2)


def random_bits(seed, step, index):
    """core/base/random.h"""
    with np.errstate(over="ignore"):
        z = np.full(index.shape, seed, dtype=np.uint64)
        for word in (np.uint64(step), index):
            z += np.uint64(0x9E3779B97F4A7C15) * (word + np.uint64(1))
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z ^= z >> np.uint64(31)
    return z


def random_points(n, d, seed):
    """tests/support/points.h"""
    index = np.arange(n * d, dtype=np.uint64)
    uniform = [(random_bits(seed, 0, 2 * index + np.uint64(i)) >> np.uint64(11)) * 2.0**-53
               for i in (0, 1)]
    normal = np.sqrt(-2 * np.log(1 - uniform[0])) * np.cos(2 * np.pi * uniform[1])
    return normal.astype(np.float32).reshape(n, d)


def clustered_points(n, d, clusters, seed=1):
    """tests/support/points.h"""
    centres = np.float32(4) * random_points(clusters, d, seed + 1)
    return random_points(n, d, seed) + centres[np.arange(n) % clusters]


def record_graph():
    points = clustered_points(POINTS, DIMENSIONS, CLUSTERS)
    points[-DUPLICATES:] = points[0]
    distances = cdist(points.astype(np.float64), points.astype(np.float64))
    np.fill_diagonal(distances, -1)  # a point is its own first neighbour
    nearest = np.argsort(distances, axis=1, kind="stable")[:, :NEIGHBORS].astype(np.int32)
    near = np.maximum(np.take_along_axis(distances, nearest, axis=1), 0).astype(np.float32)
    sigma, rho = umap_.smooth_knn_dist(near, float(NEIGHBORS))
    _, _, strengths, _ = umap_.compute_membership_strengths(nearest, near, sigma, rho)
    union = umap_.fuzzy_simplicial_set(points, NEIGHBORS, np.random.RandomState(0), "euclidean",
                                       knn_indices=nearest, knn_dists=near)[0].tocoo()
    arrays = {
        "smooth_distances": np.stack([rho, sigma], axis=1),
        "strengths": strengths.reshape(POINTS, NEIGHBORS)[:, 1:],
        "union": np.stack([union.row, union.col, union.data], axis=1),
    }
    for name, array in arrays.items():
        np.save(FOLDER / f"{name}.npy", np.ascontiguousarray(array, dtype=np.float32))


def recall(near, k, embedding):
    found = NearestNeighbors(n_neighbors=k).fit(embedding).kneighbors(return_distance=False)
    return np.mean([len(np.intersect1d(a, b)) for a, b in zip(near, found)]) / k


def record_maps():
    points = clustered_points(MAPPED, MAPPED_DIMENSIONS, MAPPED_CLUSTERS)
    near = NearestNeighbors(n_neighbors=10).fit(points).kneighbors(return_distance=False)
    figures = {}
    for dims in (2, 3):
        maps = [umap.UMAP(n_components=dims, random_state=seed).fit_transform(points)
                for seed in SEEDS]
        figures[f"{dims}d"] = {
            "trustworthiness": float(np.mean(
                [trustworthiness(points, y, n_neighbors=10) for y in maps])),
            "recall": float(np.mean([recall(near, 10, y) for y in maps])),
        }
    return figures


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    record_graph()
    figures = {
        "umap_learn": umap.__version__,
        "n_neighbors": NEIGHBORS,
        "curves": [{"spread": spread, "min_dist": min_dist,
                    **dict(zip("ab", map(float, umap_.find_ab_params(spread, min_dist))))}
                   for spread, min_dist in CURVES],
        "maps_of_2000": record_maps(),
    }
    (FOLDER / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
