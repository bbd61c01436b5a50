"""Writes the seeds of the fuzzers of BMP, GIF, TIFF and WebP with Pillow, into tests/data/fuzz.

python tests/reference/record_picture_seeds.py
"""

import pathlib
import struct

import numpy
from PIL import Image

fuzz = pathlib.Path(__file__).parent.parent / "data" / "fuzz"
random = numpy.random.default_rng(3)
alpha = Image.fromarray(random.integers(0, 256, (5, 7, 4), dtype=numpy.uint8))
colour, grey = alpha.convert("RGB"), alpha.convert("L")
few, bits = colour.quantize(4), grey.convert("1")


def keep(extension, name, picture, **saving):
    folder = fuzz / ("tiff" if extension == "tif" else extension)
    folder.mkdir(exist_ok=True)
    picture.save(folder / name, format="TIFF" if extension == "tif" else extension.upper(), **saving)


for name, picture in ("colour", colour), ("grey", grey), ("bits", bits), ("few", few):
    keep("bmp", name, picture)
    keep("tif", name, picture)
    if name != "colour":
        keep("gif", name, picture)
keep("tif", "alpha", alpha, compression="tiff_lzw")
keep("tif", "deflated", colour, compression="tiff_adobe_deflate")
keep("tif", "fax", bits, compression="group4")
keep("tif", "jpeg", colour, compression="jpeg")
keep("tif", "wide", Image.fromarray(random.integers(0, 65536, (3, 4)).astype(numpy.uint16)))
keep("tif", "floats", Image.fromarray(random.random((3, 4)).astype(numpy.float32)))
keep("tif", "pages", grey, save_all=True, append_images=[grey])
keep("gif", "frames", few, save_all=True, append_images=[few.rotate(180)])
keep("gif", "transparent", few, transparency=1, interlace=1)
keep("webp", "lossless", alpha, lossless=True)
keep("webp", "lossy", colour)
keep("webp", "frames", colour, save_all=True, append_images=[colour.rotate(180)])
header = struct.pack("<IiiHHIIiiII", 40, 3, 2, 1, 8, 1, 16, 0, 0, 2, 0)
runs = bytes.fromhex("0003000101000000" "0300" "0001")
(fuzz / "bmp" / "runs").write_bytes(
    b"BM" + struct.pack("<IHHI", 76, 0, 0, 62) + header + bytes(8) + runs)
