#!/usr/bin/env python3
"""Compares Lookbook's UMAP with umap-learn's on the same numbers, and records both.

    pip install umap-learn==0.5.12
    tests/reference/compare_umap.py build/release/app/lookbook-cli

takes the first 10,000 training images of Fashion-MNIST and of MNIST down to 50 principal
components, lays them out by both programs at the same parameters from three seeds each, scores all
maps by `lookbook-cli score` and writes tests/data/umap/comparison.json. With --all it adds all
70,000 images of Fashion-MNIST, one map each, where umap-learn has all threads (and so no seed), and
uwot's (Debian's r-cran-uwot); a small map is made before, so that seconds are without the
compiler's. Others' maps are kept in --work and not made again.
"""

import argparse
import json
import pathlib
import subprocess
import time

import numpy as np

FIGURES = pathlib.Path(__file__).resolve().parent.parent / "data" / "umap" / "comparison.json"
MEASURES = ("trustworthiness", "continuity", "neighbor_recall", "label_accuracy")
SEEDS = (0, 1, 2)
QUERIES = 10000  # of 70,000 points


# Float32 in, float32 out, row by row.
UWOT = """
library(uwot)
words <- commandArgs(TRUE)
rows <- as.integer(words[3])
file <- file(words[1], "rb")
points <- matrix(readBin(file, "numeric", rows * 50, size = 4), nrow = rows, byrow = TRUE)
invisible(umap(points[1:2000, ], n_epochs = 11, n_threads = 2))
start <- proc.time()
map <- umap(points, min_dist = 0.1, n_threads = 2, n_sgd_threads = 2)
cat((proc.time() - start)[["elapsed"]])
writeBin(as.vector(t(map)), file(words[2], "wb"), size = 4)
"""


class Input:
    """Some images of a data set as 50 principal components."""

    def __init__(self, program, dataset, everything, work):
        self.program = program
        self.name = f"{dataset}-{'all' if everything else '10000'}"
        self.points = work / f"{self.name}.npy"
        self.labels = work / f"{self.name}-labels.npy"
        if not self.points.exists():
            part = [] if everything else ["--split", "train", "--limit", "10000"]
            subprocess.run([program, "embed", dataset, *part, "--method", "pca", "--dims", "50",
                            "--out", self.points, "--labels", self.labels, "--quiet"], check=True)

    def score(self, embedding):
        printed = subprocess.run(
            [self.program, "score", "--input", self.points, "--labels", self.labels, "--map",
             embedding, "--queries", str(QUERIES), "--json"],
            check=True, capture_output=True, text=True).stdout
        scores = json.loads(printed)
        return {measure: scores[measure] for measure in MEASURES}


def by_umap_learn(images, seed, work):
    out = work / f"{images.name}-umap-learn-{seed}.npy"
    seconds = out.with_suffix(".seconds")
    if not out.exists():
        import umap
        points = np.load(images.points)
        if seed is None:
            umap.UMAP(n_epochs=11).fit_transform(points[:5000])
        start = time.time()
        np.save(out, umap.UMAP(random_state=seed).fit_transform(points))
        seconds.write_text(str(time.time() - start))
    return {**images.score(out), "seconds": round(float(seconds.read_text()), 2)}


def by_uwot(images, _, work):
    out = work / f"{images.name}-uwot.npy"
    seconds = out.with_suffix(".seconds")
    if not out.exists():
        points, raw, script = work / "points.raw", work / "map.raw", work / "uwot.R"
        rows = len(np.load(images.points, mmap_mode="r"))
        np.load(images.points).astype("<f4").tofile(points)
        script.write_text(UWOT)
        seconds.write_text(subprocess.run(["Rscript", script, points, raw, str(rows)], check=True,
                                          capture_output=True, text=True).stdout)
        np.save(out, np.fromfile(raw, "<f4").reshape(rows, 2))
    return {**images.score(out), "seconds": round(float(seconds.read_text()), 2)}


def by_lookbook(images, seed, work):
    out, report = work / "lookbook.npy", work / "lookbook.json"
    subprocess.run([images.program, "embed", "--input", images.points, "--method", "umap",
                    "--seed", str(seed or 0), "--out", out, "--report", report, "--quiet"],
                   check=True)
    seconds = json.loads(report.read_text())["seconds"]
    return {**images.score(out), "seconds": round(seconds["total"], 2),
            "optimize_seconds": round(seconds["optimize"], 2)}


def compare(images, seeds, work, others=(("umap_learn", by_umap_learn),)):
    figures = {name: [program(images, seed, work) for seed in seeds]
               for name, program in (*others, ("lookbook", by_lookbook))}
    for program, runs in figures.items():
        means = {key: round(float(np.mean([run[key] for run in runs])), 4) for key in runs[0]}
        print(images.name, program, means, flush=True)
    return {images.name: figures}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="lookbook-cli")
    parser.add_argument("--all", action="store_true", help="all images of Fashion-MNIST, too")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("umap-comparison"))
    arguments = parser.parse_args()
    work = arguments.work
    work.mkdir(exist_ok=True)
    figures = {}
    for dataset in ("fashion-mnist", "mnist"):
        figures |= compare(Input(arguments.program, dataset, False, work), SEEDS, work)
    if arguments.all:
        figures |= compare(Input(arguments.program, "fashion-mnist", True, work), (None,), work,
                           (("umap_learn", by_umap_learn), ("uwot", by_uwot)))
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
