#!/usr/bin/env python3
"""Records where openTSNE places new points on a map.

    pip install openTSNE==1.0.4
    tests/reference/record_open_tsne.py

writes points, new points, map and places as NPY files into tests/data/open_tsne: 300 points of six
clusters in 10 dimensions, a map of them, and 40 new points placed by transform(), theta 0.
"""

import pathlib

import numpy as np
import openTSNE

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data" / "open_tsne"


def main():
    random = np.random.RandomState(4)
    centres = 4 * random.randn(6, 10)
    points = (centres[np.arange(340) % 6] + random.randn(340, 10)).astype(np.float32)
    affinities = openTSNE.affinity.PerplexityBasedNN(points[:300], perplexity=20, method="exact")
    embedding = openTSNE.TSNE(perplexity=20, n_iter=300, theta=0, random_state=1,
                              negative_gradient_method="bh").fit(affinities=affinities,
                              initialization=openTSNE.initialization.random(points[:300], random_state=1))
    embedding = np.asarray(embedding).astype(np.float32)
    fixed = openTSNE.TSNEEmbedding(embedding.astype(float), affinities, theta=0,
                                   negative_gradient_method="bh")
    placed = np.asarray(fixed.transform(points[300:]))
    placed += (embedding.max(0) + embedding.min(0)) / 2  # transform() moves the map's middle to 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, values in (("points", points[:300]), ("new", points[300:]), ("map", embedding),
                         ("placed", placed.astype(np.float32))):
        np.save(FOLDER / f"{name}.npy", values)


if __name__ == "__main__":
    main()
