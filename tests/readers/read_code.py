"""Runs the Python programs that lookbook-cli code printed, and compares what they load with the files themselves.

read_code.py CHECK, in the folder that holds the programs; tests/readers/test_code_readers.cpp writes them.
"""

import pathlib
import shlex
import subprocess
import sys

import numpy

import truth
from truth import same


def run(name):
    """The variables of a program after its end."""
    variables = {}
    exec(compile(pathlib.Path(name).read_text(), name, "exec"), variables)  # pylint: disable=exec-used
    return variables


def expect_test_images(loaded, count):
    images, labels, names = truth.fashion(count)
    same(loaded["x"], images)
    same(loaded["y"], labels)
    assert loaded["names"] == names


def check_numpy():
    expect_test_images(run("numpy.py.txt"), 500)


def check_whole():
    loaded = run("whole.py.txt")
    images, labels, _ = truth.fashion(10000)
    assert loaded["x"].shape == (70000, 28, 28)
    same(loaded["x"][loaded["test"]], images)
    same(loaded["y"][loaded["test"]], labels)
    assert loaded["train"] == slice(0, 60000)


def check_sklearn():
    loaded = run("sklearn.py.txt")
    images, labels, names = truth.fashion(500)
    same(loaded["data"].data, images.reshape(500, 784))
    same(loaded["data"].target, labels)
    assert loaded["data"].target_names == names


def check_pytorch():
    loaded = run("pytorch.py.txt")
    images, labels, _ = truth.fashion(500)
    assert loaded["images"].shape == (500, 1, 28, 28)
    same((loaded["images"].numpy()[:, 0] * 255).round().astype(numpy.uint8), images)
    same(loaded["labels"].numpy().astype(numpy.uint8), labels)
    batch, classes = next(iter(loaded["loader"]))
    assert batch.shape == (128, 1, 28, 28) and classes.shape == (128,)


def check_table():
    """Files other than IDX are exported by the command that the program states."""
    text = pathlib.Path("table.py.txt").read_text()
    command = next(line[2:] for line in text.splitlines() if line.startswith("# lookbook-cli export"))
    words = shlex.split(command)
    words[0] = pathlib.Path("cli").read_text().strip()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    loaded = run("table.py.txt")
    same(loaded["x"], numpy.array([[[0, 1], [2, 3]], [[250, 251], [252, 253]]], numpy.uint8))
    assert loaded["y"].tolist() == [0, 1]
    assert loaded["names"] == ["it's", "the \"$x\""]


globals()["check_" + sys.argv[1]]()
