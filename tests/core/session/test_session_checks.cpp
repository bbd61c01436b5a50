// Sessions with impossible contents are refused with an error, or limited to what exists.

#include "core/runs/files/array_archive.h"
#include "core/session/path_text.h"
#include "core/session/session.h"
#include "core/session/session_json.h"
#include "tests/support/datasets.h"
#include "tests/support/sample_files.h"
#include "tests/support/saved_sessions.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <functional>
#include <limits>

namespace test_session_checks {

using namespace lookbook;
using nlohmann::json;

namespace {

constexpr float kNotANumber = std::numeric_limits<float>::quiet_NaN();

/// Only the first data set of the saved session, whose maps 2 and 4 are a t-SNE and an MDE.
Session sample() {
  Session session = samples::savedSession();
  session.datasets.resize(1);
  session.view.datasets.resize(1);
  session.view.compared = {DatasetId(0), std::nullopt};
  return session;
}

MapRecord& tsneOf(Session& session) {
  return *session.datasets[0].maps[2];
}

/// Replaces the positions of a map by a copy with one changed value.
void put(MapRecord& map, float value) {
  auto positions = std::make_shared<MatrixF>(*map.positions);
  (*positions)(1, 1) = value;
  map.positions = std::move(positions);
}

}  // namespace

using Change = std::function<void(Session&)>;
class SessionChecksTest : public QObject {
  Q_OBJECT

 private slots:
  void numbersThatCannotBeAreRefused_data();
  void numbersThatCannotBeAreRefused();
  void arraysThatDoNotFitAreRefused_data();
  void arraysThatDoNotFitAreRefused();
  void whatIsNotThereIsLeftOut();
  void anotherDataSetIsRefused();
  void messagesQuoteLittle();
  void deepJsonIsRefused();
  void manyBranchesAreWrittenAndReadAgain();
  void pathsKeepTheirBytes_data();
  void pathsKeepTheirBytes();
};

void SessionChecksTest::numbersThatCannotBeAreRefused_data() {
  QTest::addColumn<QString>("place");
  QTest::addColumn<QString>("value");
  const auto row = [](const char* place, const char* value) {
    QTest::addRow("%s %s", place, value) << place << value;
  };
  row("/version", "1e300");
  row("/version", "-1");
  row("/datasets/0/maps/2/iteration", "1e300");
  row("/datasets/0/maps/2/iteration", "-1");
  row("/datasets/0/maps/2/iterations", "9223372036854775808");
  row("/datasets/0/maps/2/seconds", "-5");
  row("/datasets/0/maps/2/seconds", "null");
  row("/datasets/0/maps/2/moments/0/0", "-2147483648");
  row("/datasets/0/maps/2/moments/1/0", "0");
  row("/datasets/0/maps/2/moments/2/0", "2147483647");
  row("/datasets/0/maps/2/moments/2/0", "20.5");
  row("/datasets/0/maps/2/moments/1/1", "\"low\"");
  row("/datasets/0/maps/2/kl_divergences/1/0", "10");
  row("/datasets/0/maps/2/kl_divergences/1/0", "1e300");
  row("/datasets/0/maps/2/kl_divergences/1/1", "null");
  row("/datasets/0/maps/4/distortions/1/0", "-4");
  row("/datasets/0/maps/4/distortions/1/2", "-1");
  row("/datasets/0/maps/2/explained_variance", "1e300");
  row("/datasets/0/maps/2/component_variances/0", "-0.5");
  row("/datasets/0/maps/2/component_variances/0", "null");
  row("/datasets/0/maps/2/neighbor_recall", "2");
  row("/datasets/0/maps/2/most_distorted", "[[-1, 2, 0.5, 0.5, \"similar\"]]");
  row("/datasets/0/maps/2/most_distorted", "[[1e300, 2, 0.5, 0.5, \"similar\"]]");
  row("/datasets/0/maps/2/most_distorted", "[[1, 2, 1e300, 0.5, \"similar\"]]");
  row("/datasets/0/maps/2/most_distorted", "[[1, 2, 0.5, 0.5, \"alike\"]]");
  row("/datasets/0/maps/2/recipe/changes/0/iteration", "1e300");
  row("/datasets/0/maps/2/recipe/changes/0/iteration", "-1");
  row("/datasets/0/maps/2/recipe/options/dims", "1e300");
  row("/datasets/0/maps/2/recipe/options/dims", "2.5");
  row("/datasets/0/maps/2/recipe/options/iterations", "1e300");
  row("/datasets/0/maps/2/recipe/options/seed", "18446744073709551615");
  row("/view/active", "1e300");
  row("/view/active", "9223372036854775807");
  row("/view/compared/0", "4294967296");
  row("/view/point-size", "null");
  row("/view/datasets/0/current", "-1");
  row("/view/datasets/0/current", "4294967296");
  row("/view/datasets/0/hidden-classes", "[65536]");
  row("/view/datasets/0/hidden-classes", "[1e300]");
}

void SessionChecksTest::numbersThatCannotBeAreRefused() {
  QFETCH(QString, place);
  QFETCH(QString, value);
  json in = toJson(sample());
  QVERIFY(sessionFromJson(in));
  in[json::json_pointer(place.toStdString())] = json::parse(value.toStdString());
  const auto read = sessionFromJson(in);
  QVERIFY(!read);
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  QVERIFY2(read.error().message.size() < 300, read.error().message.c_str());
}

void SessionChecksTest::arraysThatDoNotFitAreRefused_data() {
  QTest::addColumn<Change>("change");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* name, Change change, const char* words) {
    QTest::newRow(name) << std::move(change) << QString::fromUtf8(words);
  };
  row("no number", [](Session& s) { put(tsneOf(s), kNotANumber); }, "not a finite number");
  row(
      "infinite", [](Session& s) { put(tsneOf(s), std::numeric_limits<float>::infinity()); },
      "not a finite number");
  row("far out", [](Session& s) { put(tsneOf(s), -1e38F); }, "beyond 1e18");
  for (const int dims : {1, 2, 100})
    row(
        "other dimensions",
        [dims](Session& s) { tsneOf(s).positions = samples::plainPositions(5, dims, 1); },
        "but the map's recipe names 3 dimensions");
  row(
      "fewer rows", [](Session& s) { tsneOf(s).positions = samples::plainPositions(4, 3, 1); },
      "positions has 4 rows");
  row(
      "falling images", [](Session& s) { tsneOf(s).images = {9, 5, 3, 2, 0}; },
      "image 5 after image 9");
  row(
      "the same image", [](Session& s) { tsneOf(s).images = {3, 3, 3, 3, 3}; },
      "image 3 after image 3");
  row(
      "moments of no number",
      [](Session& s) {
        auto positions = std::make_shared<MatrixF>(*tsneOf(s).moments[1].positions);
        positions->setConstant(kNotANumber);
        tsneOf(s).moments[1].positions = std::move(positions);
      },
      "moments holds a value that is not a finite number");
  row(
      "pairs of one row", [](Session& s) { tsneOf(s).mostDistorted.push_back({.i = 1, .j = 1}); },
      "two rows below 5");
}

void SessionChecksTest::arraysThatDoNotFitAreRefused() {
  QFETCH(Change, change);
  QFETCH(QString, words);
  const samples::Folder folder;
  Session session = sample();
  QVERIFY(writeSession(folder.path() / "good.lookbook", session));
  QVERIFY(readSession(folder.path() / "good.lookbook"));
  change(session);
  QVERIFY(writeSession(folder.path() / "odd.lookbook", session));
  const auto read = readSession(folder.path() / "odd.lookbook");
  QVERIFY(!read);
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  QVERIFY2(read.error().message.find(words.toStdString()) != std::string::npos,
           read.error().message.c_str());
}

void SessionChecksTest::whatIsNotThereIsLeftOut() {
  const DatasetPtr data = samples::small(10, 10);
  Session session = sample();
  session.datasets[0].fingerprint = data->fingerprint();
  session.view.active = DatasetId(7);
  session.view.compared = {DatasetId(0), DatasetId(77)};
  session.view.pointSize = 1e9;
  session.view.opacity = -3;
  DatasetView& view = session.view.datasets[0];
  for (const ImageIndex current : {10U, 4'000'000'000U}) {
    view.current = current;
    QVERIFY(fitSession(session, {data}));
    QVERIFY(!view.current);
  }
  QCOMPARE(session.view.active, DatasetId(0));
  QCOMPARE(session.view.compared[0], DatasetId(0));
  QVERIFY(!session.view.compared[1]);
  QVERIFY(session.view.pointSize <= 100);
  QCOMPARE(session.view.opacity, 0.0);
  view.map = MapId(1);  // this map was removed
  view.secondMap = MapId(99);
  view.moment = 1e300;
  view.filter.hiddenClasses.set(2).set(200);
  view.mapCamera = {.focus = {1e308, 0, 0}, .height = 3};
  view.galleryCamera = {.tilePixels = 1e-300};
  view.mapNotes = {
      {MapId(0), {.name = "a"}}, {MapId(1), {.name = "b"}}, {MapId(99), {.name = "c"}}};
  view.otherCameras = {
      {MapId(1), {.height = 3}}, {MapId(2), {.height = 3}}, {MapId(3), {.height = -1}}};
  QVERIFY(fitSession(session, {data}));
  QCOMPARE(view.map, std::nullopt);
  QCOMPARE(view.secondMap, std::nullopt);
  QVERIFY(view.moment <= 1e6);
  QVERIFY(view.filter.hiddenClasses[2] && !view.filter.hiddenClasses[200]);
  QVERIFY(view.mapCamera == MapCamera{});
  QVERIFY((view.mapNotes == std::map<MapId, MapNote>{{MapId(0), {.name = "a"}}}));
  QVERIFY((view.otherCameras == std::map<MapId, MapCamera>{{MapId(2), {.height = 3}}}));
  QVERIFY(view.galleryCamera == GalleryCamera{});
}

void SessionChecksTest::anotherDataSetIsRefused() {
  const DatasetPtr data = samples::small(10, 10);
  Session session = sample();
  const auto changed = fitSession(session, {data});
  QVERIFY(!changed);
  QVERIFY(changed.error().message.find("is no longer the Drawn") != std::string::npos);
  session.datasets[0].fingerprint = data->fingerprint();
  session.view.datasets[0].selection = std::make_shared<const ImageSet>(11);
  const auto larger = fitSession(session, {data});
  QVERIFY(!larger);
  QVERIFY(larger.error().message.find("selection is of 11 images, but Drawn has 10") !=
          std::string::npos);
  session.view.datasets[0].selection = std::make_shared<const ImageSet>(10);
  tsneOf(session).images = {0, 1, 2, 3, 10};
  const auto many = fitSession(session, {data});
  QVERIFY(!many);
  QVERIFY(many.error().message.find("image 10, but Drawn has images 0 to 9") != std::string::npos);
  Session twice = samples::savedSession();
  twice.datasets[1].fingerprint = twice.datasets[0].fingerprint;
  QVERIFY(!sessionFromJson(toJson(twice)));
}

void SessionChecksTest::messagesQuoteLittle() {
  for (const char* place : {"/view/page", "/view/datasets/0/hidden-classes",
                            "/datasets/0/maps/2/recipe/options/perplexity"}) {
    json in = toJson(sample());
    in[json::json_pointer(place)] = std::string(100'000, 'x');
    const auto read = sessionFromJson(in);
    QVERIFY(!read);
    QVERIFY2(read.error().message.size() < 300, place);
  }
}

void SessionChecksTest::deepJsonIsRefused() {
  const samples::Folder folder;
  const std::string text =
      R"({"version":1,"datasets":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  const auto bytes = std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  QVERIFY(writeZip(folder.path() / "deep.lookbook", {{"session.json", {bytes}}}));
  const auto read = readSession(folder.path() / "deep.lookbook");
  QVERIFY(!read);
  QCOMPARE(read.error().kind, Error::Kind::badFile);
}

void SessionChecksTest::manyBranchesAreWrittenAndReadAgain() {
  const samples::Folder folder;
  Session session = sample();
  Recipe recipe{.dataset = "Drawn", .fingerprint = "md5:abc", .rows = "all", .count = 5};
  for (int generation = 0; generation < 200; ++generation)
    recipe.parent = Parent{.recipe = std::make_shared<const Recipe>(recipe), .iteration = 20};
  tsneOf(session).recipe.parent = recipe.parent;
  QVERIFY(writeSession(folder.path() / "a.lookbook", session));
  const auto read = readSession(folder.path() / "a.lookbook");
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  int generations = 0;
  for (const auto* parent = &read->datasets[0].maps[2]->recipe.parent; *parent;
       parent = &(*parent)->recipe->parent)
    ++generations;
  QCOMPARE(generations, kMostGenerations);
}

void SessionChecksTest::pathsKeepTheirBytes_data() {
  QTest::addColumn<QByteArray>("path");
  QTest::newRow("plain") << QByteArray("/data/drawn");
  QTest::newRow("UTF-8") << QByteArray("/data/m\xC3\xBCller");
  QTest::newRow("Latin-1") << QByteArray("/x/m\xFCller/fashion-mnist");
  QTest::newRow("control characters") << QByteArray("/x/a\x01\x1B]0;\nb");
  QTest::newRow("like an escape") << QByteArray("/x/%41%FC/100%");
  QTest::newRow("like an escape, Latin-1") << QByteArray("/x/%41%FC/100%\xFC%");
}

void SessionChecksTest::pathsKeepTheirBytes() {
  QFETCH(QByteArray, path);
  const samples::Folder folder;
  Session session = sample();
  session.datasets[0].source = path.toStdString();
  session.datasets[0].title = path.toStdString();
  QVERIFY(writeSession(folder.path() / "a.lookbook", session));
  const auto read = readSession(folder.path() / "a.lookbook");
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->datasets[0].source, path.toStdString());
  QCOMPARE(pathFromText(pathText(path.toStdString())), path.toStdString());
}

LOOKBOOK_TEST(SessionChecksTest)

}  // namespace test_session_checks

#include "test_session_checks.moc"
