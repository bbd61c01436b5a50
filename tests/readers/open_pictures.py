"""Writes pictures with Pillow and checks that lookbook-cli reads the values that Pillow reads.

open_pictures.py CHECK LOOKBOOK_CLI, in an empty folder; tests/readers/test_opened_pictures.cpp runs it.
"""

import itertools
import pathlib
import sys

import numpy
from PIL import Image, ImageOps

from truth import idx, run, same

random = numpy.random.default_rng(7)
ROWS, COLUMNS = 9, 13
numbers = itertools.count()


def noise(*channels):
    return Image.fromarray(random.integers(0, 256, (ROWS, COLUMNS, *channels), dtype=numpy.uint8))


def smooth():
    """A picture in colour that JPEG keeps almost."""
    slopes = (3, 1), (1, 4), (2, 2)
    planes = [numpy.add.outer(numpy.arange(64) * down, numpy.arange(48) * across) % 256 for down, across in slopes]
    return Image.fromarray(numpy.stack(planes, axis=-1).astype(numpy.uint8))


GREY, COLOUR, ALPHA, SMOOTH = noise(), noise(3), noise(4), smooth()
GREY_ALPHA, BITS = ALPHA.convert("LA"), GREY.convert("1")
FEW, MANY = COLOUR.quantize(16), COLOUR.quantize(256)


def grey(path):
    return numpy.asarray(Image.open(path).convert("L"))


def onto(ground):
    """What Pillow shows of a picture in front of a colour."""

    def read(path):
        picture = Image.open(path).convert("RGBA")
        back = Image.new("RGBA", picture.size, ground)
        back.alpha_composite(picture)
        return numpy.asarray(back.convert("RGB").convert("L"))

    return read


def opened(folder, *options):
    """The images that Lookbook reads of a folder."""
    out = folder / "exported"
    run(sys.argv[2], "export", folder, "--as", "idx", "--out", out, *options)
    return idx(next(out.glob("*images*")))


def check(picture, extension, expected, *options, most=0, **saving):
    """Saves one picture and compares what Lookbook reads of it, up to a difference of `most`."""
    folder = pathlib.Path(str(next(numbers)))
    path = folder / "a" / f"picture.{extension}"
    path.parent.mkdir(parents=True)
    picture.save(path, **saving)
    images = opened(folder, *options)
    wanted = expected(path) if callable(expected) else numpy.asarray(expected)
    if most == 0:
        same(images, wanted[None].astype(numpy.uint8))
    else:
        assert abs(images.astype(int) - wanted).max() <= most


def check_kinds():
    """Each kind of picture in each format that has it."""
    for extension in "png", "bmp", "gif", "tif", "ppm", "webp", "jpg":
        for picture in GREY, COLOUR, BITS, SMOOTH:
            check(picture, extension, grey)
    for extension in "png", "bmp", "gif", "tif":
        check(FEW, extension, grey)
        check(MANY, extension, grey)


def check_jpeg():
    for quality, sampling in itertools.product((20, 75, 95), (0, 1, 2)):
        check(SMOOTH, "jpg", grey, quality=quality, subsampling=sampling)
    check(SMOOTH, "jpg", grey, progressive=True)
    check(SMOOTH.convert("CMYK"), "jpg", grey)


def check_turned():
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        check(SMOOTH.convert("L"), "jpg", lambda path: numpy.asarray(ImageOps.exif_transpose(Image.open(path))),
              exif=exif)
        check(GREY, "tif", grey, tiffinfo={0x0112: orientation})


def check_transparent():
    """What is behind transparent pixels: white, unless the others are bright."""
    for extension, saving in ("png", {}), ("tif", {}), ("webp", {"lossless": True, "exact": True}):
        check(ALPHA, extension, onto("white"), **saving)
        check(ALPHA, extension, onto("white"), "--background", "white", **saving)
        check(ALPHA, extension, onto("black"), "--background", "black", **saving)
    for extension in "png", "tif":
        check(GREY_ALPHA, extension, onto("white"))
    for index in 3, bytes(range(0, 256, 16)):
        check(FEW, "png", onto("white"), transparency=index)
    check(FEW, "gif", onto("white"), transparency=3)
    check(GREY, "png", onto("white"), transparency=7)
    check(COLOUR, "png", onto("white"), transparency=COLOUR.getpixel((0, 0)))
    for ink, ground in (0, "white"), (255, "black"):
        planes = numpy.full((ROWS, COLUMNS, 4), ink, numpy.uint8)
        planes[..., 3] = numpy.asarray(GREY)
        expected = numpy.asarray(GREY) if ink else 255 - numpy.asarray(GREY)
        check(Image.fromarray(planes), "png", expected)
        check(Image.fromarray(planes).convert("LA"), "png", onto(ground))


def check_tiff():
    pictures = (GREY, grey), (COLOUR, grey), (BITS, grey), (FEW, grey), (ALPHA, onto("white"))
    for compression in "raw", "tiff_lzw", "packbits", "tiff_adobe_deflate", "tiff_deflate":
        for picture, expected in pictures:
            check(picture, "tif", expected, compression=compression)
    for compression in "group3", "group4", "tiff_ccitt":
        check(BITS, "tif", grey, compression=compression)
    for picture in SMOOTH, SMOOTH.convert("L"):
        check(picture, "tif", grey, compression="jpeg")
    check(SMOOTH.convert("CMYK"), "tif", grey, most=1)  # libtiff rounds otherwise


def check_numbers():
    """Grey values that are not bytes."""
    wide = random.integers(0, 65536, (ROWS, COLUMNS)).astype(numpy.uint16)
    for extension in "png", "tif":
        check(Image.fromarray(wide), extension, wide >> 8)
        check(Image.fromarray(numpy.asarray(GREY).astype(numpy.uint16)), extension, GREY)
    unit = random.random((ROWS, COLUMNS)).astype(numpy.float32)
    unit[0, :2] = 0, 1
    check(Image.fromarray(unit), "tif", numpy.floor(unit * 255.0 + 0.5))
    check(Image.fromarray(unit * 2 - 1), "tif", numpy.floor((unit * 2 - 1 + 1) * 127.5 + 0.5))
    check(Image.fromarray(numpy.asarray(GREY).astype(numpy.int32)), "tif", GREY)


def check_frames():
    """Of several pages or frames, the first."""
    for extension, saving in ("gif", {}), ("tif", {}), ("webp", {"lossless": True}):
        check(COLOUR, extension, grey, save_all=True, append_images=[COLOUR.rotate(180)], **saving)
    check(MANY, "gif", grey, interlace=1)


globals()["check_" + sys.argv[1]]()
