"""Has TensorBoard show what `lookbook-cli export --as projector` writes, and records what it served.

TensorBoard is on PyPI alone; what Debian's programs read is checked by tests/readers.

python -m venv /tmp/tensorboard && /tmp/tensorboard/bin/pip install tensorboard pillow
/tmp/tensorboard/bin/python tests/reference/check_tensorboard.py build/dev/app/lookbook-cli
"""

import contextlib
import csv
import datetime
import io
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

import numpy
import tensorboard
from google.protobuf import __version__ as protobuf_version
from google.protobuf import text_format
from PIL import Image
from tensorboard.plugins.projector import projector_config_pb2

PATIENCE = 120  # seconds until the server answers

cli = pathlib.Path(sys.argv[1]).resolve()


def run(folder, *words):
    return subprocess.run([cli, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def export(folder):
    """Exports a map and the pixels; gives them, the labels and the classes' names, by other ways than the projector's."""
    run(folder, "embed", "fashion-mnist", "--method", "pca", "--out", "map.npy", "--labels", "labels.npy", "--quiet")
    run(folder, "export", "fashion-mnist", "--as", "idx", "--out", "idx")
    run(folder, "export", "fashion-mnist", "--map", "map.npy", "--as", "projector", "--out", "projector")
    images = numpy.concatenate([numpy.fromfile(folder / f"idx/{split}-images-idx3-ubyte", numpy.uint8, offset=16)
                                for split in ("train", "t10k")]).reshape(-1, 28, 28)
    names = [listed["name"] for listed in json.loads(run(folder, "info", "fashion-mnist", "--json"))["classes"]]
    return numpy.load(folder / "map.npy"), images, numpy.load(folder / "labels.npy"), names


@contextlib.contextmanager
def served(logdir):
    """TensorBoard on a folder: a function that fetches one of the projector's routes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "tensorboard.main", "--logdir", str(logdir), "--port", str(port),
                               "--host", "127.0.0.1"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def fetch(route, **arguments):
        query = "?" + urllib.parse.urlencode(arguments) if arguments else ""
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/data/{route}{query}", timeout=PATIENCE) as answer:
            return answer.read(), answer.headers["Content-Type"]

    try:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                fetch("plugins_listing")
                break
            except urllib.error.URLError:
                assert server.poll() is None, server.stderr.read().decode()
                assert time.monotonic() < end, "TensorBoard does not answer"
                time.sleep(0.2)
        yield fetch
    finally:
        server.terminate()
        server.wait()


def check(fetch, folder, points, images, labels, names):
    """Fetches what the projector's page does, and compares it with the data; gives what was found."""
    count = len(images)
    config = text_format.Parse((folder / "projector_config.pbtxt").read_text(), projector_config_pb2.ProjectorConfig())
    plugin = "plugin/projector/"
    runs = json.loads(fetch(plugin + "runs")[0])
    assert runs == ["."], runs
    told = json.loads(fetch(plugin + "info", run=".")[0])
    assert [e["tensorName"] for e in told["embeddings"]] == [e.tensor_name for e in config.embeddings] == ["map", "pixels"]
    found = {"runs": runs, "embeddings": {}}
    expected = {"map": points, "pixels": images.reshape(count, -1).astype(numpy.float32) / numpy.float32(255)}
    for embedding in config.embeddings:
        asked = {"run": ".", "name": embedding.tensor_name}
        tensor = numpy.frombuffer(fetch(plugin + "tensor", **asked)[0], "<f4").reshape(embedding.tensor_shape)
        assert (tensor == expected[embedding.tensor_name]).all()
        table = fetch(plugin + "metadata", **asked)[0].decode()
        rows = list(csv.DictReader(io.StringIO(table), delimiter="\t"))
        assert [row["class"] for row in rows] == [names[label] for label in labels]
        assert [int(row["index"]) for row in rows] == list(range(count))
        assert [row["split"] for row in rows] == 60000 * ["train"] + 10000 * ["test"]
        sprite, kind = fetch(plugin + "sprite_image", **asked)
        sheet = numpy.asarray(Image.open(io.BytesIO(sprite)))
        width, height = embedding.sprite.single_image_dim
        across = sheet.shape[1] // width
        assert max(sheet.shape) <= 8192 and (width, height) == (28, 28)
        tiles = sheet.reshape(-1, height, across, width).swapaxes(1, 2).reshape(-1, height, width)[:count]
        assert (255 - tiles == images).all()
        found["embeddings"][embedding.tensor_name] = {
            "tensor": list(tensor.shape), "metadata_rows": len(rows), "metadata_first": rows[0],
            "sprite": {"type": kind, "size": [sheet.shape[1], sheet.shape[0]], "image": [width, height]}}
    return found


with tempfile.TemporaryDirectory() as name:
    place = pathlib.Path(name)
    data = export(place)
    with served(place / "projector") as fetch:
        result = {"tensorboard": tensorboard.version.VERSION, "protobuf": protobuf_version, "numpy": numpy.__version__,
                  "date": datetime.date.today().isoformat(), "images": len(data[0]),
                  **check(fetch, place / "projector", *data)}
out = pathlib.Path(__file__).parent.parent / "data" / "formats" / "tensorboard.json"
out.write_text(json.dumps(result, indent=1) + "\n")
print(out.read_text())
