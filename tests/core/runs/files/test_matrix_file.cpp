// Matrices from files of any program: arrays of every type of numbers, archives, tables.

#include "core/runs/files/matrix_file.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cstring>

namespace test_matrix_file {

using lookbook::MatrixF;
using lookbook::readMatrixFile;

namespace {

constexpr int kRows = 3;
constexpr int kColumns = 2;

/// The matrix 0, 1; 2, 3; 4, 5 as values of one type.
/// @param fortran whether columns follow one another
template <class Value>
QByteArray valuesOf(bool bigEndian, bool fortran) {
  QByteArray bytes;
  for (int place = 0; place < kRows * kColumns; ++place) {
    const int number = fortran ? place % kRows * kColumns + place / kRows : place;
    const auto value = static_cast<Value>(number);
    QByteArray one(reinterpret_cast<const char*>(&value), sizeof(Value));
    if (bigEndian) std::ranges::reverse(one);
    bytes += one;
  }
  return bytes;
}

QByteArray arrayOf(const QByteArray& type, const QByteArray& values, bool fortran,
                   const QByteArray& shape = "(3, 2)") {
  return samples::npy("{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") +
                          ", 'shape': " + shape + ", }",
                      values);
}

MatrixF expected() {
  MatrixF matrix(kRows, kColumns);
  matrix << 0, 1, 2, 3, 4, 5;
  return matrix;
}

}  // namespace

class TestMatrixFile : public QObject {
  Q_OBJECT

 private slots:
  void arraysOfAnyTypeAreRead_data();
  void arraysOfAnyTypeAreRead();
  void imagesAreRowsOfPixels();
  void halfPrecisionAndBoolAreNumbers();
  void tablesAreRead_data();
  void tablesAreRead();
  void theOnlyMatrixOfAnArchiveIsRead();
  void whatIsNoMatrixIsRefused_data();
  void whatIsNoMatrixIsRefused();
};

void TestMatrixFile::arraysOfAnyTypeAreRead_data() {
  QTest::addColumn<QByteArray>("bytes");
  const auto rows = [](const char* type, auto value) {
    using Value = decltype(value);
    for (const bool big : {false, true})
      for (const bool fortran : {false, true}) {
        const QByteArray name = (big ? ">" : "<") + QByteArray(type);
        QTest::addRow("%s%s", name.constData(), fortran ? ", Fortran order" : "")
            << arrayOf(name, valuesOf<Value>(big, fortran), fortran);
      }
  };
  rows("u1", std::uint8_t{});
  rows("i1", std::int8_t{});
  rows("u2", std::uint16_t{});
  rows("i2", std::int16_t{});
  rows("u4", std::uint32_t{});
  rows("i4", std::int32_t{});
  rows("u8", std::uint64_t{});
  rows("i8", std::int64_t{});
  rows("f4", float{});
  rows("f8", double{});
}

void TestMatrixFile::arraysOfAnyTypeAreRead() {
  QFETCH(QByteArray, bytes);
  const samples::Folder folder;
  for (const auto& path :
       {folder.add("m.npy", bytes), folder.add("m.npy.gz", samples::gzip(bytes))}) {
    const auto file = readMatrixFile(path);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QVERIFY(file->values == expected());
    QVERIFY(file->notes.empty());
  }
}

void TestMatrixFile::imagesAreRowsOfPixels() {
  const samples::Folder folder;
  MatrixF pixels(2, 6);
  for (int place = 0; place < pixels.size(); ++place)
    pixels.data()[place] = static_cast<float>(place);
  const auto rows = readMatrixFile(
      folder.add("c.npy", arrayOf("|u1", samples::counting(12), false, "(2, 2, 3)")));
  QVERIFY(rows && rows->values == pixels);
  // The same images as NumPy writes numpy.asfortranarray() of them.
  const QByteArray columns("\0\6\3\11\1\7\4\12\2\10\5\13", 12);
  const auto fortran =
      readMatrixFile(folder.add("f.npy", arrayOf("|u1", columns, true, "(2, 2, 3)")));
  QVERIFY(fortran && fortran->values == pixels);
}

void TestMatrixFile::halfPrecisionAndBoolAreNumbers() {
  const samples::Folder folder;
  MatrixF matrix(2, 2);
  matrix << 1, -2, 0.5, 65504;
  const QByteArray halves = QByteArray::fromHex("003c00c00038ff7b");
  const auto half = readMatrixFile(folder.add("h.npy", arrayOf("<f2", halves, false, "(2, 2)")));
  QVERIFY(half && half->values == matrix);
  matrix << 1, 0, 0, 1;
  const auto boolean = readMatrixFile(
      folder.add("b.npy", arrayOf("|b1", QByteArray("\1\0\0\1", 4), false, "(2, 2)")));
  QVERIFY(boolean && boolean->values == matrix);
}

void TestMatrixFile::tablesAreRead_data() {
  QTest::addColumn<QByteArray>("table");
  QTest::addColumn<int>("notes");
  QTest::newRow("commas") << QByteArray("0.0,1\n2,3\n4,5\n") << 0;
  QTest::newRow("tabs, names") << QByteArray("a\tb\n0\t1\n2\t3\n4\t5\n") << 0;
  QTest::newRow("counted columns") << QByteArray("0,1\n0,1\n2,3\n4,5\n") << 0;
  QTest::newRow("numpy.savetxt") << QByteArray("# a\n0.0e+00 1.0e+00\n2.0e+00 3.0e+00\n4e0 5e0\n")
                                 << 0;
  QTest::newRow("pandas") << QByteArray(",0,1\n0,0,1\n1,2,3\n2,4,5\n") << 1;
  QTest::newRow("labels") << QByteArray("a,b,label\n0,1,7\n2,3,8\n4,5,9\n") << 1;
  QTest::newRow("names of rows") << QByteArray("name;a;b\nx;0;1\ny;2;3\nz;4,0;5,0\n") << 1;
}

void TestMatrixFile::tablesAreRead() {
  QFETCH(QByteArray, table);
  QFETCH(int, notes);
  const samples::Folder folder;
  for (const auto& path : {folder.add("m.csv", table), folder.add("m.txt", table),
                           folder.add("m", samples::gzip(table))}) {
    const auto file = readMatrixFile(path);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QVERIFY(file->values == expected());
    QCOMPARE(static_cast<int>(file->notes.size()), notes);
  }
}

void TestMatrixFile::theOnlyMatrixOfAnArchiveIsRead() {
  const samples::Folder folder;
  const QByteArray matrix = arrayOf("<i4", valuesOf<std::int32_t>(false, false), false);
  const QByteArray labels = samples::npyOf("|u1", "(3,)", samples::counting(3));
  const auto one = readMatrixFile(samples::addNpz(folder, "m.npz", {{"x", matrix}, {"y", labels}}));
  QVERIFY(one && one->values == expected());
  const auto two = readMatrixFile(samples::addNpz(folder, "n.npz", {{"x", matrix}, {"z", matrix}}));
  QVERIFY(!two);
  QVERIFY2(two.error().message.ends_with(
               "holds 2 arrays of n x d numbers; it must hold one. Its arrays are x.npy, z.npy."),
           two.error().message.c_str());
}

void TestMatrixFile::whatIsNoMatrixIsRefused_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  QTest::newRow("text in a table") << "m.csv" << QByteArray("1,2\n3,x\n")
                                   << "has \"x\" as column 2 in line 2, which is not a number";
  QTest::newRow("a short line") << "m.csv" << QByteArray("1,2\n3\n")
                                << "has 1 column in line 2, but 2 in its first line";
  QTest::newRow("one dimension") << "m.npy" << samples::npyOf("<f4", "(2,)", QByteArray(8, '\0'))
                                 << "has 1 dimension; it must have 2";
  QTest::newRow("complex numbers")
      << "m.npy" << samples::npyOf("<c8", "(1, 1)", QByteArray(8, '\0')) << "must be numbers";
  QTest::newRow("cut") << "m.npy" << samples::npyOf("<i4", "(2, 2)", QByteArray(12, '\0'))
                       << "the 2 x 2 values of its header take";
  QTest::newRow("nothing") << "m.csv" << QByteArray() << "holds no numbers";
  QTest::newRow("a page") << "m.csv" << QByteArray("<!DOCTYPE html><html></html>")
                          << "is an HTML page";
}

void TestMatrixFile::whatIsNoMatrixIsRefused() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto file = readMatrixFile(folder.add(name, bytes));
  QVERIFY(!file);
  QVERIFY2(QString::fromStdString(file.error().message).contains(reason),
           file.error().message.c_str());
}

LOOKBOOK_TEST(TestMatrixFile)

}  // namespace test_matrix_file

#include "test_matrix_file.moc"
