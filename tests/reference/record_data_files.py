"""Writes small data sets as NumPy, Pillow and SciPy write them, with what they read back, for tests/core/data.

pip install numpy pillow scikit-learn; python tests/reference/record_data_files.py
"""

import json
import pathlib

import numpy
import PIL
import scipy.sparse
from PIL import Image
from sklearn.neighbors import kneighbors_graph

folder = pathlib.Path(__file__).parent.parent / "data" / "formats"
folder.mkdir(exist_ok=True)
random = numpy.random.default_rng(5)

# Keras' mnist.npz: several arrays, deflated. KMNIST's pairs: one array in each file, arr_0.
train = random.integers(0, 256, (5, 2, 3), dtype=numpy.uint8)
test = random.integers(0, 256, (3, 2, 3), dtype=numpy.uint8)
train_labels = numpy.array([0, 1, 2, 0, 255])
test_labels = numpy.array([2, 1, 0])
numpy.savez_compressed(folder / "keras.npz", x_train=train, y_train=train_labels.astype(numpy.uint8),
                       x_test=test, y_test=test_labels.astype(numpy.uint8))
numpy.savez(folder / "int64.npz", test_images=test, test_labels=test_labels[:, None],
            train_images=train[..., None], train_labels=train_labels)
for split, images, labels in ("train", train, train_labels), ("test", test, test_labels):
    numpy.savez_compressed(folder / f"pair-{split}-imgs.npz", images)
    numpy.savez_compressed(folder / f"pair-{split}-labels.npz", labels.astype(numpy.uint8))
colour = random.integers(0, 256, (2, 2, 3, 3), dtype=numpy.uint8)
numpy.save(folder / "colour-images.npy", colour)

# Pictures of every kind, with the grey values that Pillow computes from them.
smooth = numpy.add.outer(numpy.arange(8) * 9, numpy.arange(6) * 17).astype(numpy.uint8)
rgb = numpy.stack([smooth, 255 - smooth, smooth // 2], axis=-1)
pictures = {
    "grey.png": Image.fromarray(smooth),
    "colour.png": Image.fromarray(rgb),
    "palette.png": Image.fromarray(rgb).quantize(5),
    "bits.png": Image.fromarray(smooth).convert("1"),
    "grey-in-colour.png": Image.fromarray(smooth).convert("RGB"),
    "grey.jpg": Image.fromarray(smooth),
    "colour.jpg": Image.fromarray(rgb),
}
figures = {"numpy": numpy.__version__, "pillow": PIL.__version__, "train": train.ravel().tolist(),
           "test": test.ravel().tolist(), "pictures": {}}
figures["colour-images.npy"] = [
    numpy.asarray(Image.fromarray(image).convert("L")).ravel().tolist() for image in colour]
for name, picture in pictures.items():
    picture.save(folder / name)
    read = Image.open(folder / name)
    figures["pictures"][name] = numpy.asarray(read.convert("L")).ravel().tolist()
(folder / "figures.json").write_text(json.dumps(figures) + "\n")

# A neighbour graph as scikit-learn computes it, sorted by distance and by column.
line = (numpy.arange(12.0) ** 2 / 2)[:, None]
graph = kneighbors_graph(line, 3, mode="distance", include_self=False)
scipy.sparse.save_npz(folder / "graph.npz", graph)
graph.sort_indices()
scipy.sparse.save_npz(folder / "graph-by-column.npz", graph, compressed=False)
