// Maps of files, fitted to data sets and to selections of images.

#include "core/runs/files/fitted_map.h"
#include "tests/support/datasets.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_fitted_map {

using lookbook::ClassId;
using lookbook::fitMap;
using lookbook::ImageIndex;
using lookbook::MatrixF;
using lookbook::readMapFile;
using lookbook::selectRows;

namespace {

/// Six images, four of them in the train split.
lookbook::DatasetPtr sixImages() {
  return samples::small(6, 4);
}

QString rowsOf(const MatrixF& map) {
  QStringList rows;
  for (Eigen::Index row = 0; row < map.rows(); ++row) {
    QStringList values;
    for (Eigen::Index axis = 0; axis < map.cols(); ++axis)
      values << QString::number(static_cast<double>(map(row, axis)));
    rows << values.join(',');
  }
  return rows.join(' ');
}

}  // namespace

class TestFittedMap : public QObject {
  Q_OBJECT

 private slots:
  void aSelectionGetsItsRows_data();
  void aSelectionGetsItsRows();
  void imagesWithoutRowsAreAnError();
  void aThirdColumnOfLabelsIsNoDepth_data();
  void aThirdColumnOfLabelsIsNoDepth();
  void rowsThatCountFromOneAreCounted();
};

void TestFittedMap::aSelectionGetsItsRows_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("rows");
  QTest::newRow("in order") << "m.csv" << QByteArray("1.5,2\n3.5,4\n") << "1.5,2 3.5,4";
  QTest::newRow("named, in another order")
      << "m.csv" << QByteArray("index,x,y\n5,1.5,2\n4,3.5,4\n") << "3.5,4 1.5,2";
  QTest::newRow("named, more than selected")
      << "m.csv" << QByteArray("id;x;y\n5;1,5;2\n0;9;9\n4;3,5;4\n") << "3.5,4 1.5,2";
  QTest::newRow("counted as pandas does")
      << "m.csv" << QByteArray(",0,1\n0,1.5,2\n1,3.5,4\n") << "1.5,2 3.5,4";
  QTest::newRow("tabs") << "m.tsv" << QByteArray("1.5\t2\n3.5\t4\n") << "1.5,2 3.5,4";
  QTest::newRow("an array of another type")
      << "m.npy" << samples::npyOf(">i2", "(2, 2)", QByteArray("\0\1\0\2\0\3\0\4", 8)) << "1,2 3,4";
}

void TestFittedMap::aSelectionGetsItsRows() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QString, rows);
  const samples::Folder folder;
  const auto file = readMapFile(folder.add(name, bytes));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  const auto map = selectRows(*file, std::vector<ImageIndex>{4, 5}, {});
  QVERIFY2(map, map ? "" : map.error().message.c_str());
  QCOMPARE(rowsOf(map->positions), rows);
  QVERIFY(!map->doubt);
}

void TestFittedMap::imagesWithoutRowsAreAnError() {
  const samples::Folder folder;
  const auto file = readMapFile(folder.add("m.csv", "index,x,y\n5,1,2\n3,3,4\n"));
  QVERIFY(file);
  const auto map = selectRows(*file, std::vector<ImageIndex>{4, 5}, {});
  QVERIFY(!map);
  QVERIFY2(map.error().message.ends_with("m.csv has no row for image 4, which is selected."),
           map.error().message.c_str());
}

void TestFittedMap::aThirdColumnOfLabelsIsNoDepth_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<bool>("labels");
  QTest::newRow("an array") << "m.npy" << true;
  QTest::newRow("an archive") << "m.npz" << true;
  QTest::newRow("a table without names") << "whole.csv" << true;
  QTest::newRow("a table of three unknown names") << "named.csv" << true;
  QTest::newRow("depth") << "depth.npy" << false;
}

void TestFittedMap::aThirdColumnOfLabelsIsNoDepth() {
  QFETCH(QString, name);
  QFETCH(bool, labels);
  const samples::Folder folder;
  const auto dataset = sixImages();
  MatrixF map(6, 3);
  QByteArray whole;
  QByteArray named = "a,b,c\n";
  for (int row = 0; row < 6; ++row) {
    map.row(row) << static_cast<float>(row) + 0.5F, 7,
        static_cast<float>(dataset->label(static_cast<ImageIndex>(row)));
    const QByteArray label = QByteArray::number(dataset->label(static_cast<ImageIndex>(row)));
    whole += QByteArray::number(row + 3) + ",7," + label + "\n";
    named += QByteArray::number(row + 0.5) + ",7," + label + "\n";
  }
  const auto bytes = [](const MatrixF& matrix) {
    return samples::npyOf("<f4", "(6, 3)",
                          {reinterpret_cast<const char*>(matrix.data()), matrix.size() * 4});
  };
  folder.add("m.npy", bytes(map));
  samples::addNpz(folder, "m.npz", {{"map", bytes(map)}});
  folder.add("whole.csv", whole);
  folder.add("named.csv", named);
  map(5, 2) += 1;
  folder.add("depth.npy", bytes(map));
  const auto file = readMapFile(folder.path() / name.toStdString());
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  const auto fitted = fitMap(*file, *dataset);
  QVERIFY2(fitted, fitted ? "" : fitted.error().message.c_str());
  QCOMPARE(fitted->positions.cols(), Eigen::Index{labels ? 2 : 3});
  QCOMPARE(fitted->doubt.has_value(), labels);
  const auto selected = selectRows(*file, fitted->images, dataset->labels());
  QVERIFY(selected && selected->positions == fitted->positions);
  QCOMPARE(selected->doubt.has_value(), labels);
  if (labels)
    QCOMPARE(fitted->doubt->english(), "The third column of " + name.toStdString() +
                                           " holds the labels of the images. It is not read as "
                                           "depth.");
}

/// As R numbers rows.
void TestFittedMap::rowsThatCountFromOneAreCounted() {
  const samples::Folder folder;
  for (const char* header : {"", "\"\",\"V1\",\"V2\"\n"}) {
    QByteArray table(header);
    for (int row = 1; row <= 4; ++row)
      table += QByteArray::number(row) + "," + QByteArray::number(row + 0.5) + ",0.5\n";
    const auto file = readMapFile(folder.add("m.csv", table));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    const auto map = fitMap(*file, *sixImages());
    QVERIFY2(map, map ? "" : map.error().message.c_str());
    QCOMPARE(map->images, (std::vector<ImageIndex>{0, 1, 2, 3}));
    QCOMPARE(rowsOf(map->positions), QString("1.5,0.5 2.5,0.5 3.5,0.5 4.5,0.5"));
  }
}

LOOKBOOK_TEST(TestFittedMap)

}  // namespace test_fitted_map

#include "test_fitted_map.moc"
