#!/usr/bin/env python3
"""Records SciPy's disparity of two maps laid over each other.

    pip install scipy==1.17.1
    tests/reference/record_procrustes.py

writes tests/data/scipy/procrustes.json. The points are made anew here and in the test that holds
Lookbook to the figures (tests/core/quality/test_map_alignment.cpp): from whole random bits and sums
that float32 holds exactly, so that both have the very same numbers.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy.spatial import procrustes

FILE = pathlib.Path(__file__).resolve().parent.parent / "data" / "scipy" / "procrustes.json"
POINTS = 500
NOISES = (0, 1, 4, 16)
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


def points(seed, dims):
    """Longer in one direction than in the others, so that there is something to turn."""
    return np.array([[(dims - c) * uniform(seed, c, i) for c in range(dims)] for i in range(POINTS)])


def turned(fixed, noise):
    """Columns exchanged (which mirrors), twice as large, elsewhere, and shaken."""
    return 2 * fixed[:, ::-1] + 3 + noise * points(2, fixed.shape[1])


def main():
    figures = {"scipy": scipy.__version__}
    for dims in (2, 3):
        fixed = points(1, dims)
        figures[f"{dims}-D"] = {str(noise): procrustes(fixed, turned(fixed, noise))[2]
                                for noise in NOISES}
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(figures, indent=2) + "\n")
    print(FILE.read_text())


if __name__ == "__main__":
    main()
