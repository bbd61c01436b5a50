#include "core/session/session.h"
#include "tests/support/points.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <fstream>
#include <iterator>

namespace test_session {

using namespace lookbook;

class SessionTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<samples::Folder>(); }
  void cleanup() { folder_.reset(); }
  void everythingComesBack();
  void theSameSessionIsTheSameBytes();
  void whatIsCutOffOrChangedIsRefused();
  void whatIsNoSessionIsSaid();

 private:
  [[nodiscard]] std::filesystem::path path(const char* name) const {
    return folder_->path() / name;
  }

  std::unique_ptr<samples::Folder> folder_;
};

namespace {

/// One data set with a removed map and a t-SNE of five images, and a changed view.
Session sample() {
  Session session;
  SavedDataset& dataset = session.datasets.emplace_back();
  dataset = {.source = "/data/drawn", .title = "Drawn", .fingerprint = "md5:abc", .maps = {}};
  dataset.options = {.labelColumn = "first",
                     .transpose = OpenOptions::Transpose::no,
                     .background = OpenOptions::Background::black,
                     .resize = true};
  MapRecord map{.recipe = {.options = {.method = Method::tsne, .dims = 3, .seed = 7}},
                .images = {0, 2, 3, 5, 9},
                .imagesText = lookbook::text("five of them"),
                .finished = true,
                .iteration = 40,
                .iterations = 40,
                .seconds = 1.5};
  map.recipe.options.tsne.perplexity = 12.5;
  map.recipe.changes = {{.iteration = 20, .options = map.recipe.options, .what = "perplexity 50"}};
  map.recipe.changes[0].options->tsne.perplexity = 50;
  for (const int iteration : {0, 20, 40})
    map.moments.push_back(
        {.iteration = iteration,
         .positions = std::make_shared<const MatrixF>(
             samples::randomPoints(5, 3, static_cast<std::uint64_t>(iteration))),
         .divergence = iteration == 0 ? std::nullopt : std::optional(100.0 / iteration)});
  map.recipe.parent =
      Parent{.recipe = std::make_shared<const Recipe>(
                 Recipe{.dataset = "noise", .fingerprint = "md5:abc", .rows = "all", .count = 5}),
             .iteration = 20};
  map.positions = map.moments.back().positions;
  map.objective = {{20, 5.0}, {40, 2.5}};
  map.componentVariances = {0.5, 0.25};
  map.explainedVariance = 0.75;
  map.neighborRecall = 0.875;
  map.recipe.version = "0.0.9";
  map.recipe.instructionSet = "abacus";
  map.mostDistorted = {{.i = 0, .j = 4, .distance = 2.5F, .distortion = 0.1F},
                       {.i = 1, .j = 2, .distance = 0.1F, .kind = PairKind::dissimilar}};
  dataset.maps = {std::nullopt, map};
  session.view.page = Page::map;
  session.view.active = DatasetId(0);
  DatasetView& view = session.view.datasets.emplace_back();
  view.map = MapId(1);
  view.moment = 20;
  view.selection = std::make_shared<const ImageSet>(10, std::array<ImageIndex, 2>{3, 9});
  session.layout = "AAAA/w==";
  return session;
}

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

void SessionTest::everythingComesBack() {
  const Session saved = sample();
  QVERIFY(writeSession(path("a.lookbook"), saved));
  const auto read = readSession(path("a.lookbook"));
  QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
  QCOMPARE(read->layout, saved.layout);
  QCOMPARE(*read->view.datasets[0].selection, *saved.view.datasets[0].selection);
  ViewState view = read->view;
  view.datasets[0].selection = saved.view.datasets[0].selection;
  QVERIFY(view == saved.view);
  QCOMPARE(read->datasets.size(), std::size_t{1});
  const SavedDataset& dataset = read->datasets[0];
  QCOMPARE(dataset.source, saved.datasets[0].source);
  QCOMPARE(dataset.title, saved.datasets[0].title);
  QCOMPARE(dataset.fingerprint, saved.datasets[0].fingerprint);
  QVERIFY(dataset.options == saved.datasets[0].options);
  QCOMPARE(dataset.maps.size(), std::size_t{2});
  QVERIFY(!dataset.maps[0]);
  const MapRecord& map = *dataset.maps[1];
  const MapRecord& was = *saved.datasets[0].maps[1];
  QVERIFY(map.recipe.options == was.recipe.options);
  QVERIFY(map.recipe.changes == was.recipe.changes);
  QCOMPARE(map.recipe.parent->iteration, 20);
  QCOMPARE(map.recipe.parent->recipe->fingerprint, was.recipe.parent->recipe->fingerprint);
  QCOMPARE(map.images, was.images);
  QCOMPARE(map.imagesText.english(), was.imagesText.english());
  QCOMPARE(map.finished, was.finished);
  QCOMPARE(map.iteration, was.iteration);
  QCOMPARE(map.seconds, was.seconds);
  QCOMPARE(map.objective.back().value, 2.5);
  QCOMPARE(map.componentVariances, was.componentVariances);
  QCOMPARE(map.neighborRecall, was.neighborRecall);
  QCOMPARE(map.recipe.version, was.recipe.version);
  QCOMPARE(map.recipe.instructionSet, was.recipe.instructionSet);
  QCOMPARE(map.mostDistorted.size(), std::size_t{2});
  QVERIFY(map.mostDistorted[0] == was.mostDistorted[0]);
  QVERIFY(map.mostDistorted[1] == was.mostDistorted[1]);
  QVERIFY(samples::sameBytes(*map.positions, *was.positions));
  QCOMPARE(map.moments.size(), std::size_t{3});
  for (std::size_t i = 0; i < 3; ++i) {
    QCOMPARE(map.moments[i].iteration, was.moments[i].iteration);
    QCOMPARE(map.moments[i].divergence, was.moments[i].divergence);
    QVERIFY(samples::sameBytes(*map.moments[i].positions, *was.moments[i].positions));
  }
}

void SessionTest::theSameSessionIsTheSameBytes() {
  QVERIFY(writeSession(path("a.lookbook"), sample()));
  QVERIFY(writeSession(path("b.lookbook"), sample()));
  QCOMPARE(bytesOf(path("a.lookbook")), bytesOf(path("b.lookbook")));
}

void SessionTest::whatIsCutOffOrChangedIsRefused() {
  QVERIFY(writeSession(path("a.lookbook"), sample()));
  const std::string whole = bytesOf(path("a.lookbook"));
  for (std::size_t length = 0; length < whole.size(); length += 13) {
    write(path("cut.lookbook"), whole.substr(0, length));
    QVERIFY2(!readSession(path("cut.lookbook")), std::to_string(length).c_str());
  }
  // A changed byte of an array or of the text is found by the checksums of the archive.
  for (std::size_t at = 100; at < whole.size() / 2; at += 101) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    write(path("changed.lookbook"), changed);
    // An error or, if the byte is between entries, the session.
    (void)readSession(path("changed.lookbook"));
  }
}

void SessionTest::whatIsNoSessionIsSaid() {
  const auto says = [&](const char* name, const char* words) {
    const auto read = readSession(path(name));
    return !read && read.error().message.find(words) != std::string::npos &&
           read.error().message.find(name) != std::string::npos;
  };
  QVERIFY(says("missing.lookbook", "missing.lookbook"));
  write(path("text.lookbook"), "hello");
  QVERIFY(says("text.lookbook", "text.lookbook"));
  Session odd = sample();
  odd.datasets[0].maps[1]->images.pop_back();
  QVERIFY(writeSession(path("odd.lookbook"), odd));
  QVERIFY(says("odd.lookbook", "positions has 5 rows, but there are 4 images"));
  Session strange = sample();
  strange.datasets[0].maps[1]->mostDistorted.push_back({.i = 1, .j = 5});
  QVERIFY(writeSession(path("strange.lookbook"), strange));
  QVERIFY(
      says("strange.lookbook", "names the rows 1 and 5 as a pair; these must be two rows below 5"));
}

LOOKBOOK_TEST(SessionTest)

}  // namespace test_session

#include "test_session.moc"
