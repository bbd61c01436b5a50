#!/usr/bin/env python3
"""Records PyMDE's figures of minimum-distortion embedding on a small set of points.

    apt-get install python3-torch python3-torchvision python3-matplotlib && pip install pymde==0.3.0
    tests/reference/record_pymde.py

writes tests/data/pymde/: points, PyMDE's pairs, a map, and what PyMDE finds of it. The tests of
core/embedding hold Lookbook to them (tests/core/embedding/mde/test_pymde.cpp).
"""

import json
import pathlib

import numpy as np
import pymde
import torch
from pymde import losses, penalties

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data" / "pymde"
POINTS, DIMENSIONS, CLUSTERS, NEIGHBORS = 120, 8, 4, 6
SEEDS = range(5)

ATTRACTIVE = {"log1p": penalties.Log1p, "linear": penalties.Linear,
              "quadratic": penalties.Quadratic, "cubic": penalties.Cubic,
              "huber": penalties.Huber, "logistic": penalties.Logistic}
REPULSIVE = {"log": penalties.Log, "inverse-power": penalties.InvPower,
             "log-ratio": penalties.LogRatio}
LOSSES = {"absolute": losses.Absolute, "quadratic": losses.Quadratic,
          "weighted-quadratic": losses.WeightedQuadratic}


def clustered_points():
    random = np.random.default_rng(30)
    centres = random.normal(size=(CLUSTERS, DIMENSIONS))
    points = centres[np.arange(POINTS) % CLUSTERS] + random.normal(size=(POINTS, DIMENSIONS))
    return points.astype(np.float32)


def average_and_gradient(function, edges, positions):
    """The distortion of each pair, their mean and its gradient, in double precision."""
    mde = pymde.MDE(POINTS, 2, edges, distortion_function=function)
    at = positions.double().requires_grad_(True)
    average = mde.average_distortion(at)
    average.backward()
    distortions = [float(f"{x:.7g}") for x in mde.distortions(positions.double())]
    return distortions, average.item(), at.grad.numpy()


def recorded_functions(edges, weights, distances, positions):
    similar, dissimilar = weights > 0, weights < 0
    cases = [(name, make(weights[similar].double()), edges[similar])
             for name, make in ATTRACTIVE.items()]
    cases += [(name, make(weights[dissimilar].double()), edges[dissimilar])
              for name, make in REPULSIVE.items()]
    cases += [(name + "-loss", make(distances.double()), edges) for name, make in LOSSES.items()]
    functions, gradients = {}, []
    for name, function, pairs in cases:
        distortions, average, gradient = average_and_gradient(function, pairs, positions)
        functions[name] = {"average": average, "distortions": distortions}
        gradients.append(gradient)
    return functions, np.concatenate(gradients)


def final_distortions(points, **arguments):
    finals = []
    for seed in SEEDS:
        pymde.seed(seed)
        mde = pymde.preserve_neighbors(points, n_neighbors=NEIGHBORS, **arguments)
        mde.embed()
        finals.append(float(mde.average_distortion(mde.X)))
    return finals


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    points = clustered_points()
    pymde.seed(0)
    problem = pymde.preserve_neighbors(points, n_neighbors=NEIGHBORS)
    edges = problem.edges
    weights = problem.distortion_function.weights
    order = np.lexsort((edges[:, 1].numpy(), edges[:, 0].numpy()))
    edges, weights = edges[order.copy()], weights[order.copy()]
    spread = torch.tensor(points)
    distances = (spread[edges[:, 0]] - spread[edges[:, 1]]).norm(dim=1)
    positions = torch.tensor(
        np.random.default_rng(31).normal(size=(POINTS, 2)).astype(np.float32))
    functions, gradients = recorded_functions(edges, weights, distances, positions)
    standardized = pymde.Standardized()
    pymde.seed(0)
    absolute = pymde.preserve_distances(points)
    absolute.embed()
    quadratic = pymde.preserve_neighbors(points, n_neighbors=NEIGHBORS, repulsive_penalty=None,
                                         attractive_penalty=penalties.Quadratic)
    quadratic.embed()
    for name, array in {"points": points, "positions": positions.numpy(),
                        "gradients": gradients,
                        "projected": standardized.project_onto_constraint(positions.clone()),
                        "pairs": np.column_stack([edges, weights, distances])}.items():
        np.save(FOLDER / f"{name}.npy", np.ascontiguousarray(array, dtype=np.float32))
    figures = {
        "pymde": pymde.__version__,
        "neighbors": NEIGHBORS,
        "functions": functions,
        "final": {
            "centered": final_distortions(points),
            "standardized": final_distortions(points, constraint=standardized),
            "laplacian": float(quadratic.average_distortion(quadratic.X)),
            "distances": float(absolute.average_distortion(absolute.X)),
        },
    }
    (FOLDER / "figures.json").write_text(json.dumps(figures) + "\n")
    print(json.dumps(figures["final"], indent=2))


if __name__ == "__main__":
    main()
