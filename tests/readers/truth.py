"""What the exported files must hold, taken from the data sets' own files without Lookbook's readers."""

import gzip
import json
import pathlib
import subprocess
import sys

import numpy
from PIL import Image

# Names with characters that CSV, TSV, XML or folders treat specially; more than ten classes.
ODD_NAMES = sorted(["1", "a,b", "Hats & <caps>", 'the "best"', "tab\there", "two\nlines", "Été", "鞋", "x" * 60, "-",
                    "  spaced  ", "%20"])


def info():
    """What `lookbook-cli info fashion-mnist --json` told."""
    return json.loads(pathlib.Path("info.json").read_text())


def idx(path):
    """An IDX file's array, by its header."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as file:
        raw = file.read()
    assert raw[:3] == b"\0\0\x08", f"{path} starts with {raw[:3]!r}"
    shape = numpy.frombuffer(raw, ">u4", raw[3], 4)
    return numpy.frombuffer(raw, numpy.uint8, offset=4 + 4 * raw[3]).reshape(shape)


def fashion(count):
    """The first test images of Fashion-MNIST, their labels, and all classes' names."""
    told = info()
    folder = pathlib.Path(told["path"])
    images, labels = (idx(next(folder.glob(f"t10k-{kind}-ubyte*"))) for kind in ("images-idx3", "labels-idx1"))
    return images[:count], labels[:count], [listed["name"] for listed in told["classes"]]


def draw():
    """Makes the folder `drawn`: images of 7 x 9 in twelve classes, three to train on and one to test in each."""
    random = numpy.random.default_rng(0)
    for label, name in enumerate(ODD_NAMES):
        for split, count in ("train", 3), ("test", 1):
            folder = pathlib.Path("drawn", split, name)
            folder.mkdir(parents=True)
            for i in range(count):
                picture = random.integers(0, 256, (7, 9), dtype=numpy.uint8)
                picture[0, 0] = label
                Image.fromarray(picture).save(folder / f"{i}.png")
    numpy.save("drawn.npy", random.normal(size=(48, 3)).astype(numpy.float32))


def drawn():
    """Its images in the order of classes, train before test, their labels and names."""
    paths = [path for split in ("train", "test") for path in sorted(pathlib.Path("drawn", split).glob("*/*.png"))]
    labels = [ODD_NAMES.index(path.parent.name) for path in paths]
    return numpy.stack([numpy.asarray(Image.open(path)) for path in paths]), numpy.array(labels), ODD_NAMES


def words_in(root):
    """All that an XML document says."""
    return [*root.itertext(), *(value for element in root.iter() for value in element.attrib.values())]


def tells_recipe(words):
    """Whether they say of which images a t-SNE was made."""
    return any(info()["fingerprint"] in text and "tsne" in text for text in words)


def same(found, expected):
    """Arrays of the same type, shape and values."""
    assert found.dtype == expected.dtype, f"found {found.dtype}, expected {expected.dtype}"
    assert found.shape == expected.shape, f"found {found.shape}, expected {expected.shape}"
    assert (found == expected).all(), f"{(found != expected).sum()} of {found.size} values differ"


def tiles(picture, rows, columns, count):
    """A sheet's first images, in reading order."""
    pixels = numpy.asarray(picture)
    down, across = pixels.shape[0] // rows, pixels.shape[1] // columns
    assert pixels.shape == (down * rows, across * columns) and down * across >= count
    return pixels.reshape(down, rows, across, columns).swapaxes(1, 2).reshape(-1, rows, columns)[:count]


def run(*words):
    """What a program of another's says."""
    try:
        done = subprocess.run([str(word) for word in words], check=False, capture_output=True, text=True)
    except FileNotFoundError:
        sys.exit(f"{words[0]} is missing; tests/run.sh installs what reads the files")
    assert done.returncode == 0, f"{' '.join(map(str, words))}: {done.stderr}"
    return done.stdout
