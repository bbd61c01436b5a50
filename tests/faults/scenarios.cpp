#include "tests/faults/scenarios.h"

#include "tests/support/program.h"

#include <QDir>
#include <QFile>

namespace faults {

namespace {

const QString kCli = QStringLiteral(LOOKBOOK_CLI);
const QStringList kAll{"write", "sync", "rename", "thread", "memory"};
const QStringList kWithoutMemory{"write", "sync", "rename",
                                 "thread"};  // Qt aborts by design if it cannot start a thread

Scenario cli(const char* name, const QStringList& words, const QStringList& files = {}) {
  return {.name = name,
          .program = kCli,
          .words = words,
          .files = files,
          .folder = {},
          .moments = {},
          .kinds = kAll};
}

/// Embeds the images by a method, with labels and report.
Scenario embed(const char* method, const QStringList& more) {
  Scenario scenario = cli(method,
                          QStringList{"embed", "../data", "--method", method, "--quiet", "--out",
                                      "y.npy", "--labels", "l.npy", "--report", "y.json"} +
                              more,
                          {"y.npy", "l.npy", "y.json"});
  return scenario;
}

Scenario cached(const char* name, const QStringList& words, const QStringList& files = {}) {
  Scenario scenario = cli(name, words, files);
  scenario.keepsCache = true;
  return scenario;
}

void addEmbeddings(std::vector<Scenario>& all) {
  all.push_back(embed("pca", {}));
  all.push_back(embed("tsne", {"--perplexity", "10", "--iterations", "30"}));
  all.push_back(embed("umap", {"--n-neighbors", "10", "--epochs", "30"}));
  all.push_back(embed("mde", {"--neighbors", "10", "--iterations", "20"}));
  all.push_back(embed("tsne", {"--perplexity", "10", "--iterations", "30", "--knn", "hnsw"}));
  all.back().name = "hnsw";
  all.push_back(cli("onto",
                    {"embed", "../data", "--limit", "20", "--onto", "../map.npy", "--out", "y.npy",
                     "--report", "y.json"},
                    {"y.npy", "y.json"}));
  all.push_back(cli("graph given",
                    {"embed", "../data", "--method", "tsne", "--perplexity", "10", "--iterations",
                     "20", "--pca", "20", "--graph", "../graph.npz", "--out", "y.npy"},
                    {"y.npy"}));
  all.push_back(cli("frames",
                    {"embed", "../data", "--method", "tsne", "--perplexity", "10", "--iterations",
                     "30", "--out", "y.npy", "--frames", "moments", "--every", "10"},
                    {"y.npy"}));
  all.back().moments = "moments";
  all.push_back(cli("branch",
                    {"embed", "../data", "--branch", "../moments/000010.npy", "--out", "y.npy"},
                    {"y.npy"}));
}

void addExports(std::vector<Scenario>& all) {
  for (const char* format : {"csv", "npz", "npy", "labels", "indices", "graph", "edges", "sheet"})
    all.push_back(cli(format,
                      {"export", "../data", "--as", format, "--map", "../map.npy", "--neighbors",
                       "10", "--pca", "20", "--out", "y"},
                      {"y"}));
  for (const char* format : {"projector", "idx", "folder"}) {
    all.push_back(
        cli(format, {"export", "../data", "--as", format, "--map", "../map.npy", "--out", "made"}));
    all.back().folder = "made";
  }
}

void addReports(std::vector<Scenario>& all) {
  all.push_back(cli("info", {"info", "../data", "--json"}));
  all.push_back(cli("png folder", {"info", "../pictures"}));
  all.push_back(cli("csv images", {"info", "../images.csv"}));
  all.push_back(cli("picture sheet", {"sheet", "../data", "--out", "y.png"}, {"y.png"}));
  all.push_back(cli("one-pixel", {"one-pixel", "../data"}));
  all.push_back(cli("score", {"score", "../data", "--map", "../map.npy", "--pca", "20", "--json"}));
}

void addCache(std::vector<Scenario>& all) {
  const QStringList embedding{"embed",   "../data",      "--method", "tsne",  "--perplexity",
                              "10",      "--iterations", "20",       "--pca", "20",
                              "--cache", "--out",        "y.npy"};
  all.push_back(cached("cache write", embedding, {"y.npy"}));
  all.push_back(cached("cache read", embedding, {"y.npy"}));
  all.push_back(cached("cache limit", {"cache", "--limit", "1GB", "--json"}));
  all.push_back(cached("cache empty", {"cache", "--empty"}));
}

void addPrograms(std::vector<Scenario>& all) {
  all.push_back({.name = "session",
                 .program = QStringLiteral(LOOKBOOK_SAVE_SESSION),
                 .words = {"y.lookbook"},
                 .files = {"y.lookbook"},
                 .folder = {},
                 .moments = {},
                 .kinds = kAll});
#ifdef LOOKBOOK_PROGRAM
  const QString program = QStringLiteral(LOOKBOOK_PROGRAM);
  for (const char* file : {"y.png", "y.svg", "y.pdf"})
    all.push_back({.name = file,
                   .program = program,
                   .words = {"figure", "../data", "--map", "../map.npy", "--report", "../map.json",
                             "--size", "300x300", "--out", file},
                   .files = {file},
                   .folder = {},
                   .moments = {},
                   .kinds = kWithoutMemory});
  for (const char* file : {"y.gif", "y.webp"})
    all.push_back({.name = file,
                   .program = program,
                   .words = {"animate", "../data", "--frames", "../moments", "--size", "120x120",
                             "--seconds", "0.4", "--rest", "0.2", "--rate", "10", "--out", file},
                   .files = {file},
                   .folder = {},
                   .moments = {},
                   .kinds = kWithoutMemory});
#endif
}

QByteArray bigEndian(std::initializer_list<quint32> words) {
  QByteArray bytes;
  for (const quint32 word : words)
    for (const int shift : {24, 16, 8, 0}) bytes.append(static_cast<char>(word >> shift));
  return bytes;
}

bool write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Images of 8 x 8 pixels in four classes.
bool writeImages(const QString& folder, quint32 count, int start) {
  QByteArray images = bigEndian({0x0803, count, 8, 8});
  QByteArray labels = bigEndian({0x0801, count});
  quint32 state = 12345U + static_cast<quint32>(start);
  for (quint32 i = 0; i < count; ++i) {
    const quint32 label = i % 4;
    labels.append(static_cast<char>(label));
    for (quint32 pixel = 0; pixel < 64; ++pixel) {
      state = state * 1664525U + 1013904223U;
      const quint32 noise = state >> 27;
      images.append(static_cast<char>(pixel % (label + 2) == 0 ? 100 + 30 * label + noise : noise));
    }
  }
  return QDir().mkpath(folder) && write(folder + "/train-images-idx3-ubyte", images) &&
         write(folder + "/train-labels-idx1-ubyte", labels);
}

QByteArray tableOfImages() {
  QByteArray text = "label";
  for (int pixel = 1; pixel <= 64; ++pixel) text += ",pixel" + QByteArray::number(pixel);
  text += '\n';
  for (int row = 0; row < 30; ++row) {
    text += QByteArray::number(row % 3);
    for (int pixel = 0; pixel < 64; ++pixel) text += ',' + QByteArray::number((row * pixel) % 256);
    text += '\n';
  }
  return text;
}

}  // namespace

std::vector<Scenario> scenarios() {
  std::vector<Scenario> all;
  addReports(all);
  addEmbeddings(all);
  addExports(all);
  addCache(all);
  addPrograms(all);
  return all;
}

bool prepare(const QString& folder) {
  if (!writeImages(folder + "/data", 200, 0) || !writeImages(folder + "/test", 20, 1) ||
      !write(folder + "/images.csv", tableOfImages()))
    return false;
  const auto done = [&](const QStringList& words) {
    return samples::runProgram(kCli, words, folder).status == 0;
  };
  return done({"embed", "data", "--method", "tsne", "--perplexity", "10", "--iterations", "30",
               "--pca", "20", "--out", "map.npy", "--report", "map.json", "--frames", "moments",
               "--every", "10"}) &&
         done({"export", "data", "--as", "graph", "--neighbors", "40", "--pca", "20", "--out",
               "graph.npz"}) &&
         done({"export", "test", "--as", "folder", "--out", "pictures"});
}

}  // namespace faults
