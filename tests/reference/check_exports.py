"""Opens what `lookbook-cli export` writes with the programs it is written for, and records what they found.

pip install numpy scipy pillow scikit-learn tensorboard
python tests/reference/check_exports.py build/core/app/lookbook-cli
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import PIL
import scipy
import scipy.sparse
import sklearn
import tensorboard
from google.protobuf import text_format
from PIL import Image
from sklearn.neighbors import NearestNeighbors, kneighbors_graph
from tensorboard.plugins.projector import projector_config_pb2, projector_plugin

cli = pathlib.Path(sys.argv[1]).resolve()
folder = pathlib.Path(tempfile.mkdtemp())
found = {"numpy": numpy.__version__, "scipy": scipy.__version__, "pillow": PIL.__version__,
         "scikit-learn": sklearn.__version__, "tensorboard": tensorboard.version.VERSION}


def run(*words):
    subprocess.run([cli, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def export(form, out, *words):
    run("export", "fashion-mnist", "--split", "test", "--limit", "1000", "--as", form, "--out", out, *words)
    return folder / out


run("embed", "fashion-mnist", "--split", "test", "--limit", "1000", "--method", "pca", "--out", "map.npy",
    "--labels", "labels.npy", "--quiet")
points, labels = numpy.load(folder / "map.npy"), numpy.load(folder / "labels.npy")

archive = numpy.load(export("npz", "map.npz", "--map", "map.npy"))
assert (archive["map"] == points).all() and (archive["labels"] == labels).all()
assert (archive["indices"] == 60000 + numpy.arange(1000)).all()
found["map.npz"] = {name: f"{archive[name].dtype} {archive[name].shape}" for name in archive.files}

with open(export("csv", "map.csv", "--map", "map.npy"), newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
assert (numpy.array([[row["x"], row["y"]] for row in rows], dtype=numpy.float32) == points).all()
assert [int(row["label"]) for row in rows] == labels.tolist()
found["map.csv"] = {"rows": len(rows), "first": rows[0]}

idx = export("idx", "idx")
raw = (idx / "t10k-images-idx3-ubyte").read_bytes()
images = numpy.frombuffer(raw, numpy.uint8, offset=16).reshape(-1, 28, 28)
assert (numpy.frombuffer((idx / "t10k-labels-idx1-ubyte").read_bytes(), numpy.uint8, offset=8) == labels).all()
found["idx"] = {"images": list(images.shape), "header": raw[:16].hex()}

sheet = Image.open(export("sheet", "sheet.png"))
assert (numpy.asarray(sheet)[:28, 28:56] == images[1]).all()
found["sheet.png"] = {"mode": sheet.mode, "size": sheet.size}

pictures = sorted(export("folder", "pictures").rglob("*.png"))
for path in pictures:
    assert (numpy.asarray(Image.open(path)) == images[int(path.stem) - 60000]).all()
found["pictures"] = {"files": len(pictures), "classes": sorted({path.parent.name for path in pictures})}

projector = export("projector", "projector", "--map", "map.npy")
config = text_format.Parse((projector / "projector_config.pbtxt").read_text(),
                           projector_config_pb2.ProjectorConfig())
embeddings = {embedding.tensor_name: embedding for embedding in config.embeddings}
assert (projector_plugin._read_tensor_tsv_file(str(projector / embeddings["map"].tensor_path)) == points).all()
try:  # as TensorBoard tells text from bytes
    pixels = projector_plugin._read_tensor_tsv_file(str(projector / embeddings["pixels"].tensor_path))
except UnicodeDecodeError:
    pixels = projector_plugin._read_tensor_binary_file(
        str(projector / embeddings["pixels"].tensor_path), embeddings["pixels"].tensor_shape)
assert (pixels == images.reshape(1000, 784).astype(numpy.float32) / numpy.float32(255)).all()
sprite = Image.open(projector / embeddings["map"].sprite.image_path)
side = embeddings["map"].sprite.single_image_dim
assert (255 - numpy.asarray(sprite)[:28, 28:56] == images[1]).all()
metadata = (projector / embeddings["map"].metadata_path).read_text().splitlines()
assert len(metadata) == 1001
stand_alone = json.loads((projector / "projector_config.json").read_text())
found["projector"] = {"embeddings": {name: list(e.tensor_shape) for name, e in embeddings.items()},
                      "sprite": [*sprite.size, *side], "metadata": metadata[:2],
                      "stand_alone": [e["tensorPath"] for e in stand_alone["embeddings"]]}

graph = scipy.sparse.load_npz(export("graph", "graph.npz", "--neighbors", "15", "--pca", "0"))
nearest = NearestNeighbors(n_neighbors=15).fit(pixels.astype(float)).kneighbors()
mine = graph.data.reshape(1000, 15)
assert graph.shape == (1000, 1000) and graph.nnz == 15000 and (numpy.diff(mine) >= 0).all()
assert numpy.allclose(mine, nearest[0], rtol=1e-5)
found["graph.npz"] = {"layout": graph.format, "shape": graph.shape, "stored": graph.nnz,
                      "largest_difference": f"{abs(mine - nearest[0]).max():.0e}",
                      "same_neighbours": float((graph.indices.reshape(1000, 15) == nearest[1]).mean())}
scipy.sparse.save_npz(folder / "theirs.npz", kneighbors_graph(pixels, 91, mode="distance"))
run("embed", "fashion-mnist", "--split", "test", "--limit", "1000", "--method", "tsne", "--pca", "0",
    "--graph", "theirs.npz", "--out", "theirs.npy", "--quiet")
assert numpy.isfinite(numpy.load(folder / "theirs.npy")).all()

out = pathlib.Path(__file__).parent.parent / "data" / "formats" / "outside_readers.json"
out.write_text(json.dumps(found, indent=1) + "\n")
print(out.read_text())
