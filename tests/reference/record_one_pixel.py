#!/usr/bin/env python3
"""Records which single pixel tells each pair of classes apart best, by plain NumPy.

    pip install numpy
    tests/reference/record_one_pixel.py FASHION-MNIST-FOLDER MNIST-FOLDER

writes tests/data/one_pixel/figures.json: for each data set and each pair of classes the pixel, the
threshold, the brighter class and how many train and test images it tells right. It sorts the values
of each pixel and walks along them; tests/core/statistics/test_one_pixel.cpp holds Lookbook to it,
whose way is another (histograms).
"""

import gzip
import json
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).resolve().parent.parent / "data" / "one_pixel" / "figures.json"


def read(folder, name, header):
    path = pathlib.Path(folder) / name
    data = path.read_bytes() if path.exists() else gzip.open(f"{path}.gz").read()
    return np.frombuffer(data, np.uint8, offset=header)


def split(folder, name):
    images = read(folder, f"{name}-images-idx3-ubyte", 16)
    labels = read(folder, f"{name}-labels-idx1-ubyte", 8)
    return images.reshape(len(labels), -1), labels


def best_of_pixel(values, is_first):
    """(images told right, -threshold, first is brighter) of the best rule "value > threshold"."""
    order = np.argsort(values, kind="stable")
    values, is_first = values[order], is_first[order]
    # first_below[k], second_below[k]: how many of the k smallest are of each class
    first_below = np.concatenate([[0], np.cumsum(is_first)])
    second_below = np.arange(len(values) + 1) - first_below
    right = second_below + (is_first.sum() - first_below)  # where the first class is the brighter
    best = None
    # The first k values are at most the threshold t: k for every t from 0 to 254.
    for threshold, k in enumerate(np.searchsorted(values, np.arange(255), side="right")):
        for brighter, count in ((True, right[k]), (False, len(values) - right[k])):
            candidate = (int(count), -threshold, brighter)
            if best is None or candidate > best:
                best = candidate
    return best


def pairs_of(folder):
    (train, train_labels), (test, test_labels) = split(folder, "train"), split(folder, "t10k")
    classes = int(train_labels.max()) + 1
    for a in range(classes):
        for b in range(a + 1, classes):
            rows = (train_labels == a) | (train_labels == b)
            images, is_first = np.ascontiguousarray(train[rows].T), train_labels[rows] == a
            rules = [best_of_pixel(values, is_first) for values in images]
            pixel = max(range(len(rules)), key=lambda p: (rules[p][0], -p))
            right, threshold, first_is_brighter = rules[pixel]
            asked = (test_labels == a) | (test_labels == b)
            above = test[asked][:, pixel] > -threshold
            told = np.where(above == first_is_brighter, a, b)
            yield [a, b, pixel, -threshold, first_is_brighter, right, int(rows.sum()),
                   int((told == test_labels[asked]).sum()), int(asked.sum())]


def main():
    figures = {"columns": ["first", "second", "pixel", "threshold", "first is brighter",
                           "train right", "train images", "test right", "test images"]}
    for name, folder in zip(("fashion-mnist", "mnist"), sys.argv[1:], strict=True):
        figures[name] = list(pairs_of(folder))
        share = np.mean([row[7] / row[8] for row in figures[name]])
        print(f"{name}: {100 * share:.4f} % of the test images, mean of {len(figures[name])} pairs")
    FILE.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, indent=None).replace("]], ", "]],\n").replace("], [", "],\n [")
    FILE.write_text(text + "\n")


if __name__ == "__main__":
    main()
