"""Reads neighbour graphs that lookbook-cli exported, and gives it some, with SciPy and scikit-learn.

read_graphs.py CHECK, in the folder that holds the files; tests/readers/test_array_readers.cpp writes them.
"""

import json
import pathlib
import sys

import numpy
import scipy.sparse
from scipy.spatial.distance import cdist
from sklearn.manifold import trustworthiness
from sklearn.metrics import silhouette_score
from sklearn.neighbors import kneighbors_graph

import truth

COUNT = 500


def check_graph():
    images, _, _ = truth.fashion(COUNT)
    pixels = images.reshape(COUNT, -1) / 255
    distances = cdist(pixels, pixels)
    numpy.fill_diagonal(distances, numpy.inf)
    graph = scipy.sparse.load_npz("graph.npz")
    assert graph.format == "csr" and graph.shape == (COUNT, COUNT) and graph.nnz == 15 * COUNT
    found = graph.data.reshape(COUNT, 15)
    numpy.testing.assert_allclose(found, numpy.sort(distances)[:, :15], rtol=1e-5)
    named = numpy.take_along_axis(distances, graph.indices.reshape(COUNT, 15), axis=1)
    numpy.testing.assert_allclose(found, named, rtol=1e-5)
    theirs = kneighbors_graph(pixels, 15, mode="distance")
    assert abs(graph - theirs).max() < 1e-5 * theirs.max()


def check_make_graph():
    images, _, _ = truth.fashion(COUNT)
    scipy.sparse.save_npz("given.npz", kneighbors_graph(images.reshape(COUNT, -1) / 255, 91, mode="distance"))


def check_given_graph():
    images, labels, _ = truth.fashion(COUNT)
    pixels, points = images.reshape(COUNT, -1) / 255, numpy.load("given.npy")
    scores = json.loads(pathlib.Path("scores.json").read_text())
    trusted = trustworthiness(pixels, points, n_neighbors=10)
    assert trusted > 0.95, trusted
    assert abs(scores["trustworthiness"] - trusted) < 1e-6, (scores["trustworthiness"], trusted)
    assert abs(scores["silhouette"] - silhouette_score(points.astype(float), labels)) < 1e-5
    report = json.loads(pathlib.Path("given.json").read_text())
    assert report["recipe"]["fingerprint"] == truth.info()["fingerprint"] and report["recipe"]["graph"] == "given.npz"


globals()["check_" + sys.argv[1]]()
