// Sessions of earlier versions can be read. tests/data/session has a file of each version, which is
// never changed: fields of sessions may be added, but not removed.

#include "core/io/zip_archive.h"
#include "core/session/session.h"
#include "core/session/session_json.h"
#include "tests/support/points.h"
#include "tests/support/sample_files.h"
#include "tests/support/saved_sessions.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <utility>
#include <vector>

namespace test_session_versions {

using namespace lookbook;

class SessionVersionsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyVersionIsKept();
  void versionOneOpens();
  void versionTwoOpens();
  void versionThreeOpens();
  void aLaterVersionIsRefusedInOneSentence();
};

namespace {

std::filesystem::path kept(int version) {
  return std::filesystem::path(LOOKBOOK_TEST_DATA) / "session" /
         ("version-" + std::to_string(version) + ".lookbook");
}

/// The fields of a session that version 3 has.
Session withoutMapFields(Session session) {
  session.view.classNames = true;
  for (DatasetView& view : session.view.datasets) {
    view.mapNotes.clear();
    view.otherCameras.clear();
  }
  return session;
}

/// The fields of a session that versions 1 and 2 have.
Session withoutLaterFields(Session session) {
  session = withoutMapFields(std::move(session));
  for (DatasetView& view : session.view.datasets) {
    view.onlySelection = false;
    view.sortReversed = false;
    view.arrangement = Arrangement::sheets;
    // Everything in view.
    if (view.galleryCamera == DatasetView{}.galleryCamera) view.galleryCamera = {};
  }
  return session;
}

bool same(const MapRecord& a, const MapRecord& b) {
  if (a.recipe.options != b.recipe.options || a.images != b.images ||
      a.imagesText.english() != b.imagesText.english() || a.finished != b.finished ||
      a.iteration != b.iteration || a.iterations != b.iterations || a.seconds != b.seconds ||
      a.explainedVariance != b.explainedVariance || a.componentVariances != b.componentVariances ||
      a.moments.size() != b.moments.size() || !samples::sameBytes(*a.positions, *b.positions))
    return false;
  for (std::size_t i = 0; i < a.moments.size(); ++i)
    if (a.moments[i].iteration != b.moments[i].iteration ||
        a.moments[i].divergence != b.moments[i].divergence ||
        !samples::sameBytes(*a.moments[i].positions, *b.moments[i].positions))
      return false;
  return true;
}

}  // namespace

/// When kSessionVersion is increased, a file of the new version must be added. This test leaves one
/// in test-output of the build folder.
void SessionVersionsTest::everyVersionIsKept() {
  std::filesystem::create_directories(LOOKBOOK_TEST_OUTPUT);
  const std::string name = "version-" + std::to_string(kSessionVersion) + ".lookbook";
  QVERIFY(
      writeSession(std::filesystem::path(LOOKBOOK_TEST_OUTPUT) / name, samples::savedSession()));
  for (int version = 1; version <= kSessionVersion; ++version)
    QVERIFY2(std::filesystem::exists(kept(version)), kept(version).c_str());
}

void SessionVersionsTest::versionOneOpens() {
  const auto read = readSession(kept(1));
  QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
  const Session was = withoutLaterFields(samples::savedSession());
  QCOMPARE(read->layout, was.layout);
  QVERIFY(samples::sameView(read->view, was.view));
  QCOMPARE(read->datasets.size(), std::size_t{2});
  for (std::size_t i = 0; i < 2; ++i) {
    QCOMPARE(read->datasets[i].source, was.datasets[i].source);
    QCOMPARE(read->datasets[i].title, was.datasets[i].title);
    QCOMPARE(read->datasets[i].fingerprint, was.datasets[i].fingerprint);
  }
  const auto& maps = read->datasets[0].maps;
  QCOMPARE(maps.size(), std::size_t{5});
  QVERIFY(!maps[1]);
  for (const std::size_t map : {0, 2, 3, 4})
    QVERIFY2(maps[map] && same(*maps[map], *was.datasets[0].maps[map]),
             std::to_string(map).c_str());
  QCOMPARE(maps[2]->recipe.changes.size(), std::size_t{1});
  QCOMPARE(maps[2]->recipe.changes[0].iteration, 20);
  QCOMPARE(maps[2]->recipe.changes[0].what, std::string("perplexity 12.5"));
  QCOMPARE(maps[2]->objective.size(), std::size_t{2});
  QCOMPARE(maps[2]->objective[1].value, 2.5);
  QCOMPARE(maps[4]->objective.size(), std::size_t{2});
  QCOMPARE(maps[4]->objective[1].residual, 0.125);
  QVERIFY(read->datasets[1].maps.empty());
}

void SessionVersionsTest::versionTwoOpens() {
  const auto read = readSession(kept(2));
  QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
  QVERIFY(samples::sameView(read->view, withoutLaterFields(samples::savedSession()).view));
}

void SessionVersionsTest::versionThreeOpens() {
  const auto read = readSession(kept(3));
  QVERIFY(read.has_value());
  Session was = withoutMapFields(samples::savedSession());
  was.view.datasets[1].arrangement = Arrangement::sheets;  // the default when the file was written
  was.view.datasets[1].galleryCamera = {};
  QVERIFY(samples::sameView(read->view, was.view));
}

void SessionVersionsTest::aLaterVersionIsRefusedInOneSentence() {
  const samples::Folder folder;
  const auto path = folder.path() / "later.lookbook";
  nlohmann::json json = toJson(samples::savedSession());
  json["version"] = kSessionVersion + 1;
  json["datasets"] = "something that this version knows nothing of";
  const std::string text = json.dump();
  QVERIFY(writeZip(path, {{"session.json",
                           {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}}}}));
  const auto read = readSession(path);
  QVERIFY(!read);
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  QCOMPARE(read.error().message,
           path.string() +
               " cannot be opened: The session was written by a newer Lookbook (format 5); this "
               "version reads up to format 4.");
}

LOOKBOOK_TEST(SessionVersionsTest)

}  // namespace test_session_versions

#include "test_session_versions.moc"
