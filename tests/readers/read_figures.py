"""Reads the figures that `lookbook figure` painted with Pillow, poppler, an XML parser and librsvg.

read_figures.py CHECK, in the folder that holds the files; tests/readers/test_picture_readers.cpp writes them.
"""

import base64
import io
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

import numpy
from PIL import Image, ImageFilter

import truth
from truth import run, same, words_in

COUNT = 500
SVG = "{http://www.w3.org/2000/svg}"


def svg(path):
    return xml.etree.ElementTree.parse(path).getroot()


def pdf_facts(path):
    """What pdfinfo tells, by its names."""
    return dict(re.findall(r"^(.+?): +(.*)$", run("pdfinfo", path), re.MULTILINE))


def pdf_images(path):
    """The images in a PDF, as they are kept."""
    folder = pathlib.Path(path).with_suffix(".images")
    folder.mkdir()
    run("pdfimages", "-png", path, folder / "image")
    return [Image.open(found) for found in sorted(folder.iterdir())]


def rendered(path, size):
    """A vector figure as an outside program paints it, in pixels."""
    width, height = map(str, size)
    out = pathlib.Path(path).with_suffix(pathlib.Path(path).suffix + ".png")
    if path.endswith(".svg"):
        run("rsvg-convert", "--width", width, "--height", height, "--output", out, path)
    else:
        run("pdftoppm", "-png", "-singlefile", "-scale-to-x", width, "-scale-to-y", height, path, out.with_suffix(""))
    return Image.open(out).convert("RGB")


def blurred(picture):
    return numpy.asarray(picture.filter(ImageFilter.BoxBlur(2))).astype(float)


def share(pixels, color):
    """Of a picture, of nearly one colour."""
    return (abs(pixels - color).max(axis=2) <= 3).mean()


def like_the_png(name, most):
    """SVG and PDF show what the PNG shows: hardly a place differs, and the same colours dominate."""
    png = Image.open(f"{name}.png").convert("RGB")
    pixels = numpy.asarray(png).astype(int)
    codes, counts = numpy.unique(pixels @ [65536, 256, 1], return_counts=True)
    dominant = [[code >> 16, code >> 8 & 255, code & 255] for code in codes[counts.argsort()[-8:]]]
    for path in f"{name}.svg", f"{name}.pdf":
        picture = rendered(path, png.size)
        difference = abs(blurred(png) - blurred(picture)).mean()
        assert difference < most, f"{path} differs from the PNG by {difference:.2f} of 255"
        theirs = numpy.asarray(picture).astype(int)
        for color in dominant:
            expected, found = share(pixels, color), share(theirs, color)
            assert abs(found - expected) < 0.2 * expected, f"{color} is {found:.2%} of {path}, {expected:.2%} of the PNG"


def tells_the_recipe(name):
    """Each file says how its map was made, wherever its kind keeps such words."""
    folder = pathlib.Path(f"{name}.attached")
    folder.mkdir()
    run("pdfdetach", "-saveall", "-o", folder, f"{name}.pdf")
    metadata = run("pdfinfo", "-meta", f"{name}.pdf")
    for words in (Image.open(f"{name}.png").text.values(),
                  words_in(svg(f"{name}.svg")),
                  [path.read_text() for path in folder.iterdir()] +
                  (words_in(xml.etree.ElementTree.fromstring(metadata)) if metadata else [])):
        assert truth.tells_recipe(words), list(words)


def check_map():
    _, labels, names = truth.fashion(COUNT)
    png = Image.open("map.png")
    assert png.size == (1200, 900) and png.mode == "RGB"
    assert [round(dots) for dots in png.info["dpi"]] == [144, 144]
    assert png.text["Title"] == "Fashion-MNIST, t-SNE" and "KL divergence" in png.text["Description"]

    root = svg("map.svg")
    assert root.get("viewBox") == "0 0 800 600"
    assert root.find(SVG + "title").text == png.text["Title"] and not list(root.iter(SVG + "image"))
    dots = [path for group in root.iter(SVG + "g") if group.get("stroke-linecap") == "round"
            for path in group.findall(SVG + "path")]
    assert sum(path.get("d").count("M") for path in dots) == COUNT

    facts = pdf_facts("map.pdf")
    assert facts["Title"] == png.text["Title"] and facts["Creator"].startswith("Lookbook ")
    assert facts["Pages"] == "1" and facts["Page size"] == "600 x 450 pts"
    assert not pdf_images("map.pdf")
    words = run("pdftotext", "-layout", "map.pdf", "-")
    assert png.text["Title"] in words and "perplexity 30" in words
    for label, name in enumerate(names):
        assert re.search(rf"{re.escape(name)} +{(labels == label).sum()}\b", words), (name, words)
    for line in run("pdffonts", "map.pdf").splitlines()[2:]:
        assert re.search(r" yes +(yes|no) +yes ", line), f"not embedded, or without its letters: {line}"
    tells_the_recipe("map")
    like_the_png("map", 0.5)


def check_odd_map():
    """Names and a title that XML and PDF treat in ways of their own; twelve classes, dark."""
    title = 'Hats & <caps> "Été"'
    png = Image.open("odd.png")
    assert png.text["Title"] == title
    assert svg("odd.svg").find(SVG + "title").text == title
    assert pdf_facts("odd.pdf")["Title"] == title
    words = run("pdftotext", "-layout", "odd.pdf", "-")
    for name in ["1", "a,b", "Hats & <caps>", 'the "best"', "Été", "-", "%20"]:
        assert re.search(rf"^ *{re.escape(name)} +4 *$", words.replace(title, ""), re.MULTILINE), (name, words)
    ground = png.convert("L").getpixel((2, 2))
    assert ground < 64, ground
    like_the_png("odd", 0.7)


def sections(images, labels):
    """A sheet's sections, one for each class."""
    return [images[labels == label] for label in range(10)]


def check_sheet():
    """The images in SVG and PDF are the data set's, pixel for pixel."""
    images, labels, names = truth.fashion(COUNT)
    pictures = [Image.open(io.BytesIO(base64.b64decode(image.get("{http://www.w3.org/1999/xlink}href").split(",")[1])))
                for image in svg("sheet.svg").iter(SVG + "image")]
    for kept in pictures, pdf_images("sheet.pdf"):
        assert len(kept) == 10
        for picture, expected in zip(kept, sections(images, labels), strict=True):
            same(truth.tiles(picture.convert("L"), 28, 28, len(expected)), expected)
    words = run("pdftotext", "sheet.pdf", "-")
    for name in names:
        assert name in words, (name, words)
    like_the_png("sheet", 8)


def check_grid():
    png = Image.open("grid.png")
    assert png.text["Title"] == "Two maps" and png.width == 1600
    assert svg("grid.svg").find(SVG + "title").text == "Two maps"
    words = run("pdftotext", "grid.pdf", "-")
    for expected in ["Two maps", "Fashion-MNIST", "t-SNE", "Ankle boot"]:
        assert expected in words, (expected, words)
    assert not pdf_images("grid.pdf")
    tells_the_recipe("grid")
    like_the_png("grid", 0.5)


def check_large():
    """A map of all 70,000 images as vectors: poppler opens and paints it."""
    assert pdf_facts("large.pdf")["Pages"] == "1" and not pdf_images("large.pdf")
    picture = numpy.asarray(rendered("large.pdf", (800, 600)))
    assert (picture.min(axis=2) < 250).mean() > 0.1
    assert "7,000" in run("pdftotext", "large.pdf", "-")


globals()["check_" + sys.argv[1]]()
