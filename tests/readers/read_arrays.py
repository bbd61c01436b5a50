"""Reads what lookbook-cli exported with NumPy, Pillow and Python's csv and json.

read_arrays.py CHECK, in the folder that holds the files; tests/readers/test_array_readers.cpp writes them.
"""

import csv
import json
import pathlib
import sys

import numpy
from PIL import Image

import truth
from truth import same, tiles

COUNT = 500
FIRST = 60000  # index of the first test image


def check_draw():
    truth.draw()


def rows_of(path, delimiter):
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=quoting))


def check_csv():
    _, labels, names = truth.fashion(COUNT)
    rows = rows_of("map.csv", ",")
    assert list(rows[0]) == ["index", "split", "label", "class", "x", "y"]
    assert [row["index"] for row in rows] == [str(FIRST + i) for i in range(COUNT)]
    assert [row["class"] for row in rows] == [names[label] for label in labels]
    same(numpy.loadtxt("map.csv", numpy.float32, delimiter=",", skiprows=1, usecols=(4, 5)), numpy.load("map.npy"))


def check_odd_csv():
    _, labels, names = truth.drawn()
    rows = rows_of("odd.csv", ",")
    assert [row["class"] for row in rows] == [names[label] for label in labels]
    assert [row["split"] for row in rows] == 36 * ["train"] + 12 * ["test"]
    same(numpy.array([[row[axis] for axis in "xyz"] for row in rows]).astype(numpy.float32), numpy.load("drawn.npy"))


def check_npz():
    _, labels, _ = truth.fashion(COUNT)
    archive = numpy.load("map.npz")
    assert sorted(archive.files) == ["indices", "labels", "map"]
    same(archive["map"], numpy.load("map.npy"))
    same(archive["indices"], numpy.arange(FIRST, FIRST + COUNT, dtype=numpy.uint32))
    same(archive["labels"], labels)


def check_class_npz():
    _, labels, names = truth.fashion(COUNT)
    of_class = labels == names.index("Bag")
    archive = numpy.load("bags.npz")
    same(archive["map"], numpy.load("map.npy")[of_class])
    same(archive["indices"], (FIRST + numpy.flatnonzero(of_class)).astype(numpy.uint32))


def check_npy():
    same(numpy.load("again.npy"), numpy.load("map.npy"))


def check_labels():
    same(numpy.load("labels.npy"), truth.fashion(COUNT)[1])


def check_indices():
    same(numpy.load("indices.npy"), numpy.arange(FIRST, FIRST + COUNT, dtype=numpy.uint32))


def check_edges():
    points = truth.fashion(COUNT)[0].reshape(COUNT, -1) / 255
    rows = rows_of("edges.csv", ",")
    assert list(rows[0]) == ["source", "target", "distance"]
    source, target = (numpy.array([int(row[end]) for row in rows]) - FIRST for end in ("source", "target"))
    same(source, numpy.repeat(numpy.arange(COUNT), 3))
    distances = numpy.linalg.norm(points[source] - points[target], axis=1)
    assert numpy.allclose([float(row["distance"]) for row in rows], distances, rtol=1e-5)
    squares = (points**2).sum(axis=1)
    every = squares[:, None] + squares - 2 * points @ points.T
    nearest = numpy.sqrt(numpy.sort(every, axis=1)[:, 1:4])
    assert numpy.allclose(distances.reshape(COUNT, 3), nearest, rtol=1e-5)


def check_idx():
    images, labels, _ = truth.fashion(COUNT)
    assert sorted(path.name for path in pathlib.Path("idx").iterdir()) == \
        ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]
    same(truth.idx(pathlib.Path("idx/t10k-images-idx3-ubyte")), images)
    same(truth.idx(pathlib.Path("idx/t10k-labels-idx1-ubyte")), labels)


def check_odd_idx():
    images, labels, _ = truth.drawn()
    for split, part in ("train", slice(36)), ("t10k", slice(36, None)):
        same(truth.idx(pathlib.Path(f"odd-idx/{split}-images-idx3-ubyte")), images[part])
        same(truth.idx(pathlib.Path(f"odd-idx/{split}-labels-idx1-ubyte")), labels[part].astype(numpy.uint8))


def check_sheet():
    picture = Image.open("sheet.png")
    assert picture.mode == "L"
    same(tiles(picture, 28, 28, COUNT), truth.fashion(COUNT)[0])


def check_odd_sheet():
    same(tiles(Image.open("odd-sheet.png"), 7, 9, 48), truth.drawn()[0])


def pictures(folder, images, first):
    """Compares a folder's pictures, each named for its index, and gives their classes' folders by label."""
    paths = sorted(pathlib.Path(folder).rglob("*.png"))
    assert len(paths) == len(images)
    for path in paths:
        picture = Image.open(path)
        assert picture.mode == "L"
        same(numpy.asarray(picture), images[int(path.stem) - first])
    return {int(path.stem) - first: path.parent.name for path in paths}


def check_folder():
    images, labels, names = truth.fashion(COUNT)
    found = pictures("pictures", images, FIRST)
    assert found == {i: names[label].replace("/", "-") for i, label in enumerate(labels)}


def check_odd_folder():
    images, labels, names = truth.drawn()
    found = pictures("odd-pictures", images, 0)
    assert len(set(found.values())) == len(names), sorted(set(found.values()))
    for i, label in enumerate(labels):
        assert found[i] == found[list(labels).index(label)]


def check_projector():
    images, labels, names = truth.fashion(COUNT)
    folder = pathlib.Path("projector")
    same(numpy.loadtxt(folder / "tensors.tsv", numpy.float32), numpy.load("map.npy"))
    same(numpy.fromfile(folder / "pixels.bytes", "<f4").reshape(COUNT, -1),
         images.reshape(COUNT, -1).astype(numpy.float32) / numpy.float32(255))
    rows = rows_of(folder / "metadata.tsv", "\t")
    assert [row["class"] for row in rows] == [names[label] for label in labels]
    same(255 - tiles(Image.open(folder / "sprite.png"), 28, 28, COUNT), images)
    config = json.loads((folder / "projector_config.json").read_text())
    for tensor, columns in zip(config["embeddings"], (2, 784), strict=True):
        assert tensor["tensorShape"] == [COUNT, columns] and tensor["sprite"]["singleImageDim"] == [28, 28]
        for path in tensor["tensorPath"], tensor["metadataPath"], tensor["sprite"]["imagePath"]:
            assert path.startswith("https://example.org/fashion/")
            assert (folder / path.rsplit("/", 1)[1]).is_file()


def check_odd_projector():
    images, labels, names = truth.drawn()
    rows = rows_of("odd-projector/metadata.tsv", "\t")
    assert [row["class"] for row in rows] == [names[label].translate({9: " ", 10: " "}) for label in labels]
    same(255 - tiles(Image.open("odd-projector/sprite.png"), 7, 9, 48), images)
    assert not pathlib.Path("odd-projector/tensors.tsv").exists()


def check_frames():
    listed = json.loads(pathlib.Path("frames/frames.json").read_text())
    assert [moment["iteration"] for moment in listed["moments"]] == [0, 40, 80, 100]
    moments = [numpy.load(pathlib.Path("frames", moment["file"])) for moment in listed["moments"]]
    same(moments[-1], numpy.load("run.npy"))
    for moment in moments:
        assert moment.dtype == numpy.float32 and moment.shape == (COUNT, 2) and numpy.isfinite(moment).all()
    assert listed["recipe"]["fingerprint"] == truth.info()["fingerprint"]


def check_session():
    """Five images of ten in a 3-D map of three moments, as test_array_readers.cpp made it up."""
    archive = numpy.load("mine.lookbook")  # pickles are refused
    expected = (numpy.array([0, 20, 40])[:, None, None] + 3 * numpy.arange(5)[:, None] + numpy.arange(3)) / 8
    same(archive["0/maps/1/moments"], expected.astype(numpy.float32))
    same(archive["0/maps/1/positions"], expected[-1].astype(numpy.float32))
    same(archive["0/maps/1/images"], numpy.array([0, 2, 3, 5, 9], numpy.uint32))
    same(archive["0/selection"], numpy.isin(numpy.arange(10), [3, 9]).astype(numpy.uint8))
    told = json.loads(archive["session.json"])
    assert isinstance(told["version"], int) and told["datasets"][0]["title"] == "Drawn"
    assert set(archive.files) == {"session.json", "0/selection", "0/maps/1/moments", "0/maps/1/positions",
                                  "0/maps/1/images"}


globals()["check_" + sys.argv[1]]()
