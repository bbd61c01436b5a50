#include "core/io/npy.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_npy {

using lookbook::Error;
using lookbook::MatrixF;

namespace {

template <class Value>
QByteArray bytesOf(std::initializer_list<Value> values) {
  QByteArray bytes;
  for (const Value value : values)
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  return bytes;
}

QByteArray npy(const QByteArray& dictionary, const QByteArray& values, int version = 1) {
  QByteArray bytes("\x93NUMPY", 6);
  bytes.append(static_cast<char>(version)).append('\0');
  bytes.append(static_cast<char>(dictionary.size())).append('\0');
  if (version > 1) bytes.append(2, '\0');
  return bytes + dictionary + values;
}

QByteArray floats(const QByteArray& shape, int values) {
  return npy("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }",
             QByteArray(values * 4, '\0'));
}

const MatrixF kMatrix = (MatrixF(2, 3) << 1, 2, 3, 4, 5, 6.5F).finished();

}  // namespace

class TestNpy : public QObject {
  Q_OBJECT

 private slots:
  void matrixComesBackAsItWas();
  void bytesAreThoseOfNumPy();
  void labelsAreWrittenAsBytes();
  void labelsComeBackAsTheyWere();
  void otherFilesAreNoLabels_data();
  void otherFilesAreNoLabels();
  void allKindsAreRead_data();
  void allKindsAreRead();
  void malformedFileIsRefusedInOneLine_data();
  void malformedFileIsRefusedInOneLine();
  void missingFileIsNotFound();
};

void TestNpy::matrixComesBackAsItWas() {
  const samples::Folder folder;
  const auto path = folder.path() / "map.npy";
  QVERIFY(lookbook::writeNpy(path, kMatrix));
  const auto matrix = lookbook::readNpy(path);
  QVERIFY2(matrix, matrix ? "" : matrix.error().message.c_str());
  QVERIFY(*matrix == kMatrix);
}

// The beginning of what numpy.save of NumPy 1.24 writes for such an array.
void TestNpy::bytesAreThoseOfNumPy() {
  const samples::Folder folder;
  QVERIFY(lookbook::writeNpy(folder.path() / "map.npy", kMatrix));
  const QByteArray bytes = samples::contentOf(folder.path() / "map.npy");
  const QByteArray start = QByteArray("\x93NUMPY\x01\0\x76\0", 10) +
                           "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
  QVERIFY(bytes.startsWith(start));
  QCOMPARE(bytes.size(), 128 + 24);
  QCOMPARE(bytes[127], '\n');
  QCOMPARE(bytes.mid(128), bytesOf<float>({1, 2, 3, 4, 5, 6.5F}));
}

void TestNpy::labelsAreWrittenAsBytes() {
  const samples::Folder folder;
  const std::vector<lookbook::ClassId> labels{0, 9, 255};
  QVERIFY(lookbook::writeNpy(folder.path() / "labels.npy", labels));
  const QByteArray bytes = samples::contentOf(folder.path() / "labels.npy");
  QVERIFY(bytes.contains("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }"));
  QCOMPARE(bytes.size() % 64, 3);
  QVERIFY(bytes.endsWith(QByteArray("\n\x00\x09\xff", 4)));
}

void TestNpy::labelsComeBackAsTheyWere() {
  const samples::Folder folder;
  const std::vector<lookbook::ClassId> labels{0, 9, 255, 3};
  QVERIFY(lookbook::writeNpy(folder.path() / "labels.npy", labels));
  const auto read = lookbook::readNpyLabels(folder.path() / "labels.npy");
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(*read, labels);
}

void TestNpy::otherFilesAreNoLabels_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  const QByteArray start = "{'descr': '|u1', 'fortran_order': False, 'shape': ";
  QTest::newRow("a map") << floats("(2, 3)", 6) << "type '<f4'; they must be whole numbers";
  QTest::newRow("a negative number")
      << npy("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }", QByteArray(8, '\xff'))
      << "a label outside of 0 to 65535 at 0";
  QTest::newRow("a number over 65535")
      << npy("{'descr': '<u4', 'fortran_order': False, 'shape': (1,), }", QByteArray("\0\0\1\0", 4))
      << "a label outside of 0 to 65535 at 0";
  QTest::newRow("two dimensions") << npy(start + "(2, 3), }", QByteArray(6, '\0'))
                                  << "2 dimensions; it must have 1 (n)";
  QTest::newRow("none") << npy(start + "(0,), }", "") << "holds no values: it is 0.";
  QTest::newRow("truncated") << npy(start + "(6,), }", QByteArray(5, '\0'))
                             << "the 6 values of its header take";
}

void TestNpy::otherFilesAreNoLabels() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto labels = lookbook::readNpyLabels(folder.add("labels.npy", bytes));
  QVERIFY(!labels.has_value());
  QCOMPARE(labels.error().kind, Error::Kind::badFile);
  QVERIFY2(QString::fromStdString(labels.error().message).contains(reason),
           labels.error().message.c_str());
}

void TestNpy::allKindsAreRead_data() {
  QTest::addColumn<QByteArray>("bytes");
  const QByteArray rows = "'fortran_order': False, 'shape': (2, 3), }";
  const QByteArray columns = "'fortran_order': True, 'shape': (2, 3), }";
  const QByteArray single = bytesOf<float>({1, 2, 3, 4, 5, 6.5F});
  const QByteArray doubles = bytesOf<double>({1, 2, 3, 4, 5, 6.5});
  QTest::newRow("float32") << npy("{'descr': '<f4', " + rows, single);
  QTest::newRow("float64") << npy("{'descr': '<f8', " + rows, doubles);
  QTest::newRow("float32, Fortran order")
      << npy("{'descr': '<f4', " + columns, bytesOf<float>({1, 4, 2, 5, 3, 6.5F}));
  QTest::newRow("float64, Fortran order")
      << npy("{'descr': '<f8', " + columns, bytesOf<double>({1, 4, 2, 5, 3, 6.5}));
  QTest::newRow("version 2") << npy("{'descr': '<f4', " + rows, single, 2);
  QTest::newRow("version 3") << npy("{'descr': '<f8', " + rows, doubles, 3);
  QTest::newRow("other order of keys, no spaces")
      << npy("{'shape':(2,3),'fortran_order':False,'descr':'<f4'}\n", single);
}

void TestNpy::allKindsAreRead() {
  QFETCH(QByteArray, bytes);
  const samples::Folder folder;
  const auto matrix = lookbook::readNpy(folder.add("map.npy", bytes));
  QVERIFY2(matrix, matrix ? "" : matrix.error().message.c_str());
  QVERIFY(*matrix == kMatrix);
}

void TestNpy::malformedFileIsRefusedInOneLine_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  const QByteArray rest = "'fortran_order': False, 'shape': (2, 3), }";
  QTest::newRow("empty") << QByteArray() << "ends within its header";
  QTest::newRow("text") << QByteArray("hello, world") << "is not an NPY file";
  QTest::newRow("version 4") << npy("{}", "", 4)
                             << "NPY version 4; supported are versions 1, 2 and 3";
  QTest::newRow("header cut") << floats("(2, 3)", 6).left(30) << "ends within its header";
  QTest::newRow("header too long") << QByteArray("\x93NUMPY\x02\0\xff\xff\xff\xff", 12)
                                   << "an NPY header of 4,294,967,295 bytes";
  QTest::newRow("too large for a float")
      << npy("{'descr': '<f8', " + rest, bytesOf<double>({1, 2, 3, 4, 1e300, 6}))
      << "the value 1e300 in row 2, column 2. It is too large for single precision";
  QTest::newRow("integers") << npy("{'descr': '<i4', " + rest, QByteArray(24, '\0')) << "'<i4'";
  QTest::newRow("big-endian") << npy("{'descr': '>f4', " + rest, QByteArray(24, '\0')) << "'>f4'";
  QTest::newRow("objects") << npy("{'descr': '|O', " + rest, "x") << "float32 or float64";
  QTest::newRow("no type") << npy("{" + rest, "") << "float32 or float64";
  QTest::newRow("no order") << npy("{'descr': '<f4', 'shape': (2, 3), }", "") << "fortran_order";
  QTest::newRow("no shape") << npy("{'descr': '<f4', 'fortran_order': False}", "")
                            << "0 dimensions";
  QTest::newRow("vector") << floats("(6,)", 6) << "1 dimension; it must have 2";
  QTest::newRow("cube") << floats("(1, 2, 3)", 6) << "3 dimensions; it must have 2";
  QTest::newRow("words for a shape") << floats("(two, 3)", 6) << "0 dimensions";
  QTest::newRow("negative shape") << floats("(-2, 3)", 6) << "0 dimensions";
  QTest::newRow("no rows") << floats("(0, 3)", 0) << "holds no values: it is 0 x 3";
  QTest::newRow("truncated") << floats("(2, 3)", 5) << "the 2 x 3 values of its header take";
  QTest::newRow("trailing") << floats("(2, 3)", 7) << "the 2 x 3 values of its header take";
  QTest::newRow("shape that overflows")
      << floats("(4294967296, 4294967296)", 6) << "4294967296 x 4294967296 values";
  QTest::newRow("absurd shape") << floats("(1000000, 1000000)", 6)
                                << "the 1000000 x 1000000 values of its header take";
}

void TestNpy::malformedFileIsRefusedInOneLine() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto path = folder.add("map.npy", bytes);
  const auto matrix = lookbook::readNpy(path);
  QVERIFY(!matrix);
  QCOMPARE(matrix.error().kind, Error::Kind::badFile);
  const QString message = QString::fromStdString(matrix.error().message);
  QVERIFY2(message.startsWith(QString::fromStdString(path.string()) + " "), qPrintable(message));
  QVERIFY2(message.contains(reason), qPrintable(message));
  QVERIFY(!message.contains('\n'));
}

void TestNpy::missingFileIsNotFound() {
  const auto matrix = lookbook::readNpy("/nowhere/map.npy");
  QVERIFY(!matrix);
  QCOMPARE(matrix.error().kind, Error::Kind::notFound);
}

LOOKBOOK_TEST(TestNpy)

}  // namespace test_npy

#include "test_npy.moc"
