#!/usr/bin/env python3
"""Compares Lookbook's minimum-distortion maps with PyMDE's on real images.

    apt-get install python3-torch python3-torchvision python3-matplotlib && pip install pymde==0.3.0
    tests/reference/compare_pymde.py build/release/app/lookbook-cli

embeds the first 10,000 training images of Fashion-MNIST and MNIST, by their 50 principal
components, with three seeds of each program, scores every map with `lookbook-cli score` (which
tests hold to scikit-learn), prints the means and writes them to tests/data/pymde/comparison.json.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

import numpy as np
import pymde
import torch

FIGURES = pathlib.Path(__file__).resolve().parent.parent / "data" / "pymde" / "comparison.json"
SCORES = ("trustworthiness", "continuity", "neighbor_recall", "label_accuracy")
MARGIN = 0.01  # by which Lookbook's mean may be below PyMDE's


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True,
                          text=True).stdout


def embed_with_pymde(points, seed, out):
    pymde.seed(seed)
    start = time.process_time()
    problem = pymde.preserve_neighbors(np.load(points))
    problem.embed()
    seconds = time.process_time() - start
    np.save(out, problem.X.numpy().astype(np.float32))
    return float(problem.average_distortion(problem.X)), seconds


def embed_with_lookbook(program, points, seed, out):
    report = out.with_suffix(".json")
    run(program, "embed", "--input", points, "--method", "mde", "--seed", seed, "--out", out,
        "--report", report, "--quiet")
    return json.loads(report.read_text())["average_distortion"], None


def compare(cli, program, dataset, limit, seeds, folder):
    points, labels = folder / f"{dataset}.npy", folder / f"{dataset}-labels.npy"
    run(cli, "embed", dataset, "--method", "pca", "--dims", 50, "--split", "train", "--limit",
        limit, "--out", points, "--labels", labels, "--quiet")
    rows = {"pymde": [], "lookbook": []}
    for seed in seeds:
        for name, rows_of in rows.items():
            out = folder / f"{dataset}-{name}-{seed}.npy"
            if name == "pymde":
                distortion, seconds = embed_with_pymde(points, seed, out)
            else:
                distortion, seconds = embed_with_lookbook(program, points, seed, out)
            scores = json.loads(run(cli, "score", "--input", points, "--labels", labels, "--map",
                                    out, "--neighbors", 10, "--json"))
            row = {"average_distortion": distortion, **{key: scores[key] for key in SCORES}}
            print(dataset, name, seed, row, "" if seconds is None else f"{seconds:.1f} s", flush=True)
            rows_of.append(row)
    return {name: {key: float(np.mean([row[key] for row in of])) for key in of[0]}
            for name, of in rows.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cli", help="lookbook-cli")
    parser.add_argument("--embed", help="another program that takes `lookbook-cli embed`'s words")
    parser.add_argument("--limit", type=int, default=10000)
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    figures = {"pymde": pymde.__version__, "torch": torch.__version__, "images": arguments.limit,
               "components": 50, "seeds": arguments.seeds, "means": {}}
    with tempfile.TemporaryDirectory() as folder:
        for dataset in ("fashion-mnist", "mnist"):
            figures["means"][dataset] = compare(
                arguments.cli, arguments.embed or arguments.cli, dataset, arguments.limit,
                range(arguments.seeds), pathlib.Path(folder))
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures["means"], indent=2))
    for dataset, means in figures["means"].items():
        for key in SCORES:
            behind = means["pymde"][key] - means["lookbook"][key]
            if behind > MARGIN:
                raise SystemExit(f"{dataset}: Lookbook's {key} is {behind:.4f} below PyMDE's")


if __name__ == "__main__":
    main()
