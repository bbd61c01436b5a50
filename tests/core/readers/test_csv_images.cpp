#include "core/readers/catalogue.h"
#include "core/readers/tables/csv_images.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_csv_images {

using lookbook::Error;
using lookbook::openDataset;
using samples::gzip;

namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

const QByteArray kHeader = "label,pixel1,pixel2,pixel3,pixel4\n";
const QByteArray kKaggle = kHeader + "3,0,1,2,255\n0,4,5,6,7\n";

/// The error of openDataset(); "" if it succeeds.
QString refusal(const fs::path& path) {
  const auto opened = openDataset(path.string());
  return opened ? QString() : QString::fromStdString(opened.error().message);
}

}  // namespace

class TestCsvImages : public QObject {
  Q_OBJECT

 private slots:
  void tablesOfImagesAreRead_data();
  void tablesOfImagesAreRead();
  void imageNeedNotBeSquareWhereTheHeaderCounts();
  void splitsBesideEachOtherAreOneDataSet();
  void splitWithoutLabelsIsLeftOutAndSaidSo();
  void otherTablesArePassedOver();
  void fileCutWithinItsLastLineIsWarnedOf();
  void malformedTableIsRefusedInOneLine_data();
  void malformedTableIsRefusedInOneLine();
  void cutTableNeverGivesOtherRows();
};

void TestCsvImages::tablesOfImagesAreRead_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<bool>("labelled");
  const QByteArray rows = "3,0,1,2,255\n0,4,5,6,7\n";
  const QByteArray pixels = "0,1,2,255\n4,5,6,7\n";
  QTest::newRow("as Kaggle has them") << kKaggle << true;
  QTest::newRow("without labels") << "pixel0,pixel1,pixel2,pixel3\n" + pixels << false;
  QTest::newRow("without a header") << rows << true;
  QTest::newRow("pixels alone") << pixels << false;
  QTest::newRow("label last") << QByteArray(
                                     "pixel1,pixel2,pixel3,pixel4,class\n"
                                     "0,1,2,255,3\n4,5,6,7,0\n")
                              << true;
  QTest::newRow("rows and columns named") << "label,1x1,1x2,2x1,2x2\n" + rows << true;
  QTest::newRow("quoted names") << "\"label\",\"pixel1\",\"pixel2\",\"pixel3\",\"pixel4\"\n" + rows
                                << true;
  QTest::newRow("a byte order mark") << "\xef\xbb\xbf" + kKaggle << true;
  QTest::newRow("Windows' ends of lines") << QByteArray(kKaggle).replace("\n", "\r\n") << true;
  QTest::newRow("empty lines") << kKaggle + "\n\n" << true;
  QTest::newRow("gzip") << gzip(kKaggle) << true;
}

void TestCsvImages::tablesOfImagesAreRead() {
  QFETCH(QByteArray, bytes);
  QFETCH(bool, labelled);
  const samples::Folder folder;
  const auto file = folder.add("images.csv", bytes);
  const auto opened = openDataset(file.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const lookbook::Dataset& dataset = **opened;
  QCOMPARE(dataset.rows(), 2);
  QCOMPARE(dataset.columns(), 2);
  QCOMPARE(Bytes(dataset.pixels().begin(), dataset.pixels().end()),
           (Bytes{0, 1, 2, 255, 4, 5, 6, 7}));
  QCOMPARE(dataset.hasLabels(), labelled);
  if (labelled) QCOMPARE(dataset.label(0), 3);
  QVERIFY(dataset.warnings().empty());
}

void TestCsvImages::imageNeedNotBeSquareWhereTheHeaderCounts() {
  const samples::Folder folder;
  const auto file = folder.add("images.csv", "1x1,1x2,1x3,2x1,2x2,2x3\n0,1,2,3,4,5\n");
  const auto opened = openDataset(file.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->rows(), 2);
  QCOMPARE((*opened)->columns(), 3);
}

void TestCsvImages::splitsBesideEachOtherAreOneDataSet() {
  const samples::Folder folder;
  const auto train = folder.add("fashion-mnist_train.csv", kKaggle);
  const auto test = folder.add("fashion-mnist_test.csv.gz", gzip(kHeader + "2,9,9,9,9\n"));
  folder.add("letters_test.csv", kKaggle);
  for (const fs::path& place : {train, test}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->trainCount(), std::size_t{2});
    QCOMPARE((*opened)->testCount(), std::size_t{1});
    QCOMPARE((*opened)->label(2), 2);
    QCOMPARE(int{(*opened)->image(2)[3]}, 9);
  }
  QVERIFY(refusal(folder.path()).contains("both fashion-mnist_test.csv.gz and letters_test.csv"));
}

void TestCsvImages::splitWithoutLabelsIsLeftOutAndSaidSo() {
  const samples::Folder folder;
  const auto train = folder.add("train.csv", kKaggle);
  const auto test = folder.add("test.csv", "pixel1,pixel2,pixel3,pixel4\n1,1,1,1\n");
  folder.add("sample_submission.csv", "ImageId,Label\n1,0\n");
  for (const fs::path& place : {train, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->size(), std::size_t{2});
    QVERIFY(std::ranges::find((*opened)->warnings(),
                              "test.csv has no labels, train.csv has; it is left out.",
                              &lookbook::Text::english) != (*opened)->warnings().end());
  }
  const auto opened = openDataset(test.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->testCount(), std::size_t{1});
  QCOMPARE((*opened)->trainCount(), std::size_t{0});
}

void TestCsvImages::otherTablesArePassedOver() {
  const samples::Folder folder;
  folder.add("prices.csv", "name,price\nboot,12\n");
  QVERIFY(refusal(folder.path()).contains("holds no images."));
}

void TestCsvImages::fileCutWithinItsLastLineIsWarnedOf() {
  const samples::Folder folder;
  const auto opened = openDataset(folder.add("images.csv", kKaggle.chopped(1)).string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->warnings().size(), std::size_t{1});
  QVERIFY(
      (*opened)->warnings().front().english().starts_with("images.csv ends within its last line"));
}

void TestCsvImages::malformedTableIsRefusedInOneLine_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  QTest::newRow("empty") << QByteArray() << "one column in its first line";
  QTest::newRow("other columns") << QByteArray("name,price\nboot,12\n")
                                 << "a column named name. Images are a table";
  QTest::newRow("no square") << QByteArray("label,pixel1,pixel2\n1,2,3\n")
                             << "2 pixels in a row, which is not the number of a square image";
  QTest::newRow("no square, no header")
      << QByteArray("1,2,3\n")
      << "3 columns and no header; these are not the pixels of a square image";
  QTest::newRow("counts that do not fit") << QByteArray("1x1,1x2,2x1,3x3\n1,2,3,4\n")
                                          << "4 pixels in a row, but its last column is named 3x3";
  QTest::newRow("no rows") << kHeader << "holds no images.";
  QTest::newRow("a column less") << kKaggle + "1,2,3\n" << "3 columns in line 4; it must have 5";
  QTest::newRow("a column more") << kKaggle + "1,2,3,4,5,6\n" << "more than 5 columns in line 4";
  QTest::newRow("a word")
      << kHeader + "1,2,boot,4,5\n"
      << "\"boot\" as column 3 in line 2, which is not a whole number from 0 to 255";
  QTest::newRow("too bright") << kHeader + "1,2,256,4,5\n" << "\"256\" as column 3 in line 2";
  QTest::newRow("negative") << kHeader + "-2,2,6,4,5\n" << "\"-2\" as column 1 in line 2";
  QTest::newRow("a label with a fraction") << kHeader + "1.5,2,5,4,5\n"
                                           << "\"1.5\" as column 1 in line 2";
  QTest::newRow("a gap") << kHeader + "1,2,,4,5\n" << "\"\" as column 3 in line 2";
  QTest::newRow("many digits") << kHeader + "1,2,0000000000000001,4,5\n"
                               << "\"000000000000\" as column 3";
  QTest::newRow("bomb of one line")
      << gzip(kHeader + QByteArray(20'000'000, '1')) << "a line of more than 16 MiB";
  QTest::newRow("gzip truncated") << gzip(kKaggle).chopped(3) << "ends in the middle";
}

void TestCsvImages::malformedTableIsRefusedInOneLine() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto path = folder.add("images.csv", bytes);
  const QString message = refusal(path);
  QVERIFY2(message.startsWith(QString::fromStdString(path.string())), qPrintable(message));
  QVERIFY2(message.contains(reason), qPrintable(message));
  QVERIFY(!message.contains('\n'));
}

// Truncated after every byte: an error, complete rows, or a warning that digits may be missing.
void TestCsvImages::cutTableNeverGivesOtherRows() {
  const samples::Folder folder;
  for (qsizetype size = 0; size < kKaggle.size(); ++size) {
    const auto opened = openDataset(folder.add("images.csv", kKaggle.left(size)).string());
    if (!opened) continue;
    QVERIFY2(kKaggle[size - 1] == '\n' || !(*opened)->warnings().empty(),
             qPrintable(QString::number(size)));
    QCOMPARE((*opened)->label(0), 3);
  }
}

LOOKBOOK_TEST(TestCsvImages)

}  // namespace test_csv_images

#include "test_csv_images.moc"
