"""Lookbook's t-SNE beside that of programs a user can install, on the same input file.

    tests/bench/compare.sh [--points 10000,70000] [--programs lookbook,openTSNE,...] [--runs 1]

Every program gets the same first 50 principal components of Fashion-MNIST, perplexity 30, 1,000
iterations (250 at exaggeration 12), the same initialisation and as many threads; each run is a
process of its own. The maps are measured by one program (measure_maps.cpp). Prints a Markdown table
and writes comparison.json beside the maps.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

PERPLEXITY = 30
ITERATIONS = 1000
EXAGGERATED = 250
EXAGGERATION = 12
THETA = 0.5  # of the full cell width
COMPONENTS = 50
NEIGHBORS = 91


def initial_map(points):
    """The first two components, scaled as Lookbook, openTSNE and scikit-learn do."""
    first = points[:, :2] - points[:, :2].mean(axis=0)
    return first / first[:, 0].std() * 1e-4


def scikit_learn(points, threads, angle=THETA):
    from sklearn.manifold import TSNE

    return TSNE(
        perplexity=PERPLEXITY, max_iter=ITERATIONS, early_exaggeration=EXAGGERATION, init=initial_map(points),
        learning_rate="auto", angle=angle, n_jobs=threads, random_state=0,
    ).fit_transform(points)


def scikit_learn_intelex(points, threads):
    """oneDAL's kernel (Acc-t-SNE) in scikit-learn's place; its angle is of half the cell's width."""
    os.environ["OMP_NUM_THREADS"] = str(threads)
    from sklearnex import patch_sklearn

    patch_sklearn(["sklearn.manifold.TSNE", "sklearn.neighbors.NearestNeighbors"], verbose=False)
    return scikit_learn(points, threads, THETA / 2)


def opentsne(points, threads, method="fft"):
    from openTSNE import TSNE

    return TSNE(
        perplexity=PERPLEXITY, n_iter=ITERATIONS - EXAGGERATED, early_exaggeration_iter=EXAGGERATED,
        early_exaggeration=EXAGGERATION, initialization=initial_map(points), negative_gradient_method=method,
        theta=THETA, n_jobs=threads, random_state=0,
    ).fit(points)


def opentsne_barnes_hut(points, threads):
    return opentsne(points, threads, "bh")


def neighbors(points, threads):
    """scikit-learn's exact neighbours by brute force, as many as the perplexity asks for."""
    from sklearn.neighbors import NearestNeighbors

    k = min(NEIGHBORS, len(points) - 1)
    search = NearestNeighbors(n_neighbors=k, algorithm="brute", n_jobs=threads).fit(points)
    return search.kneighbors(return_distance=True)[1]


PEERS = {
    "scikit-learn-intelex": scikit_learn_intelex,
    "openTSNE-FFT": opentsne,
    "openTSNE-Barnes-Hut": opentsne_barnes_hut,
    "scikit-learn": scikit_learn,
}


def run_peer(name, source, out, threads):
    """In a process of its own: embeds, and tells its seconds (without the imports) and its memory."""
    import numpy

    points = numpy.load(source)
    peer = neighbors if name == "neighbors" else PEERS[name]
    peer(points[:200], threads)  # imports and compiles
    start = time.perf_counter()
    embedding = peer(points, threads)
    seconds = time.perf_counter() - start
    numpy.save(out, numpy.asarray(embedding, dtype=numpy.float32))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "peak_rss_bytes": peak}))


def run(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure_peer(name, source, out, threads):
    told = run([sys.executable, __file__, "--peer", name, str(source), str(out), "--threads", str(threads)])
    return json.loads(told.splitlines()[-1])


def measure_lookbook(cli, source, out, threads):
    report = out.with_suffix(".json")
    run([cli, "embed", "--input", source, "--method", "tsne", "--threads", str(threads), "--out", out,
         "--report", report, "--quiet"])
    told = json.loads(report.read_text())
    seconds = told["seconds"]
    return {"seconds": seconds["total"] - seconds["load"], "optimize": seconds["optimize"],
            "neighbors": seconds["neighbors"], "peak_rss_bytes": told["peak_rss_bytes"]}


def compare(points, programs, runs, threads, build, folder):
    cli = build / "app/lookbook-cli"
    source, labels = folder / f"components-{points}.npy", folder / f"labels-{points}.npy"
    run([cli, "embed", "fashion-mnist", "--method", "pca", "--dims", str(COMPONENTS), "--limit", str(points),
         "--out", source, "--labels", labels, "--quiet"])
    rows = []
    for name in programs:
        out = folder / f"{name.lower()}-{points}.npy"
        print(f"{points:,} points: {name}", file=sys.stderr)
        one = measure_lookbook if name == "Lookbook" else measure_peer
        told = [one(cli if name == "Lookbook" else name, source, out, threads) for _ in range(runs)]
        rows.append({"program": name, "points": points, "map": str(out), "runs": runs,
                     **{key: statistics.median(t[key] for t in told) for key in told[0]}})
    measured = run([build / "tests/bench/lookbook_measure", source, labels, *(row["map"] for row in rows)])
    for row, line in zip(rows, measured.splitlines()):
        row |= json.loads(line)
    if "scikit-learn" in programs:
        exact = measure_peer("neighbors", source, folder / "neighbors.npy", threads)
        rows[programs.index("scikit-learn")]["neighbors"] = exact["seconds"]
    return rows


def print_table(rows):
    print(f"\n{rows[0]['points']:,} points, {platform.processor() or platform.machine()}\n")
    print("| program | seconds | times Lookbook | KL | recall | accuracy | peak memory |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    ours = next((row["seconds"] for row in rows if row["program"] == "Lookbook"), None)
    for row in rows:
        seconds = f"{row['seconds']:.1f}"
        if "optimize" in row:
            seconds += f" (optimisation {row['optimize']:.1f})"
        ratio = f"{row['seconds'] / ours:.1f}" if ours else ""
        print(f"| {row['program']} | {seconds} | {ratio} | {row['kl']:.3f} | {row['recall']:.3f} "
              f"| {row['accuracy']:.3f} | {row['peak_rss_bytes'] / 1e6:.0f} MB |")
    exact = [f"{row['program']} {row['neighbors']:.1f} s" for row in rows if "neighbors" in row]
    print(f"\nThe {NEIGHBORS} exact neighbours alone: {', '.join(exact)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", default="10000,70000")
    parser.add_argument("--programs", default=",".join(["Lookbook", *PEERS]))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--build", type=Path)
    parser.add_argument("--peer", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        return run_peer(*options.peer, options.threads)
    folder = options.build / "comparison"
    folder.mkdir(exist_ok=True)
    programs = options.programs.split(",")
    rows = []
    for points in map(int, options.points.split(",")):
        rows += compare(points, programs, options.runs, options.threads, options.build, folder)
        print_table([row for row in rows if row["points"] == points])
        (folder / "comparison.json").write_text(json.dumps(rows, indent=2))


if __name__ == "__main__":
    main()
