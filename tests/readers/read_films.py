"""Reads the films that `lookbook animate` made with Pillow, gifsicle, webpinfo and webpmux.

read_films.py CHECK, in the folder that holds the files; tests/readers/test_picture_readers.cpp writes them.
They run for a second at ten frames each, and rest for half of one.
"""

import re
import sys
import xml.etree.ElementTree

import numpy
from PIL import Image

import truth
from truth import run, words_in

FRAMES = 15
MILLISECONDS = 1500


def frames(path):
    """A film's pictures and how long each is shown, as Pillow reads them."""
    film = Image.open(path)
    assert film.is_animated and film.size == (200, 160) and film.info["loop"] == 0
    shown = []
    for i in range(film.n_frames):
        film.seek(i)
        film.load()
        shown.append((film.convert("RGB"), film.info["duration"]))
    return shown


def difference(a, b):
    return abs(numpy.asarray(a).astype(float) - numpy.asarray(b)).mean()


def check_gif():
    told = run("gifsicle", "--info", "film.gif")
    assert f"film.gif {FRAMES} images" in told and "logical screen 200x160" in told and "loop forever" in told
    assert re.findall(r"delay ([\d.]+)s", told) == FRAMES * ["0.10"]
    assert truth.tells_recipe([told])
    shown = frames("film.gif")
    assert [time for _, time in shown] == FRAMES * [100]
    assert difference(shown[0][0], shown[-1][0]) > 1
    run("gifsicle", "--no-warnings", "--optimize", "film.gif", "--output", "smaller.gif")
    assert difference(shown[-1][0], frames("smaller.gif")[-1][0]) == 0


def check_webp():
    told = run("webpinfo", "film.webp")
    assert "Canvas size 200 x 160" in told and re.search(r"Loop count +: 0\n", told) and "No error detected" in told
    times = [int(time) for time in re.findall(r"Duration: (\d+)", told)]
    assert sum(times) == MILLISECONDS and len(times) <= FRAMES  # frames alike are one
    run("webpmux", "-get", "xmp", "film.webp", "-o", "film.xmp")
    root = xml.etree.ElementTree.parse("film.xmp").getroot()
    assert truth.tells_recipe(words_in(root)), words_in(root)
    shown = frames("film.webp")
    assert len(shown) == len(times)
    for mine, theirs in (0, 0), (-1, -1):  # as in the GIF of the same run
        assert difference(shown[mine][0], frames("film.gif")[theirs][0]) < 4


globals()["check_" + sys.argv[1]]()
