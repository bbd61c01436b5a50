#include "core/io/npz.h"
#include "core/neighbors/graph_file.h"
#include "tests/support/points.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

namespace test_graph_file {

using lookbook::Error;
using lookbook::NeighborGraph;
using lookbook::npzArray;
using lookbook::NpzArray;

namespace fs = std::filesystem;

namespace {

const fs::path kFormats = fs::path(LOOKBOOK_TEST_DATA) / "formats";

NeighborGraph graphOf(const lookbook::MatrixF& points, int k) {
  lookbook::ThreadTeam team(2);
  return lookbook::exactNeighbors(points, k, team).value();
}

/// Three points with two neighbours each, as the arrays of a file; a test changes one of them.
struct Arrays {
  std::vector<double> data{1, 2, 1, 3, 2, 3};
  std::vector<std::int32_t> indices{1, 2, 0, 2, 0, 1};
  std::vector<std::int32_t> starts{0, 2, 4, 6};
  std::vector<std::int64_t> shape{3, 3};
  std::string format = "csr";

  void write(const fs::path& path) const {
    const auto of = [](const std::string& name, const auto& values) {
      using Value = typename std::decay_t<decltype(values)>::value_type;
      return npzArray<Value>(name, values, {values.size()});
    };
    const auto written =
        lookbook::writeNpz(path, {of("data", data),
                                  of("indices", indices),
                                  of("indptr", starts),
                                  of("shape", shape),
                                  {"format", "|S3", {}, std::as_bytes(std::span(format))}});
    if (!written) qFatal("A graph cannot be written.");
  }
};

}  // namespace

class TestGraphFile : public QObject {
  Q_OBJECT

 private slots:
  void graphComesBackAsItWas_data();
  void graphComesBackAsItWas();
  void graphOfScikitLearnIsRead();
  void rowsArePutByRisingDistance();
  void otherMatricesAreRefused_data();
  void otherMatricesAreRefused();
  void graphOfTooManyPointsIsNotRead();
  void arraysThatFitNoGraphAreNotRead_data();
  void arraysThatFitNoGraphAreNotRead();
  void brokenFileNeverGivesAnotherGraph();
};

void TestGraphFile::graphComesBackAsItWas_data() {
  QTest::addColumn<bool>("onGrid");
  QTest::newRow("points at random") << false;
  QTest::newRow("ties and duplicates") << true;
}

void TestGraphFile::graphComesBackAsItWas() {
  QFETCH(bool, onGrid);
  const samples::Folder folder;
  const NeighborGraph graph =
      graphOf(onGrid ? samples::gridPoints(200, 2, 5) : samples::randomPoints(200, 7), 13);
  QVERIFY(lookbook::writeNeighborGraph(folder.path() / "graph.npz", graph));
  const auto read = lookbook::readNeighborGraph(folder.path() / "graph.npz");
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->n, graph.n);
  QCOMPARE(read->k, graph.k);
  QCOMPARE(read->indices, graph.indices);
  QCOMPARE(read->squaredDistances, graph.squaredDistances);
}

// Three neighbours each of 12 points at i^2 / 2 on a line, as written by scipy.sparse.save_npz.
void TestGraphFile::graphOfScikitLearnIsRead() {
  lookbook::MatrixF points(12, 1);
  for (int i = 0; i < 12; ++i) points(i, 0) = static_cast<float>(i * i) / 2;
  const NeighborGraph expected = graphOf(points, 3);
  for (const char* name : {"graph.npz", "graph-by-column.npz"}) {
    const auto read = lookbook::readNeighborGraph(kFormats / name);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->indices, expected.indices);
    QCOMPARE(read->squaredDistances, expected.squaredDistances);
  }
}

void TestGraphFile::rowsArePutByRisingDistance() {
  const samples::Folder folder;
  Arrays arrays;
  arrays.data = {2, 1, 3, 1, 3, 2};
  arrays.write(folder.path() / "graph.npz");
  const auto read = lookbook::readNeighborGraph(folder.path() / "graph.npz");
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->indices, (std::vector<std::uint32_t>{2, 1, 2, 0, 1, 0}));
  QCOMPARE(read->squaredDistances, (std::vector<float>{1, 4, 1, 9, 4, 9}));
}

void TestGraphFile::otherMatricesAreRefused_data() {
  QTest::addColumn<QString>("change");
  QTest::addColumn<QString>("reason");
  QTest::newRow("layout") << "coo" << "in the layout coo. Convert it to csr";
  QTest::newRow("not square") << "wide" << "a matrix that is not square";
  QTest::newRow("empty") << "empty" << "a matrix that is not square";
  QTest::newRow("starts") << "starts" << "rows of different lengths";
  QTest::newRow("too few starts") << "fewer starts" << "arrays whose lengths do not match";
  QTest::newRow("too few distances") << "fewer data" << "arrays whose lengths do not match";
  QTest::newRow("column too high")
      << "high" << "a column that does not exist in row 1. Columns are 0 to 2.";
  QTest::newRow("negative column") << "low" << "a column that does not exist in row 1";
  QTest::newRow("itself") << "itself" << "a point among its own neighbours in row 0";
  QTest::newRow("twice") << "twice" << "a neighbour twice in row 0";
  QTest::newRow("infinite") << "infinite" << "in row 2 that is negative or not finite";
  QTest::newRow("overflow") << "overflow" << "in row 2 that is negative or not finite";
  QTest::newRow("no number") << "nan" << "in row 2 that is negative or not finite";
  QTest::newRow("negative") << "negative" << "in row 2 that is negative or not finite";
}

void TestGraphFile::otherMatricesAreRefused() {
  QFETCH(QString, change);
  QFETCH(QString, reason);
  Arrays arrays;
  if (change == "coo") arrays.format = "coo";
  if (change == "wide") arrays.shape = {3, 4};
  if (change == "empty") arrays.shape = {0, 0};
  if (change == "starts") arrays.starts = {0, 1, 4, 6};
  if (change == "fewer starts") arrays.starts.pop_back();
  if (change == "fewer data") arrays.data.pop_back();
  if (change == "high") arrays.indices[3] = 3;
  if (change == "low") arrays.indices[3] = -1;
  if (change == "itself") arrays.indices[0] = 0;
  if (change == "twice") arrays.indices[0] = 2;
  if (change == "infinite") arrays.data[5] = std::numeric_limits<double>::infinity();
  if (change == "overflow") arrays.data[5] = 1e30;
  if (change == "nan") arrays.data[5] = std::numeric_limits<double>::quiet_NaN();
  if (change == "negative") arrays.data[5] = -1;
  const samples::Folder folder;
  arrays.write(folder.path() / "graph.npz");
  const auto read = lookbook::readNeighborGraph(folder.path() / "graph.npz");
  QVERIFY(!read);
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  const QString message = QString::fromStdString(read.error().message);
  QVERIFY2(message.contains(reason), qPrintable(message));
  QVERIFY(!message.contains('\n'));
}

void TestGraphFile::graphOfTooManyPointsIsNotRead() {
  const samples::Folder folder;
  const auto path = folder.path() / "graph.npz";
  Arrays().write(path);
  QVERIFY(lookbook::readNeighborGraph(path, 3));
  const auto read = lookbook::readNeighborGraph(path, 2);
  QVERIFY(!read);
  const QString message = QString::fromStdString(read.error().message);
  QVERIFY2(message.contains("a graph of more than 2 points"), qPrintable(message));
}

void TestGraphFile::arraysThatFitNoGraphAreNotRead_data() {
  QTest::addColumn<QString>("array");
  for (const char* array : {"data", "indices", "indptr", "shape"}) QTest::newRow(array) << array;
}

/// There are more values than three points can have neighbours.
void TestGraphFile::arraysThatFitNoGraphAreNotRead() {
  QFETCH(QString, array);
  Arrays arrays;
  if (array == "data") arrays.data.resize(7);
  if (array == "indices") arrays.indices.resize(7);
  if (array == "indptr") arrays.starts.resize(5);
  if (array == "shape") arrays.shape.resize(3);
  const samples::Folder folder;
  arrays.write(folder.path() / "graph.npz");
  const auto read = lookbook::readNeighborGraph(folder.path() / "graph.npz");
  QVERIFY(!read);
  const QString message = QString::fromStdString(read.error().message);
  QVERIFY2(message.contains(array + ".npy has "), qPrintable(message));
  QVERIFY2(message.contains(" values, which are too many"), qPrintable(message));
}

// Truncated after every byte, and with every byte flipped: an error, or the original graph.
void TestGraphFile::brokenFileNeverGivesAnotherGraph() {
  const QByteArray good = samples::contentOf(kFormats / "graph.npz");
  const auto expected = lookbook::readNeighborGraph(kFormats / "graph.npz");
  QVERIFY(expected);
  const samples::Folder folder;
  int refused = 0;
  for (qsizetype at = 0; at < 2 * good.size(); ++at) {
    QByteArray bytes = good;
    if (at < good.size())
      bytes.truncate(at);
    else
      bytes[at - good.size()] ^= 0x55;
    const auto read = lookbook::readNeighborGraph(folder.add("broken.npz", bytes));
    if (!read)
      ++refused;
    else
      QVERIFY2(read->indices == expected->indices &&
                   read->squaredDistances == expected->squaredDistances,
               qPrintable(QString::number(at)));
  }
  QVERIFY(refused > good.size());
}

LOOKBOOK_TEST(TestGraphFile)

}  // namespace test_graph_file

#include "test_graph_file.moc"
