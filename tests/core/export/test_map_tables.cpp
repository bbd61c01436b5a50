#include "core/export/map_tables.h"
#include "core/io/npy.h"
#include "core/io/zip_archive.h"
#include "tests/support/datasets.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <cstdlib>

namespace test_map_tables {

using lookbook::Error;
using lookbook::exportRows;
using lookbook::ExportRows;
using lookbook::MatrixF;

namespace {

/// Images 1, 0 and 4 of five on a map; the last of the five is a test image.
ExportRows sample(int dims = 2) {
  auto parts = samples::smallParts(5, 4);
  parts.classNames = {"zero", "one, \"the\" first", "two"};
  MatrixF map(3, dims);
  for (int i = 0; i < map.size(); ++i) map.data()[i] = 0.1F * static_cast<float>(i) - 1;
  return exportRows(lookbook::Dataset::create(std::move(parts)).value(), {1, 0, 4}, {},
                    std::move(map))
      .value();
}

QByteArray csvOf(const ExportRows& rows) {
  const samples::Folder folder;
  if (!lookbook::writeMapCsv(folder.path() / "map.csv", rows)) return {};
  return samples::contentOf(folder.path() / "map.csv");
}

}  // namespace

class TestMapTables : public QObject {
  Q_OBJECT

 private slots:
  void tableHoldsARowForEachImage();
  void columnsFollowTheMap();
  void numbersReadBackTheSame();
  void tableOfImagesWithoutLabelsHasGaps();
  void rowsWithoutAMapAreListed();
  void manyDimensionsAreNumbered();
  void archiveHoldsMapIndicesAndLabels();
  void ownLabelsGoBeforeTheDataSets();
  void whatDoesNotFitIsRefused_data();
  void whatDoesNotFitIsRefused();
  void failureLeavesNothing();
};

void TestMapTables::tableHoldsARowForEachImage() {
  QCOMPARE(csvOf(sample()), QByteArray("index,split,label,class,x,y\n"
                                       "1,train,1,\"one, \"\"the\"\" first\",-1,-0.9\n"
                                       "0,train,0,zero,-0.8,-0.7\n"
                                       "4,test,1,\"one, \"\"the\"\" first\",-0.6,-0.5\n"));
}

void TestMapTables::columnsFollowTheMap() {
  ExportRows rows = sample();
  rows.columns = {{.name = "recall", .values = {0.5F, std::nanf(""), 1}}};
  QCOMPARE(csvOf(rows), QByteArray("index,split,label,class,x,y,recall\n"
                                   "1,train,1,\"one, \"\"the\"\" first\",-1,-0.9,0.5\n"
                                   "0,train,0,zero,-0.8,-0.7,\n"
                                   "4,test,1,\"one, \"\"the\"\" first\",-0.6,-0.5,1\n"));
}

void TestMapTables::numbersReadBackTheSame() {
  ExportRows rows = sample();
  const std::vector<float> hard{1e-30F,         16777217.0F,     0.1F,
                                -3.4028235e38F, 1.17549435e-38F, 1.0F / 3};
  std::copy(hard.begin(), hard.end(), rows.map.data());
  QList<QByteArray> lines = csvOf(rows).trimmed().split('\n');
  std::vector<float> read;
  for (const QByteArray& line : lines.mid(1))
    for (const QByteArray& field : line.split(',').last(2))
      read.push_back(std::strtof(field.constData(), nullptr));
  QCOMPARE(read, hard);
}

void TestMapTables::tableOfImagesWithoutLabelsHasGaps() {
  auto parts = samples::smallParts(2, 2);
  parts.labels.clear();
  auto rows = exportRows(lookbook::Dataset::create(std::move(parts)).value(), {0, 1}, {},
                         MatrixF::Zero(2, 3));
  QVERIFY(rows);
  QCOMPARE(csvOf(*rows),
           QByteArray("index,split,label,class,x,y,z\n0,train,,,0,0,0\n1,train,,,0,0,0\n"));
}

void TestMapTables::rowsWithoutAMapAreListed() {
  const auto rows = exportRows(samples::small(3, 2), {2, 0});
  QVERIFY(rows);
  QCOMPARE(csvOf(*rows), QByteArray("index,split,label,class\n2,test,2,two\n0,train,0,zero\n"));
  const samples::Folder folder;
  QVERIFY(lookbook::writeMapNpz(folder.path() / "rows.npz", *rows));
  const auto archive = lookbook::ZipArchive::open(folder.path() / "rows.npz");
  QVERIFY(archive);
  QCOMPARE(archive->names(), (std::vector<std::string>{"indices.npy", "labels.npy"}));
}

void TestMapTables::manyDimensionsAreNumbered() {
  QVERIFY(csvOf(sample(4)).startsWith("index,split,label,class,x1,x2,x3,x4\n"));
}

void TestMapTables::archiveHoldsMapIndicesAndLabels() {
  const samples::Folder folder;
  const ExportRows rows = sample();
  QVERIFY(lookbook::writeMapNpz(folder.path() / "map.npz", rows));
  const auto archive = lookbook::ZipArchive::open(folder.path() / "map.npz");
  QVERIFY2(archive, archive ? "" : archive.error().message.c_str());
  QCOMPARE(archive->names(), (std::vector<std::string>{"map.npy", "indices.npy", "labels.npy"}));
  const auto map = archive->read("map.npy").and_then(
      [](const lookbook::ByteStream& stream) { return lookbook::readNpy(stream); });
  QVERIFY2(map, map ? "" : map.error().message.c_str());
  QVERIFY(*map == rows.map);
  const auto contentOf = [&](const char* name) {
    const auto stream = archive->read(name).value();
    QByteArray bytes(static_cast<qsizetype>(stream.size), '\0');
    const auto read = stream.read(
        {reinterpret_cast<std::uint8_t*>(bytes.data()), static_cast<std::size_t>(stream.size)});
    return read ? bytes : QByteArray();
  };
  QVERIFY(
      contentOf("indices.npy").contains("'descr': '<u4', 'fortran_order': False, 'shape': (3,)"));
  QVERIFY(contentOf("indices.npy").endsWith(QByteArray("\1\0\0\0\0\0\0\0\4\0\0\0", 12)));
  QVERIFY(contentOf("labels.npy").endsWith(QByteArray("\n\1\0\1", 4)));
}

void TestMapTables::ownLabelsGoBeforeTheDataSets() {
  const auto rows = exportRows(samples::small(3, 3), {2, 1}, {4, 0});
  QVERIFY(rows);
  QCOMPARE(rows->className(0), std::string("class 4"));
  QCOMPARE(rows->className(1), std::string("zero"));
}

void TestMapTables::whatDoesNotFitIsRefused_data() {
  QTest::addColumn<int>("images");
  QTest::addColumn<int>("labels");
  QTest::addColumn<int>("mapRows");
  QTest::addColumn<QString>("reason");
  QTest::newRow("nothing") << 0 << 0 << 0 << "There are no images to export.";
  QTest::newRow("labels") << 3 << 2 << 0 << "There are 2 labels for 3 images.";
  QTest::newRow("map") << 3 << 0 << 4 << "The map has 4 rows for 3 images.";
}

void TestMapTables::whatDoesNotFitIsRefused() {
  QFETCH(int, images);
  QFETCH(int, labels);
  QFETCH(int, mapRows);
  QFETCH(QString, reason);
  const samples::Folder folder;
  std::vector<lookbook::ImageIndex> chosen;
  for (int i = 0; i < images; ++i) chosen.push_back(static_cast<lookbook::ImageIndex>(i));
  const auto written = exportRows(samples::small(5, 4), chosen,
                                  std::vector<lookbook::ClassId>(static_cast<std::size_t>(labels)),
                                  MatrixF::Zero(mapRows, 2))
                           .and_then([&](const ExportRows& rows) {
                             return lookbook::writeMapCsv(folder.path() / "map.csv", rows);
                           });
  QVERIFY(!written);
  QCOMPARE(written.error().kind, Error::Kind::badArgument);
  QVERIFY2(written.error().message.starts_with(reason.toStdString()),
           written.error().message.c_str());
}

void TestMapTables::failureLeavesNothing() {
  const samples::Folder folder;
  const auto written = lookbook::writeMapNpz(folder.path() / "nowhere/map.npz", sample());
  QVERIFY(!written);
  QCOMPARE(written.error().kind, Error::Kind::io);
  QVERIFY(std::filesystem::is_empty(folder.path()));
}

LOOKBOOK_TEST(TestMapTables)

}  // namespace test_map_tables

#include "test_map_tables.moc"
