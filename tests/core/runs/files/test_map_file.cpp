#include "core/export/map_tables.h"
#include "core/io/fingerprint.h"
#include "core/io/npy.h"
#include "core/runs/files/fitted_map.h"
#include "tests/support/datasets.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>

namespace test_map_file {

using lookbook::fitMap;
using lookbook::ImageIndex;
using lookbook::looksLikeMap;
using lookbook::MatrixF;
using lookbook::readMapFile;

namespace fs = std::filesystem;

namespace {

/// Six images, four of them in the train split.
lookbook::DatasetPtr sixImages() {
  return samples::small(6, 4);
}

MatrixF mapOf(int rows, int dims) {
  MatrixF map(rows, dims);
  for (int i = 0; i < map.size(); ++i) map.data()[i] = 0.25F * static_cast<float>(i) - 1;
  return map;
}

template <class Value>
QByteArray bytesOf(std::initializer_list<Value> values) {
  return {reinterpret_cast<const char*>(std::data(values)),
          static_cast<qsizetype>(values.size() * sizeof(Value))};
}

QString textOf(const std::vector<ImageIndex>& images) {
  QStringList words;
  for (const ImageIndex image : images) words += QString::number(image);
  return words.join(' ');
}

}  // namespace

class TestMapFile : public QObject {
  Q_OBJECT

 private slots:
  void tablesAreRecognised_data();
  void tablesAreRecognised();
  void arraysAreRead_data();
  void arraysAreRead();
  void theNumberOfRowsTellsTheSplit_data();
  void theNumberOfRowsTellsTheSplit();
  void whatLookbookExportsComesBack_data();
  void whatLookbookExportsComesBack();
  void otherLabelsRaiseADoubt();
  void theSumIsTheFiles();
  void whatIsNoMapIsRefused_data();
  void whatIsNoMapIsRefused();
  void rowsBeyondTheImagesAreNotRead_data();
  void rowsBeyondTheImagesAreNotRead();
  void arraysBeyondTheImagesAreNotRead();
  void mapsAreToldFromDataSets_data();
  void mapsAreToldFromDataSets();
};

void TestMapFile::tablesAreRecognised_data() {
  QTest::addColumn<QByteArray>("table");
  QTest::addColumn<int>("dims");
  QTest::addColumn<float>("last");  // the coordinate of the last row
  QTest::addColumn<QString>("read");
  QTest::addColumn<QString>("images");
  const auto six = [](const QByteArray& row) {
    QByteArray rows;
    for (int i = 0; i < 6; ++i) rows += QByteArray(row).replace('i', QByteArray::number(i));
    return rows;
  };
  const QString all = "0 1 2 3 4 5";
  QTest::newRow("numpy.savetxt")
      << six("i.000000000000000000e+00 -1.25e-01\n").replace("0.0", "0.1") << 2 << -0.125F << "x, y"
      << all;
  QTest::newRow("numpy.savetxt, a header and tabs")
      << "# umap of mine\n" + six("i.5\t-i.25\n") << 2 << -5.25F << "x, y" << all;
  QTest::newRow("commas, Windows") << six("i.5,-i.25\r\n") << 2 << -5.25F << "x, y" << all;
  QTest::newRow("no end of line") << six("i.5,-i.25\n").chopped(1) << 2 << -5.25F << "x, y" << all;
  QTest::newRow("three columns") << six("i.5,0.5,-i.25\n") << 3 << -5.25F << "x, y, z" << all;
  QTest::newRow("whole numbers") << six("i,2\n") << 2 << 2.0F << "x, y" << all;
  QTest::newRow("labels behind") << six("i.5,-i.25,7\n") << 2 << -5.25F << "x, y, label" << all;
  QTest::newRow("an index before") << six("i,i.5,-i.25\n") << 2 << -5.25F << "index, x, y" << all;
  QTest::newRow("index and labels")
      << six("i,i.5,-0.5,-i.25,3\n") << 3 << -5.25F << "index, x, y, z, label" << all;
  QTest::newRow("pandas") << ",0,1\n" + six("i,i.5,-i.25\n") << 2 << -5.25F
                          << "a header, index, x, y" << all;
  QTest::newRow("pandas without its index")
      << "0,1\n" + six("i.5,-i.25\n") << 2 << -5.25F << "a header, x, y" << all;
  QTest::newRow("pandas with names") << ",UMAP1,UMAP2,label\n" + six("i,i.5,-i.25,3\n") << 2
                                     << -5.25F << "a header, index, x, y, label" << all;
  QTest::newRow("names of classes") << "x,y,class\n" + six("i.5,-i.25,\"a bag\"\n") << 2 << -5.25F
                                    << "a header, x, y, (left out)" << all;
  QTest::newRow("x and y among others") << "perplexity;y;x\n" + six("30;i.5;-i.25\n") << 2 << 5.5F
                                        << "a header, (left out), y, x" << all;
  QTest::newRow("pandas with names as its index")
      << ",0,1\n" + six("img_i,i.5,-i.25\n") << 2 << -5.25F << "a header, (left out), x, y" << all;
  QTest::newRow("names of files") << "image,umap1,umap2\n" + six("i.png,i.5,-i.25\n") << 2 << -5.25F
                                  << "a header, (left out), x, y" << all;
  QTest::newRow("an index of its own") << QByteArray("index,x,y\n9,9,9\n") << 0 << 0.0F << "" << "";
  QTest::newRow("an index in another order") << QByteArray("index,x,y\n5,0.5,1\n2,1.5,2\n") << 2
                                             << 1.0F << "a header, index, x, y" << "2 5";
}

void TestMapFile::tablesAreRecognised() {
  QFETCH(QByteArray, table);
  QFETCH(int, dims);
  QFETCH(float, last);
  QFETCH(QString, read);
  QFETCH(QString, images);
  const samples::Folder folder;
  for (const auto& [name, bytes] :
       {std::pair(QString("m.csv"), table), std::pair(QString("m.csv.gz"), samples::gzip(table))}) {
    const auto path = folder.add(name, bytes);
    const auto file = readMapFile(path);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    const auto map = fitMap(*file, *sixImages());
    if (dims == 0) {
      QCOMPARE(map.error().message, path.string() +
                                        " names image 9 in its index, but Small has images 0 "
                                        "to 5.");
      continue;
    }
    QVERIFY2(map, map ? "" : map.error().message.c_str());
    QVERIFY(looksLikeMap(path));
    QCOMPARE(QString::fromStdString(file->read.value_or(lookbook::Text()).english()), read);
    QCOMPARE(map->positions.cols(), dims);
    QCOMPARE(map->positions(map->positions.rows() - 1, dims - 1), last);
    QCOMPARE(textOf(map->images), images);
  }
}

void TestMapFile::arraysAreRead_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("images");
  QTest::newRow("float32") << "f4.npy" << "0 1 2 3 4 5";
  QTest::newRow("float64, columns first") << "f8.npy" << "0 1 2 3 4 5";
  QTest::newRow("the only map of an archive") << "only.npz" << "0 1 2 3 4 5";
  QTest::newRow("the embedding of an archive") << "two.npz" << "0 1 2 3 4 5";
  QTest::newRow("with int64 indices") << "indexed.npz" << "0 1 2 3 4 5";
}

void TestMapFile::arraysAreRead() {
  QFETCH(QString, name);
  QFETCH(QString, images);
  const samples::Folder folder;
  const MatrixF map = mapOf(6, 2);
  const QByteArray rows(reinterpret_cast<const char*>(map.data()), 48);
  const QByteArray f4 = samples::npyOf("<f4", "(6, 2)", rows);
  folder.add("f4.npy", f4);
  const Eigen::MatrixXd doubles = map.cast<double>();
  folder.add("f8.npy", samples::npy("{'descr': '<f8', 'fortran_order': True, 'shape': (6, 2), }",
                                    {reinterpret_cast<const char*>(doubles.data()), 96}));
  const QByteArray labels = samples::npyOf("|u1", "(6,)", samples::counting(6));
  samples::addNpz(folder, "only.npz", {{"anything", f4}, {"pixels", labels}});
  samples::addNpz(
      folder, "two.npz",
      {{"start", samples::npyOf("<f4", "(6, 2)", QByteArray(48, '\0'))}, {"embedding", f4}});
  samples::addNpz(
      folder, "indexed.npz",
      {{"map", f4},
       {"indices", samples::npyOf("<i8", "(6,)", bytesOf<std::int64_t>({0, 1, 2, 3, 4, 5}))}});
  const auto read =
      readMapFile(folder.path() / name.toStdString()).and_then([](const lookbook::MapFile& file) {
        return fitMap(file, *sixImages());
      });
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QVERIFY(read->positions == map);
  QCOMPARE(textOf(read->images), images);
}

void TestMapFile::theNumberOfRowsTellsTheSplit_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<QString>("images");
  QTest::addColumn<QString>("words");
  QTest::newRow("all") << 6 << "0 1 2 3 4 5" << "all images";
  QTest::newRow("train") << 4 << "0 1 2 3" << "the train images";
  QTest::newRow("test") << 2 << "4 5" << "the test images";
}

void TestMapFile::theNumberOfRowsTellsTheSplit() {
  QFETCH(int, rows);
  QFETCH(QString, images);
  QFETCH(QString, words);
  const samples::Folder folder;
  QVERIFY(lookbook::writeNpy(folder.path() / "m.npy", mapOf(rows, 3)));
  // pandas counts the rows of the test images from 0, too.
  QByteArray table = ",x,y\n";
  for (int i = 0; i < rows; ++i) table += QByteArray::number(i) + ",0.5,1.5\n";
  folder.add("m.csv", table);
  for (const char* name : {"m.npy", "m.csv"}) {
    const auto file = readMapFile(folder.path() / name);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    const auto map = fitMap(*file, *sixImages());
    QVERIFY2(map, map ? "" : map.error().message.c_str());
    QCOMPARE(textOf(map->images), images);
    QCOMPARE(QString::fromStdString(map->imagesText.english()), words);
  }
}

void TestMapFile::whatLookbookExportsComesBack_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("table") << "m.csv";
  QTest::newRow("archive") << "m.npz";
}

void TestMapFile::whatLookbookExportsComesBack() {
  QFETCH(QString, name);
  const samples::Folder folder;
  const auto path = folder.path() / name.toStdString();
  // As many as there are test images, but the first images: by their number alone they would be the
  // test images.
  for (const std::vector<ImageIndex>& images :
       {std::vector<ImageIndex>{0, 1}, std::vector<ImageIndex>{5, 1, 3}}) {
    const auto rows =
        lookbook::exportRows(sixImages(), images, {}, mapOf(static_cast<int>(images.size()), 2));
    QVERIFY(rows);
    QVERIFY(name.endsWith("csv") ? lookbook::writeMapCsv(path, *rows)
                                 : lookbook::writeMapNpz(path, *rows));
    const auto map = readMapFile(path).and_then(
        [](const lookbook::MapFile& file) { return fitMap(file, *sixImages()); });
    QVERIFY2(map, map ? "" : map.error().message.c_str());
    QVERIFY(!map->doubt);
    for (std::size_t i = 0; i < images.size(); ++i) {
      const auto at = std::ranges::find(map->images, images[i]) - map->images.begin();
      QVERIFY(map->positions.row(at) == rows->map.row(static_cast<Eigen::Index>(i)));
    }
  }
}

void TestMapFile::otherLabelsRaiseADoubt() {
  const samples::Folder folder;
  const auto path = folder.add("m.csv", "x,y,label\n1,2,1\n1,2,2\n1,2,0\n1,2,1\n1,2,1\n1,2,0\n");
  const auto map = readMapFile(path).and_then(
      [](const lookbook::MapFile& file) { return fitMap(file, *sixImages()); });
  QVERIFY(map);
  QVERIFY(map->doubt);
  QCOMPARE(map->doubt->english(), std::string("The labels in m.csv agree with Small for 1 of its 6 "
                                              "images; are its rows in another order?"));
}

void TestMapFile::theSumIsTheFiles() {
  const samples::Folder folder;
  const QByteArray packed = samples::gzip("0.5,1\n1,2\n");
  const auto file = readMapFile(folder.add("m.csv.gz", packed));
  QVERIFY(file);
  lookbook::Md5 md5;
  md5.update({reinterpret_cast<const std::uint8_t*>(packed.data()),
              static_cast<std::size_t>(packed.size())});
  QCOMPARE(file->md5, md5.hex());
}

void TestMapFile::whatIsNoMapIsRefused_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  const auto array = [](const char* shape, int values) {
    return samples::npyOf("<f4", shape, QByteArray(4 * values, '\0'));
  };
  const float nan = std::numeric_limits<float>::quiet_NaN();
  QTest::newRow("another number of rows")
      << "m.npy" << array("(5, 2)", 10)
      << "has 5 points, but Small has 6 images: 4 (train), 2 (test).";
  QTest::newRow("too many columns")
      << "m.npy" << array("(6, 50)", 300)
      << "holds 6 x 50 values. The coordinates of a map are n x 2 or n x 3.";
  QTest::newRow("one column") << "m.npy" << array("(6,)", 6) << "has 1 dimension; it must have 2";
  QTest::newRow("complex numbers")
      << "m.npy" << samples::npyOf("<c8", "(6, 2)", QByteArray(96, '\0'))
      << "holds values of type '<c8'; they must be numbers";
  QTest::newRow("truncated") << "m.npy" << array("(6, 2)", 11) << "values of its header take";
  QTest::newRow("not a number") << "m.npy"
                                << samples::npyOf("<f4", "(2, 2)", bytesOf<float>({0, 0, 1, nan}))
                                << "holds NaN in row 2, column 2";
  QTest::newRow("empty") << "m.csv" << QByteArray() << "has no rows of numbers";
  QTest::newRow("a header alone") << "m.csv" << QByteArray("x,y\n") << "has no rows of numbers";
  QTest::newRow("one column of a table")
      << "m.csv" << QByteArray("1\n2\n") << "has 1 column in line 1";
  QTest::newRow("nan in a table")
      << "m.csv" << QByteArray("x,y\n1,2\n3,nan\n")
      << "has nan in line 3, column \"y\", which is not a finite number";
  QTest::newRow("infinity") << "m.csv" << QByteArray("1.5,2\n-inf,1\n")
                            << "has -inf in line 2, column 1, which is not a finite number";
  QTest::newRow("text") << "m.csv" << QByteArray("1.5,2\n1,two\n")
                        << "has \"two\" in line 2, column 2, which is not a number";
  QTest::newRow("a gap") << "m.csv" << QByteArray("1.5,2\n1,\n")
                         << "has \"\" in line 2, column 2, which is not a number";
  QTest::newRow("a short line") << "m.csv" << QByteArray("1.5,2\n1\n")
                                << "has 1 column in line 2, but 2 before";
  QTest::newRow("many columns") << "m.csv" << QByteArray("a,b,c,d,e\n1,2,3,4,5\n")
                                << "has 5 columns of coordinates (a, b, c, d, e). It must have "
                                   "two or three, or columns named x, y (and z).";
  QTest::newRow("many columns without names")
      << "m.csv" << QByteArray("1.5,2.5,3.5,4.5\n") << "has 4 columns of numbers";
  QTest::newRow("text and one column")
      << "m.csv" << QByteArray(",x\na,1\nb,2\n") << "has 1 column of coordinates (x). It must";
  QTest::newRow("names without end and control characters")
      << "m.csv" << QByteArray("a,b,c,\x1b]0;owned\x07" + QByteArray(200, 'n') + "\n1,2,3,4\n")
      << "coordinates (a, b, c, \\x1B]0;owned\\x07" + QString(70, 'n') + "...). It must";
  QTest::newRow("text in a number's place without end")
      << "m.csv" << "1.5,2\n1," + QByteArray(200, 't') + "\n"
      << "has \"" + QString(80, 't') + "...\" in line 2, column 2, which is not a number";
  QTest::newRow("no table") << "m.txt" << QByteArray("\0\1\2,\3", 5) << "is not text in line 1";
  QTest::newRow("an image twice") << "m.csv" << QByteArray("index,x,y\n3,1,1\n3,1,1\n4,1,1\n")
                                  << "names image 3 twice in its index";
  QTest::newRow("half an image") << "m.csv" << QByteArray("index,x,y\n0.5,1,1\n")
                                 << "Indices are whole numbers from 0 on.";
  QTest::newRow("no archive") << "m.npz" << QByteArray("PK") << "is not a valid ZIP archive";
}

void TestMapFile::whatIsNoMapIsRefused() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto path = folder.add(name, bytes);
  const auto map = readMapFile(path).and_then(
      [](const lookbook::MapFile& file) { return fitMap(file, *sixImages()); });
  QVERIFY(!map);
  const QString message = QString::fromStdString(map.error().message);
  QVERIFY2(message.startsWith(QString::fromStdString(path.string())), qPrintable(message));
  QVERIFY2(message.contains(reason), qPrintable(message));
}

void TestMapFile::rowsBeyondTheImagesAreNotRead_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  QByteArray rows;
  for (int row = 0; row < 6; ++row) rows += "0.5,1\n";
  // The text after the seventh row would be refused if it were read.
  QTest::newRow("a table") << "m.csv" << rows + "0.5,1\nno number,1\n" << "has more than 6 rows";
  QTest::newRow("a packed table") << "m.csv.gz" << samples::gzip(rows + "0.5,1\nno number,1\n")
                                  << "has more than 6 rows";
}

void TestMapFile::rowsBeyondTheImagesAreNotRead() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto map = readMapFile(folder.add(name, bytes), 6);
  QVERIFY(!map);
  const QString message = QString::fromStdString(map.error().message);
  QVERIFY2(message.contains(reason), qPrintable(message));
}

void TestMapFile::arraysBeyondTheImagesAreNotRead() {
  const samples::Folder folder;
  const auto array = [](const QByteArray& shape, int values) {
    return samples::npyOf("<f4", shape, QByteArray(4 * values, '\0'));
  };
  const auto path = samples::addNpz(folder, "m.npz", {{"map", array("(7, 2)", 14)}});
  QVERIFY(readMapFile(path, 7));
  const auto map = readMapFile(path, 6);
  QVERIFY(!map);
  const QString message = QString::fromStdString(map.error().message);
  QVERIFY2(message.contains("has 7 points, but the data set has 6 images"), qPrintable(message));
}

void TestMapFile::mapsAreToldFromDataSets_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<bool>("map");
  QTest::newRow("a map") << "a.npy" << samples::npyOf("<f4", "(2, 2)", QByteArray(16, '\0'))
                         << true;
  QTest::newRow("images") << "a.npy" << samples::npyOf("|u1", "(2, 2, 2)", QByteArray(8, '\0'))
                          << false;
  QTest::newRow("labels") << "a.npy" << samples::npyOf("|u1", "(2,)", QByteArray(2, '\0')) << false;
  QTest::newRow("Kaggle's CSV") << "a.csv" << QByteArray("label,pixel1,pixel2,pixel3,pixel4\n")
                                << false;
  QTest::newRow("pixels alone") << "a.csv" << QByteArray("1,0,255,7,3\n") << false;
  QTest::newRow("a table of a map") << "a.csv" << QByteArray("index,x,y\n") << true;
  QTest::newRow("idx") << "a" << samples::idxImages(2) << false;
  QTest::newRow("nothing") << "a.csv" << QByteArray() << false;
}

void TestMapFile::mapsAreToldFromDataSets() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(bool, map);
  const samples::Folder folder;
  QCOMPARE(looksLikeMap(folder.add(name, bytes)), map);
  QVERIFY(!looksLikeMap(folder.path()));
  QVERIFY(!looksLikeMap("fashion-mnist"));
}

LOOKBOOK_TEST(TestMapFile)

}  // namespace test_map_file

#include "test_map_file.moc"
