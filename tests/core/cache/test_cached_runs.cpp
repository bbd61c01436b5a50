// The cache returns either the same bytes as a new computation, or nothing.

#include "core/base/version.h"
#include "core/cache/cached_map.h"
#include "core/cache/cached_neighbors.h"
#include "core/runs/files/map_record_file.h"
#include "core/runs/map_run.h"
#include "tests/support/points.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <filesystem>
#include <functional>
#include <memory>

namespace test_cached_runs {

using namespace lookbook;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPoints = 200;

MatrixF input() {
  return samples::clusteredPoints(kPoints, 8, 4);
}

MapOptions optionsOf(Method method) {
  MapOptions options{.method = method, .pcaComponents = 5};
  options.tsne.perplexity = 10;
  options.tsne.iterations = 60;
  options.umap.epochs = 30;
  options.mde.iterations = 20;
  return options;
}

Recipe recipeOf(const MapOptions& options) {
  return {.dataset = "Clusters",
          .fingerprint = "md5:clusters",
          .rows = "all",
          .count = kPoints,
          .options = options,
          .changes = {},
          .parent = {},
          .version = kVersion,
          .instructionSet = thisInstructionSet()};
}

/// A finished run, with neighbours from the cache if there are any.
MapRun finished(const DiskCache& cache, const Recipe& recipe) {
  MapRun run = MapRun::create(input(), recipe.options).value();
  giveNeighbors(cache, recipe, run);
  ThreadTeam team(2);
  while (!run.finished()) {
    const auto stage = run.stage();
    if (!run.advance(20, team)) qFatal("the run failed");
    if (stage == MapRun::Stage::neighbors && !keepNeighbors(cache, recipe, run))
      qFatal("its neighbours cannot be kept");
  }
  return run;
}

MapRecord made(const MapRun& run) {
  ThreadTeam team(1);
  MapRecord map = run.record();
  map.positions = std::make_shared<const MatrixF>(run.embedding());
  map.mostDistorted = run.mostDistorted(kMostDistorted, team);
  for (const int iteration : {0, 10})
    map.moments.push_back({.iteration = iteration, .positions = map.positions, .divergence = 2.5});
  return map;
}

std::vector<fs::path> filesOf(const DiskCache& cache, const std::string& kind) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(cache.folder()))
    if (entry.path().filename().string().starts_with(kind)) files.push_back(entry.path());
  return files;
}

/// Changes a file at several of its bytes, one at a time, and calls `look` each time.
void onEverySpoiledFile(const fs::path& file, const std::function<void(const char* how)>& look) {
  const QByteArray whole = samples::contentOf(file);
  const auto write = [&](const QByteArray& bytes) {
    QFile out(QString::fromStdString(file.string()));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
      qFatal("a file cannot be spoiled");
  };
  constexpr qsizetype kStep = 331;
  for (qsizetype at = 0; at < whole.size(); at += kStep) {
    QByteArray changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    write(changed);
    look("changed");
    write(whole.left(at));
    look("cut off");
  }
  write("something else");
  look("foreign");
}

}  // namespace

class CachedRunsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    cache_ = std::make_unique<DiskCache>(folder_->path() / "cache");
  }
  void aFinishedMapIsFoundByItsRecipe_data();
  void aFinishedMapIsFoundByItsRecipe();
  void anotherRecipeFindsNothing_data();
  void anotherRecipeFindsNothing();
  void whatNoRecipeDecidesIsNotKept();
  void neighboursServeOtherMaps_data();
  void neighboursServeOtherMaps();
  void otherNeighboursAreFoundAnew();
  void theRecallOfNeighboursIsKept();
  void aBrokenMapIsMadeAgain();
  void brokenNeighboursAreFoundAgain();
  void oneMapUnderTheNameOfAnotherIsNotTaken();

 private:
  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<DiskCache> cache_;
};

void CachedRunsTest::aFinishedMapIsFoundByItsRecipe_data() {
  QTest::addColumn<int>("method");
  for (std::size_t method = 0; method < 4; ++method)
    QTest::newRow(kMethodNames.at(method)) << static_cast<int>(method);
}

void CachedRunsTest::aFinishedMapIsFoundByItsRecipe() {
  QFETCH(const int, method);
  Recipe recipe = recipeOf(optionsOf(static_cast<Method>(method)));
  QVERIFY(!findMap(*cache_, recipe));
  const MapRecord map = made(finished(*cache_, recipe));
  QVERIFY(keepMap(*cache_, recipe, map));
  recipe.dataset = "the same under another name";
  const auto found = findMap(*cache_, recipe);
  QVERIFY(found.has_value());
  QVERIFY(samples::sameBytes(*found->positions, *map.positions));
  QVERIFY(found->finished && found->options() == recipe.options);
  QCOMPARE(found->iteration, map.iteration);
  QCOMPARE(found->seconds, map.seconds);
  QCOMPARE(found->objective.size(), map.objective.size());
  if (!map.objective.empty()) QCOMPARE(found->objective.back().value, map.objective.back().value);
  QCOMPARE(found->objective.size(), map.objective.size());
  QCOMPARE(found->componentVariances, map.componentVariances);
  QVERIFY(found->mostDistorted == map.mostDistorted);
  QCOMPARE(found->mostDistorted.empty(), static_cast<Method>(method) != Method::mde);
  QCOMPARE(found->moments.size(), std::size_t{2});
  QVERIFY(samples::sameBytes(*found->moments[1].positions, *map.moments[1].positions));
  const auto bare = findMap(*cache_, recipe, false);
  QVERIFY(bare && bare->moments.empty());
  QVERIFY(samples::sameBytes(*bare->positions, *map.positions));
}

void CachedRunsTest::anotherRecipeFindsNothing_data() {
  using Edit = std::function<void(Recipe&)>;
  QTest::addColumn<Edit>("edit");
  QTest::newRow("data") << Edit([](Recipe& r) { r.fingerprint = "md5:others"; });
  QTest::newRow("rows") << Edit([](Recipe& r) { r.rows = "0-99"; });
  QTest::newRow("seed") << Edit([](Recipe& r) { r.options.seed = 1; });
  QTest::newRow("a parameter") << Edit([](Recipe& r) { r.options.tsne.theta = 0.5000000001; });
  QTest::newRow("version") << Edit([](Recipe& r) { r.version = "0.0.9"; });
  QTest::newRow("instruction set") << Edit([](Recipe& r) { r.instructionSet = "abacus"; });
  QTest::newRow("a change on the way") << Edit(
      [](Recipe& r) { r.changes = {{.iteration = 10, .options = {}, .what = "perplexity 12"}}; });
}

void CachedRunsTest::anotherRecipeFindsNothing() {
  using Edit = std::function<void(Recipe&)>;
  QFETCH(const Edit, edit);
  Recipe recipe = recipeOf(optionsOf(Method::tsne));
  QVERIFY(keepMap(*cache_, recipe, made(finished(*cache_, recipe))));
  QVERIFY(findMap(*cache_, recipe));
  edit(recipe);
  QVERIFY(!findMap(*cache_, recipe));
}

void CachedRunsTest::whatNoRecipeDecidesIsNotKept() {
  const Recipe recipe = recipeOf(optionsOf(Method::tsne));
  const MapRecord map = made(finished(*cache_, recipe));
  const auto refuses = [&](Recipe of, MapRecord what) {
    return keepMap(*cache_, of, what).has_value() && filesOf(*cache_, "map-").empty();
  };
  Recipe unknown = recipe;
  unknown.fingerprint.clear();
  QVERIFY(refuses(unknown, map));
  MapRecord stopped = map;
  stopped.finished = false;
  QVERIFY(refuses(recipe, stopped));
  MapRecord changed = map;
  changed.recipe.changes = {{.iteration = 10, .options = {}, .what = "perplexity 12"}};
  QVERIFY(refuses(recipe, changed));
  Recipe onTheWay = recipe;
  onTheWay.changes = changed.recipe.changes;
  QVERIFY(refuses(onTheWay, changed));
}

void CachedRunsTest::neighboursServeOtherMaps_data() {
  aFinishedMapIsFoundByItsRecipe_data();
}

void CachedRunsTest::neighboursServeOtherMaps() {
  QFETCH(const int, method);
  Recipe recipe = recipeOf(optionsOf(static_cast<Method>(method)));
  const bool needed = usesNeighbors(recipe.options);
  const MapRun first = finished(*cache_, recipe);
  QCOMPARE(needed, fs::exists(cache_->folder()) && filesOf(*cache_, "neighbours-").size() == 1);
  recipe.options.seed = 5;
  MapRun run = MapRun::create(input(), recipe.options).value();
  QCOMPARE(giveNeighbors(*cache_, recipe, run), needed);
  ThreadTeam team(1);
  QVERIFY(run.advance(1, team).has_value());
  QVERIFY(run.stage() != MapRun::Stage::neighbors);
  while (!run.finished()) QVERIFY(run.advance(20, team).has_value());
  const DiskCache nothing(folder_->path() / "nothing");
  QVERIFY(samples::sameBytes(run.embedding(), finished(nothing, recipe).embedding()));
}

void CachedRunsTest::otherNeighboursAreFoundAnew() {
  const Recipe recipe = recipeOf(optionsOf(Method::tsne));
  (void)finished(*cache_, recipe);
  const auto finds = [&](const std::function<void(Recipe&)>& edit) {
    Recipe other = recipe;
    edit(other);
    MapRun run = MapRun::create(input(), other.options).value();
    return giveNeighbors(*cache_, other, run);
  };
  QVERIFY(finds([](Recipe&) {}));
  QVERIFY(finds([](Recipe& r) { r.options.tsne.theta = 0.2; }));
  QVERIFY(finds([](Recipe& r) { r.options.neighborSearch = NeighborSearch::exact; }));
  QVERIFY(!finds([](Recipe& r) { r.fingerprint = "md5:others"; }));
  QVERIFY(!finds([](Recipe& r) { r.fingerprint.clear(); }));
  QVERIFY(!finds([](Recipe& r) { r.rows = "0-99"; }));
  QVERIFY(!finds([](Recipe& r) { r.options.pcaComponents = 4; }));
  QVERIFY(!finds([](Recipe& r) { r.options.tsne.perplexity = 11; }));
  QVERIFY(!finds([](Recipe& r) { r.options.neighborSearch = NeighborSearch::hnsw; }));
  QVERIFY(!finds([](Recipe& r) { r.version = "0.0.9"; }));
  QVERIFY(!finds([](Recipe& r) { r.instructionSet = "abacus"; }));
}

void CachedRunsTest::theRecallOfNeighboursIsKept() {
  Recipe recipe = recipeOf(optionsOf(Method::tsne));
  recipe.options.neighborSearch = NeighborSearch::hnsw;
  const MapRun first = finished(*cache_, recipe);
  QVERIFY(first.record().neighborRecall.has_value());
  const MapRun second = finished(*cache_, recipe);
  QCOMPARE(second.seconds().neighbors, 0.0);
  QCOMPARE(second.record().neighborRecall, first.record().neighborRecall);
  QVERIFY(samples::sameBytes(first.embedding(), second.embedding()));
}

void CachedRunsTest::aBrokenMapIsMadeAgain() {
  const Recipe recipe = recipeOf(optionsOf(Method::mde));
  const MapRecord map = made(finished(*cache_, recipe));
  QVERIFY(keepMap(*cache_, recipe, map));
  const fs::path file = filesOf(*cache_, "map-").front();
  int refused = 0;
  onEverySpoiledFile(file, [&](const char* how) {
    const auto found = findMap(*cache_, recipe);
    QVERIFY2(!found || samples::sameBytes(*found->positions, *map.positions), how);
    QVERIFY2(found || !fs::exists(file), how);
    refused += found ? 0 : 1;
  });
  QVERIFY(refused > 10);
}

void CachedRunsTest::brokenNeighboursAreFoundAgain() {
  const Recipe recipe = recipeOf(optionsOf(Method::umap));
  const MapRun first = finished(*cache_, recipe);
  const fs::path file = filesOf(*cache_, "neighbours-").front();
  const DiskCache nothing(folder_->path() / "nothing");
  MapRun searching = MapRun::create(input(), recipe.options).value();
  ThreadTeam team(1);
  while (searching.stage() != MapRun::Stage::affinities)
    QVERIFY(searching.advance(1, team).has_value());
  onEverySpoiledFile(file, [&](const char* how) {
    MapRun run = MapRun::create(input(), recipe.options).value();
    const bool given = giveNeighbors(*cache_, recipe, run);
    QVERIFY2(given != !fs::exists(file), how);
    if (given) QVERIFY2(run.neighbors()->indices == searching.neighbors()->indices, how);
  });
}

void CachedRunsTest::oneMapUnderTheNameOfAnotherIsNotTaken() {
  Recipe recipe = recipeOf(optionsOf(Method::umap));
  QVERIFY(keepMap(*cache_, recipe, made(finished(*cache_, recipe))));
  const fs::path first = filesOf(*cache_, "map-").front();
  recipe.options.seed = 1;
  QVERIFY(keepMap(*cache_, recipe, made(finished(*cache_, recipe))));
  for (const fs::path& file : filesOf(*cache_, "map-"))
    if (file != first) fs::copy_file(first, file, fs::copy_options::overwrite_existing);
  QVERIFY(!findMap(*cache_, recipe));
}

LOOKBOOK_TEST(CachedRunsTest)

}  // namespace test_cached_runs

#include "test_cached_runs.moc"
