#!/usr/bin/env python3
"""Records scikit-learn's figures of PCA and t-SNE on a small set of points.

    pip install scikit-learn==1.9.1
    tests/reference/record_scikit_learn.py

writes tests/data/scikit_learn/: the points, and what scikit-learn makes of them. The tests of
core/embedding hold Lookbook to them (tests/core/embedding/tsne/test_scikit_learn.cpp).
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.manifold import _t_sne
from sklearn.neighbors import NearestNeighbors

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data" / "scikit_learn"
POINTS, DIMENSIONS, CLUSTERS = 150, 8, 5
PERPLEXITY = 15.0
COMPONENTS = 3
RATE = 50.0  # scikit-learn's; its gradient carries a factor of 4 that Lookbook's does not
STEPS = 5
MOMENTUM = 0.8


def clustered_points():
    random = np.random.default_rng(20)
    centres = random.normal(scale=3.0, size=(CLUSTERS, DIMENSIONS))
    spread = np.linspace(1.5, 0.5, DIMENSIONS)
    points = centres[np.arange(POINTS) % CLUSTERS] + random.normal(size=(POINTS, DIMENSIONS)) * spread
    return points.astype(np.float32)


def joint_probabilities(points):
    neighbors = min(POINTS - 1, int(3 * PERPLEXITY + 1))
    graph = NearestNeighbors(n_neighbors=neighbors).fit(points).kneighbors_graph(mode="distance")
    graph.data **= 2
    return _t_sne._joint_probabilities_nn(graph, PERPLEXITY, 0)


def gradient_of(embedding, dense):
    # The exact gradient wants the upper triangle of P, as scipy's squareform orders it.
    upper = dense[np.triu_indices(POINTS, 1)] * 2 / dense.sum()
    upper = np.maximum(upper / 2, np.finfo(np.double).eps)
    divergence, gradient = _t_sne._kl_divergence(embedding.ravel(), upper, 1.0, POINTS, 2)
    return divergence, gradient.reshape(POINTS, 2), upper


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    points = clustered_points()
    pca = PCA(COMPONENTS, svd_solver="full").fit(points.astype(np.float64))
    signs = np.sign(pca.components_[np.arange(COMPONENTS), np.abs(pca.components_).argmax(axis=1)])
    projected = pca.transform(points.astype(np.float64)) * signs
    dense = joint_probabilities(points).toarray()
    random = np.random.default_rng(21)
    embedding = random.normal(scale=2.0, size=(POINTS, 2))
    embedding -= embedding.mean(axis=0)
    embedding = embedding.astype(np.float32)
    divergence, gradient, upper = gradient_of(embedding.astype(np.float64), dense)
    stepped = {
        steps: _t_sne._gradient_descent(
            _t_sne._kl_divergence, embedding.astype(np.float64).ravel(), it=0, max_iter=steps,
            n_iter_check=steps, momentum=MOMENTUM, learning_rate=RATE,
            args=[upper, 1.0, POINTS, 2], min_grad_norm=0.0)[0].reshape(POINTS, 2)
        for steps in (1, STEPS)}
    start = (projected[:, :2] / projected[:, 0].std() * 1e-4).astype(np.float32)
    full = TSNE(perplexity=PERPLEXITY, init=start, learning_rate=RATE, method="barnes_hut",
                angle=0.0001, max_iter=1000, random_state=0).fit(points)
    for name, array in {"points": points, "pca_components": pca.components_ * signs[:, None],
                        "pca_projected": projected, "joint": dense, "embedding": embedding,
                        "gradient": gradient, "stepped_once": stepped[1], "stepped": stepped[STEPS],
                        "start": start}.items():
        np.save(FOLDER / f"{name}.npy", np.ascontiguousarray(array, dtype=np.float32))
    figures = {
        "scikit_learn": sklearn.__version__,
        "perplexity": PERPLEXITY,
        "learning_rate": RATE,
        "steps": STEPS,
        "momentum": MOMENTUM,
        "explained_variance": pca.explained_variance_.tolist(),
        "explained_variance_ratio": pca.explained_variance_ratio_.tolist(),
        "kl_divergence_of_embedding": float(divergence),
        "kl_divergence_after_1000": float(full.kl_divergence_),
    }
    (FOLDER / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
