// Writes a few small inputs for each fuzzer with the functions that write such files: make_seeds
// FOLDER

#include "core/cache/cached_map.h"
#include "core/cache/cached_neighbors.h"
#include "core/io/npy.h"
#include "core/io/npz.h"
#include "core/json/json_text.h"
#include "core/neighbors/graph_file.h"
#include "core/pictures/png.h"
#include "core/readers/arrays/idx.h"
#include "core/session/session.h"
#include "core/session/session_json.h"
#include "core/session/stamp.h"
#include "core/session/view_json.h"
#include "tests/fuzz/cache_entry.h"
#include "tests/fuzz/containers.h"
#include "tests/fuzz/seeds.h"
#include "tests/support/saved_sessions.h"

#include <nlohmann/json.hpp>

#include <zlib.h>

using namespace lookbook;

namespace {

namespace fs = std::filesystem;

fs::path root;

void keep(const std::string& target, const std::string& name, const fuzz::Bytes& bytes) {
  fs::create_directories(root / target);
  std::FILE* file = std::fopen((root / target / name).c_str(), "wb");
  fuzz::check(file && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size(),
              "a seed can be written");
  std::fclose(file);
}

void keep(const std::string& target, const std::string& name, std::string_view text) {
  keep(target, name, fuzz::Bytes(text.begin(), text.end()));
}

/// Saves the output of a writer.
template <class Write>
fuzz::Bytes written(const std::string& name, Write&& write) {
  const fs::path path = fuzz::folder() / name;
  fuzz::check(write(path).has_value(), "a sample can be written");
  return fuzz::contentOf(path);
}

/// For the fuzzer of any file: the first byte determines the name of the file.
void keepFile(int name, const std::string& as, fuzz::Bytes bytes) {
  bytes.insert(bytes.begin(), static_cast<std::uint8_t>(name));
  keep("files", as, bytes);
}

fuzz::Bytes counting(std::size_t count) {
  fuzz::Bytes bytes(count);
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7);
  return bytes;
}

void keepIdx() {
  const auto images = written("images", [](const fs::path& path) {
    return writeIdx(path, asArrayFile(path, {ArrayHeader::Kind::images, 3, 2, 3}, counting(18)));
  });
  const auto labels = written(
      "labels", [](const fs::path& path) { return writeIdx(path, asLabelFile(path, {0, 7, 14})); });
  keep("idx", "images", images);
  keep("idx", "images.gz", fuzz::gzip(images));
  keep("idx", "labels", labels);
  keepFile(0, "images", images);
  keepFile(1, "labels", fuzz::gzip(labels));
}

NpzArray bytesArray(std::string name, const fuzz::Bytes& values, std::vector<std::uint64_t> shape) {
  return npzArray<std::uint8_t>(std::move(name), values, std::move(shape));
}

fuzz::Bytes npyOf(const NpzArray& array) {
  const auto archive =
      written("one.npz", [&](const fs::path& path) { return writeNpz(path, {array}); });
  return fuzz::unzip(archive)->front().second;
}

void keepArrays() {
  const fuzz::Bytes pixels = counting(36);
  const fuzz::Bytes labels{0, 1, 2};
  const std::vector<std::int64_t> wide{2, 0, 1};
  const std::vector<double> numbers{0.5, -1, 2, 3.25, 1e-3, 6};
  const std::vector<float> small{0.5F, -1, 2, 3.25F, 1e-3F, 6};
  const NpzArray images = bytesArray("x_train", pixels, {3, 4, 3});
  const NpzArray colour = bytesArray("x_test", pixels, {3, 2, 2, 3});
  const NpzArray classes = bytesArray("y_train", labels, {3});
  const NpzArray tests = npzArray<std::int64_t>("y_test", wide, {3, 1});
  keep("npy", "images", npyOf(images));
  keep("npy", "colour", npyOf(colour));
  keep("npy", "labels", npyOf(classes));
  keep("npy", "labels64", npyOf(tests));
  keep("npy", "float64", npyOf(npzArray<double>("a", numbers, {3, 2})));
  keep("npy", "float32", npyOf(npzArray<float>("a", small, {2, 3})));
  keepFile(3, "images.npy", npyOf(images));
  const auto archive = [&](const std::vector<NpzArray>& arrays) {
    return written("some.npz", [&](const fs::path& path) { return writeNpz(path, arrays); });
  };
  keep("npz_images", "train", archive({images, classes}));
  keep("npz_images", "both",
       archive({images, classes, bytesArray("x_test", pixels, {3, 4, 3, 1}), tests}));
  keep("npz_images", "colour", archive({colour}));
  keep("npz_images", "packed", fuzz::zip(*fuzz::unzip(archive({images, classes})), true));
  keepFile(2, "both.npz", archive({images, classes}));
  const std::vector<ImageIndex> rows{5, 0, 9};
  keep("map_archive", "map",
       archive({npzArray<float>("map", small, {3, 2}), npzArray<ImageIndex>("indices", rows, {3}),
                bytesArray("labels", labels, {3})}));
  keep("map_archive", "alone", archive({npzArray<double>("tsne", numbers, {2, 3})}));
}

void keepTables() {
  const std::string images = "label,pixel1,pixel2,pixel3,pixel4\n1,0,9,128,255\n0,1,2,3,4\n";
  keep("csv_images", "header", images);
  keep("csv_images", "places", "1x1,1x2,2x1,2x2,3x1,3x2,label\n0,9,128,255,7,7,1\n");
  keep("csv_images", "numbers", "3,0,9,128,255\r\n4,1,2,3,4");
  keep("csv_images", "packed", fuzz::gzip(fuzz::Bytes(images.begin(), images.end())));
  keepFile(4, "images.csv", fuzz::Bytes(images.begin(), images.end()));
  const std::string pandas = ",0,1\n0,0.5,-1.25\n1,1.5,2e3\n2,-3,4\n";
  keep("class_names", "list",
       "folder\tclass\n0\tT-shirt/top\n1\tTrouser\nAnkle boot\tAnkle boot\n");
  keep("class_names", "letters", "1 65 97\n2 66 98\r\n3 67 99\n");
  keep("class_names", "digits", "0 48\n1 49\n");
  keep("map_table", "pandas", pandas);
  keep("map_table", "packed", fuzz::gzip(fuzz::Bytes(pandas.begin(), pandas.end())));
  keep("map_table", "names", ",umap1,umap2,label\nimg_1,0.1,1.1,3\nimg_2,0.2,1.2,4\n");
  keep("map_table", "savetxt", "# a map\n1.0e+00 -2.5e-01\n3.0e+00 4.5e+00\n");
  keep("map_table", "ours", "index;split;label;class;x;y;z\n3;train;1;\"a bag\";1;2;3\n");
  keep("map_table", "tabs", "0.5\t1\t2\n0.25\t3\t4\n");
}

void keepPictures() {
  const fs::path formats = fs::path(LOOKBOOK_TEST_DATA) / "formats";
  for (const char* name : {"bits.png", "colour.png", "palette.png", "colour.jpg", "grey.jpg"})
    keep("picture", name, fuzz::contentOf(formats / name));
  keep("picture", "grey.png", *encodePng(3, 2, counting(6)));
  // Those of the other formats are Pillow's (tests/reference/record_picture_seeds.py).
  keep("pnm", "grey", "P5 3 2 255\n123456");
  keep("pnm", "text", "P3\n# a comment\n2 1\n7\n1 2 3 4 5 6\n");
  keep("pnm", "bits", "P4 9 1\nab");
  keep("pnm", "digits", "P1 3 1 101");
  keep("pnm", "wide", "P5 2 1 65535\n1234");
  keep("pnm", "alpha", "P7\nWIDTH 1\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nENDHDR\n1234");
}

void keepPictureTables() {
  keep("picture_table", "train", "id,label,split\n1,a,train\n2,b,test\n3,a,val\n");
  keep("picture_table", "names", "file;width;class\n1.png;3;a\n\"a b.pgm\";4;b\n");
  keep("picture_table", "hot", "id,dry,wet\n1,0,1\n02,1,0\n");
  keep("picture_table", "plain", "1.png 3\n02.png 4\n");
}

Stamp stampOfSession() {
  const Session session = samples::savedSession();
  Stamp stamp{.version = "0.1", .datasets = {}, .view = session.view};
  for (const SavedDataset& dataset : session.datasets)
    stamp.datasets.push_back({.id = "drawn",
                              .title = dataset.title,
                              .fingerprint = dataset.fingerprint,
                              .maps = {},
                              .selection = "3,9"});
  const std::string recipe = jsonText(toJson(fuzz::cachedRecipe()));
  stamp.datasets.front().maps = {{.recipe = recipe, .iteration = {}},
                                 {.recipe = recipe, .iteration = 20}};
  return stamp;
}

/// A PNG with a text of that type.
fuzz::Bytes pngWith(const std::string& type, const std::string& text) {
  fuzz::Bytes png = *encodePng(3, 2, counting(6));
  constexpr std::size_t kFirst = 33;  // after the signature and IHDR
  fuzz::Bytes chunk;
  for (const int shift : {24, 16, 8, 0})
    chunk.push_back(static_cast<std::uint8_t>(text.size() >> shift));
  chunk.insert(chunk.end(), type.begin(), type.end());
  chunk.insert(chunk.end(), text.begin(), text.end());
  chunk.insert(chunk.end(), 4, 0);
  png.insert(png.begin() + kFirst, chunk.begin(), chunk.end());
  fuzz::repairPng(png);
  return png;
}

std::string packed(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
           static_cast<uLong>(text.size()));
  out.resize(size);
  return out;
}

void keepStamps() {
  using namespace std::string_literals;
  const std::string text = toText(stampOfSession());
  keep("stamp_text", "two", text);
  keep("stamp_file", "text.png", pngWith("tEXt", "Lookbook\0"s + text));
  keep("stamp_file", "packed.png", pngWith("zTXt", "Lookbook\0\0"s + packed(text)));
  keep("stamp_file", "international.png", pngWith("iTXt", "Lookbook\0\0\0\0\0"s + text));
  std::string gif = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xfe"s;
  for (std::size_t at = 0; at < text.size(); at += 200) {
    const std::string part = text.substr(at, 200);
    gif += static_cast<char>(part.size());
    gif += part;
  }
  keep("stamp_file", "stamp.gif", gif + "\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"s);
  const std::string xmp = xmpOf(text);
  const auto little = [](std::size_t size) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(size >> 8 * i);
    return bytes;
  };
  const std::string chunks =
      "WEBPVP8X\x0a\0\0\0\4\0\0\0\0\0\0\0\0\0XMP "s + little(xmp.size()) + xmp;
  keep("stamp_file", "stamp.webp", "RIFF" + little(chunks.size()) + chunks);
  keep("stamp_file", "stamp.svg", "<svg><metadata>" + xmp + "</metadata></svg>");
  keep("stamp_file", "stamp.pdf", "%PDF-1.4\n" + xmp + "\n%%EOF\n");
}

void keepSessions() {
  const Session session = samples::savedSession();
  const auto file =
      written("seed.lookbook", [&](const fs::path& path) { return writeSession(path, session); });
  keep("session", "looked-round", file);
  Session small{.datasets = {session.datasets.front()}, .view = session.view, .layout = {}};
  small.view.datasets.resize(1);
  small.datasets.front().maps.resize(1);
  keep("session", "one-map",
       written("small.lookbook", [&](const fs::path& path) { return writeSession(path, small); }));
  small.datasets.front().source = "/data/m\xfcller";  // no UTF-8
  keep("session", "latin-1",
       written("latin.lookbook", [&](const fs::path& path) { return writeSession(path, small); }));
  Recipe recipe = fuzz::cachedRecipe();
  recipe.options = {};
  recipe.changes = {{.iteration = 10, .options = {}, .what = "perplexity 40"},
                    {.iteration = 20,
                     .stage = RunStage::neighbors,
                     .options = recipe.options,
                     .what = "theta 0.5"}};
  recipe.parent = {.recipe = std::make_shared<const Recipe>(fuzz::cachedRecipe()), .iteration = 9};
  keep("json", "recipe", jsonText(toJson(recipe)));
  keep("json", "report", jsonText(nlohmann::json{{"recipe", toJson(recipe)}}));
  keep("json", "options", jsonText(toJson(recipe.options)));
  keep("json", "view", jsonText(toJson(session.view)));
  keep("json", "session", jsonText(toJson(small)));
  keep("json", "map", jsonText(toJson(*session.datasets.front().maps.back())));
  keep("json", "path", "/data/m%FCller");
  keep("json", "rows", "0-9,17");
  keep("json", "first", "test first 5");
}

void keepGraph() {
  ThreadTeam team(1);
  const auto graph = exactNeighbors(samples::clusteredPoints(6, 2, 2), 3, team);
  keep("graph", "six", written("graph.npz", [&](const fs::path& path) {
         return writeNeighborGraph(path, *graph);
       }));
}

void keepCacheEntries() {
  const Recipe recipe = fuzz::cachedRecipe();
  const fuzz::CacheEntry map("map.json", [&](const DiskCache& cache) {
    return keepMap(cache, recipe, fuzz::cachedMap());
  });
  keep("cached_map", "map", map.kept());
  fs::remove_all(map.cache().folder());
  const fuzz::CacheEntry neighbors("neighbours.json", [&](const DiskCache& cache) {
    return keepNeighbors(cache, recipe, fuzz::runWithNeighbors(recipe));
  });
  keep("cached_neighbors", "four", neighbors.kept());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  root = argv[1];
  keepIdx();
  keepArrays();
  keepTables();
  keepPictures();
  keepPictureTables();
  keepStamps();
  keepSessions();
  keepGraph();
  keepCacheEntries();
  return 0;
}
