#include "core/session/session.h"
#include "tests/readers/readers.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>

namespace test_array_readers {

using namespace lookbook;

/// Every kind of file that lookbook-cli exports is read by NumPy, SciPy, scikit-learn, Pillow and
/// Python. The scripts in this folder check its content.
class ArrayReadersTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void exportsAreRead_data();
  void exportsAreRead();
  void graphsAreRead();
  void graphsOfOthersAreLaidOut();
  void momentsOfARunAreRead();
  void sessionsAreRead();

 private:
  [[nodiscard]] QString check(const char* name, const char* script = "read_arrays.py") const {
    return exchange_.python(QLatin1String(script), QLatin1String(name));
  }

  samples::Exchange exchange_;
};

namespace {

constexpr const char* kGraphs = "read_graphs.py";
constexpr const char* kFashion = "fashion-mnist --split test --limit 500 ";

QString fashion(const char* command, const char* words) {
  return QLatin1String(command) + QLatin1Char(' ') + QLatin1String(kFashion) + QLatin1String(words);
}

/// Five of ten images in a 3-D map with three moments, whose numbers read_arrays.py checks.
Session madeUpSession() {
  Session session;
  session.datasets.push_back(
      {.source = "/data/drawn", .title = "Drawn", .fingerprint = "md5:abc", .maps = {}});
  MapRecord map{.recipe = {.options = {.method = Method::tsne, .dims = 3}},
                .images = {0, 2, 3, 5, 9},
                .imagesText = lookbook::text("five of them"),
                .finished = true,
                .iteration = 40,
                .iterations = 40};
  for (const int iteration : {0, 20, 40}) {
    MatrixF positions(5, 3);
    for (Eigen::Index i = 0; i < positions.size(); ++i)
      positions.data()[i] = static_cast<float>(iteration + i) / 8;
    map.moments.push_back({.iteration = iteration,
                           .positions = std::make_shared<const MatrixF>(std::move(positions)),
                           .divergence = std::nullopt});
  }
  map.positions = map.moments.back().positions;
  session.datasets.front().maps = {std::nullopt, map};
  DatasetView& view = session.view.datasets.emplace_back();
  view.map = MapId(1);
  view.selection = std::make_shared<const ImageSet>(10, std::array<ImageIndex, 2>{3, 9});
  return session;
}

}  // namespace

void ArrayReadersTest::initTestCase() {
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(QStringLiteral("info fashion-mnist --json"),
                                              QStringLiteral("info.json")));
  LOOKBOOK_VERIFY_QUIET(
      exchange_.lookbookCli(fashion("embed", "--method pca --quiet --out map.npy")));
  LOOKBOOK_VERIFY_QUIET(check("draw"));
}

void ArrayReadersTest::exportsAreRead_data() {
  QTest::addColumn<QString>("words");
  const auto row = [](const char* name, const char* data, const char* words) {
    QTest::newRow(name) << QStringLiteral("export ") + QLatin1String(data) + QLatin1String(words);
  };
  const char* const drawn = "drawn ";
  row("csv", kFashion, "--map map.npy --as csv --out map.csv");
  row("odd_csv", drawn, "--map drawn.npy --as csv --out odd.csv");
  row("npz", kFashion, "--map map.npy --as npz --out map.npz");
  row("class_npz", kFashion, "--map map.npy --class Bag --as npz --out bags.npz");
  row("npy", kFashion, "--map map.npy --as npy --out again.npy");
  row("labels", kFashion, "--as labels --out labels.npy");
  row("indices", kFashion, "--as indices --out indices.npy");
  row("edges", kFashion, "--as edges --neighbors 3 --pca 0 --out edges.csv");
  row("idx", kFashion, "--as idx --out idx");
  row("odd_idx", drawn, "--as idx --out odd-idx");
  row("sheet", kFashion, "--as sheet --out sheet.png");
  row("odd_sheet", drawn, "--as sheet --out odd-sheet.png");
  row("folder", kFashion, "--as folder --out pictures");
  row("odd_folder", drawn, "--as folder --out odd-pictures");
  row("projector", kFashion,
      "--map map.npy --as projector --url https://example.org/fashion --out projector");
  row("odd_projector", drawn, "--as projector --out odd-projector");
}

void ArrayReadersTest::exportsAreRead() {
  QFETCH(const QString, words);
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(words));
  LOOKBOOK_VERIFY_QUIET(check(QTest::currentDataTag()));
}

void ArrayReadersTest::graphsAreRead() {
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(
      fashion("export", "--as graph --neighbors 15 --pca 0 --out graph.npz")));
  LOOKBOOK_VERIFY_QUIET(check("graph", kGraphs));
}

/// Also checks the scores against those of scikit-learn.
void ArrayReadersTest::graphsOfOthersAreLaidOut() {
  LOOKBOOK_VERIFY_QUIET(check("make_graph", kGraphs));
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(
      fashion("embed",
              "--method tsne --pca 0 --graph given.npz --quiet --out given.npy "
              "--report given.json")));
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(fashion("score", "--map given.npy --pca 0 --json"),
                                              QStringLiteral("scores.json")));
  LOOKBOOK_VERIFY_QUIET(check("given_graph", kGraphs));
}

void ArrayReadersTest::momentsOfARunAreRead() {
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(
      fashion("embed",
              "--method tsne --iterations 100 --every 40 --frames frames --quiet "
              "--out run.npy")));
  LOOKBOOK_VERIFY_QUIET(check("frames"));
}

void ArrayReadersTest::sessionsAreRead() {
  QVERIFY(writeSession(exchange_.file("mine.lookbook"), madeUpSession()));
  LOOKBOOK_VERIFY_QUIET(check("session"));
}

LOOKBOOK_TEST(ArrayReadersTest)

}  // namespace test_array_readers

#include "test_array_readers.moc"
