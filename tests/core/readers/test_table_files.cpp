// Tables as several programs write them, several tables in a folder, tables of labels alone.

#include "core/readers/catalogue.h"
#include "tests/core/readers/table_samples.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_table_files {

using namespace samples::tables;
using lookbook::openDataset;

namespace fs = std::filesystem;

namespace {

const Table kImages{.labelFirst = false};
const Table kLabelled{.header = QStringList{"label"} + names("pixel%1")};

/// Labels, a line each.
QByteArray labelLines(const std::function<QByteArray(int)>& line) {
  QByteArray lines;
  for (int image = 0; image < kRows; ++image) lines += line(image) + "\n";
  return lines;
}

QByteArray oneHotOf(int image, const char* one, const char* zero) {
  QByteArrayList fields;
  for (int label = 0; label < 10; ++label) fields << (label == labelOf(image) ? one : zero);
  return fields.join(',');
}

lookbook::DatasetPtr opened(const fs::path& place) {
  auto dataset = openDataset(place.string());
  if (!dataset) qWarning("%s", dataset.error().message.c_str());
  return dataset.value_or(nullptr);
}

}  // namespace

class TestTableFiles : public QObject {
  Q_OBJECT

 private slots:
  void tablesOfOtherProgramsAreRead_data();
  void tablesOfOtherProgramsAreRead();
  void labelsThatCountAtFirstAreLabels();
  void columnsThatCountAreAnIndex();
  void aSplitMayHaveOneImageOfEachClass();
  void namesOfRowsAreNoLabels();
  void aSubsetOfOneClassKeepsItsLabel_data();
  void aSubsetOfOneClassKeepsItsLabel();
  void namesInLatinLettersAreRead();
  void doubledQuotesInNamesAreOne();
  void tablesOfLabelsAreRead_data();
  void tablesOfLabelsAreRead();
  void namesOfSeveralWordsAreOneLabel();
  void theUsualNamesGoFirst();
  void tablesOfUspsBelongTogether();
  void columnsOfColourAreNamed();
};

void TestTableFiles::tablesOfOtherProgramsAreRead_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("notices");
  const QByteArray plain = kLabelled.text();
  Table rowNames = kLabelled;  // R does not name their column
  rowNames.before = [](int image) { return QStringList{QString("\"%1\"").arg(image + 1)}; };
  QTest::newRow("row names without a name") << rowNames.text() << "column-left-out";
  rowNames.separator = ' ';
  QTest::newRow("row names, blanks") << rowNames.text() << "column-left-out";
  Table semicolons = kLabelled;
  semicolons.separator = ';';
  QTest::newRow("a spreadsheet's separator") << "sep=;\n" + semicolons.text() << "";
  Table bars = kLabelled;
  bars.separator = '|';
  QTest::newRow("bars") << bars.text() << "";
  QTest::newRow("comments of MATLAB and C") << "% digits\n// of mine\n" + plain << "";
  QTest::newRow("names of files")
      << Table{.header = QStringList{"filename", "label"} + names("pixel%1"),
               .before = [](int image) { return QStringList{QString("%1.png").arg(image)}; }}
             .text()
      << "column-left-out";
  QTest::newRow("UTF-16 without a mark") << utf16(plain, false).mid(2) << "";
  QTest::newRow("UTF-16 without a mark, big-endian") << utf16(plain, true).mid(2) << "";
  QStringList classes;
  for (int label = 0; label < 10; ++label) classes << QString("label_%1").arg(label);
  QTest::newRow("columns of True and False")
      << Table{.header = classes + names("pixel%1"),
               .labelFirst = false,
               .before =
                   [](int image) { return QString(oneHotOf(image, "True", "False")).split(','); }}
             .text()
      << "";
  QTest::newRow("another column beside the label")
      << Table{.header = QStringList{"writer", "label"} + names("pixel%1"),
               .before = [](int) { return QStringList{"7"}; }}
             .text()
      << "column-left-out";
}

void TestTableFiles::tablesOfOtherProgramsAreRead() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, notices);
  const samples::Folder folder;
  const auto dataset = opened(folder.add("x.csv", bytes));
  QVERIFY(dataset);
  checkPixels(*dataset);
  checkLabels(*dataset);
  QCOMPARE(idsOf(*dataset), notices);
}

/// The first lines of a table with many classes may count up.
void TestTableFiles::labelsThatCountAtFirstAreLabels() {
  const samples::Folder folder;
  const auto dataset = opened(folder.add(
      "x.csv", Table{.label = [](int image) { return QString::number(image % 36); }}.text()));
  QVERIFY(dataset);
  checkPixels(*dataset);
  QVERIFY(dataset->hasLabels());
  QCOMPARE(dataset->label(35), 35);
  QCOMPARE(dataset->label(36), 0);
}

void TestTableFiles::columnsThatCountAreAnIndex() {
  const samples::Folder folder;
  const auto dataset = opened(
      folder.add("x.csv", Table{.label = [](int image) { return QString::number(image); }}.text()));
  QVERIFY(dataset);
  checkPixels(*dataset);
  QVERIFY(!dataset->hasLabels());
  QCOMPARE(idsOf(*dataset), QString("column-left-out"));
}

void TestTableFiles::aSplitMayHaveOneImageOfEachClass() {
  const samples::Folder folder;
  const auto table = [](int first) {
    return Table{.label = [=](int image) { return QString::number((image + first) % kRows); }};
  };
  folder.add("letters_train.csv", table(1).text());
  folder.add("letters_test.csv", table(0).text());
  const auto dataset = opened(folder.path());
  QVERIFY(dataset);
  QCOMPARE(dataset->testCount(), std::size_t{kRows});
  for (int image = 0; image < 2 * kRows; ++image)
    QCOMPARE(dataset->label(static_cast<lookbook::ImageIndex>(image)),
             (image + (image < kRows ? 1 : 0)) % kRows);
}

void TestTableFiles::namesOfRowsAreNoLabels() {
  const samples::Folder folder;
  const auto dataset =
      opened(folder.add("x.csv", Table{.header = QStringList{"what"} + names("pixel%1"),
                                       .label = [](int image) { return QString("n%1").arg(image); }}
                                     .text()));
  QVERIFY(dataset);
  checkPixels(*dataset);
  QVERIFY(!dataset->hasLabels());
  QCOMPARE(idsOf(*dataset), QString("column-left-out"));
}

void TestTableFiles::aSubsetOfOneClassKeepsItsLabel_data() {
  QTest::addColumn<bool>("last");
  QTest::newRow("first") << false;
  QTest::newRow("last") << true;
}

void TestTableFiles::aSubsetOfOneClassKeepsItsLabel() {
  QFETCH(bool, last);
  const samples::Folder folder;
  const auto dataset = opened(folder.add(
      "x.csv",
      Table{.labelFirst = !last, .labelLast = last, .label = [](int) { return QString("3"); }}
          .text()));
  QVERIFY(dataset);
  checkPixels(*dataset);
  for (int image = 0; image < kRows; ++image)
    QCOMPARE(dataset->label(static_cast<lookbook::ImageIndex>(image)), 3);
}

void TestTableFiles::doubledQuotesInNamesAreOne() {
  const samples::Folder folder;
  const auto dataset = opened(folder.add(
      "x.csv", Table{.header = QStringList{"label"} + names("pixel%1"),
                     .label = [](int image) { return QString(R"("a ""%1""")").arg(image % 2); }}
                   .text()));
  QVERIFY(dataset);
  QCOMPARE(dataset->classNames(), (std::vector<std::string>{R"(a "0")", R"(a "1")"}));
}

void TestTableFiles::namesInLatinLettersAreRead() {
  const samples::Folder folder;
  QByteArray bytes = Table{
      .header = QStringList{"label"} + names("pixel%1"), .label = [](int image) {
        return image % 2 == 0 ? QString("K?se") : QString("Brot");
      }}.text();
  const auto dataset = opened(folder.add("x.csv", bytes.replace('?', '\xe4')));
  QVERIFY(dataset);
  QCOMPARE(dataset->classNames(), (std::vector<std::string>{"Brot", "K\xc3\xa4se"}));
}

void TestTableFiles::tablesOfLabelsAreRead_data() {
  QTest::addColumn<QByteArray>("labels");
  const auto number = [](int image) { return QByteArray::number(labelOf(image)); };
  const auto indexed = [&](int image) { return QByteArray::number(image) + "," + number(image); };
  QTest::newRow("a column") << labelLines(number);
  QTest::newRow("a header") << "label\n" + labelLines(number);
  QTest::newRow("pandas' header") << "0\n" + labelLines(number);
  QTest::newRow("pandas' header and index") << ",0\n" + labelLines(indexed);
  QTest::newRow("an id") << "id,label\n" + labelLines(indexed);
  QTest::newRow("an index without a header") << labelLines(indexed);
  QTest::newRow("the label before others")
      << "label,writer\n" + labelLines([&](int image) { return number(image) + ",5"; });
  QTest::newRow("numpy.savetxt") << labelLines(
      [&](int image) { return number(image) + ".000000000000000000e+00"; });
  QTest::newRow("ten columns") << labelLines([](int image) { return oneHotOf(image, "1", "0"); });
  QTest::newRow("ten columns, index and header")
      << ",0,1,2,3,4,5,6,7,8,9\n" + labelLines([](int image) {
           return QByteArray::number(image) + "," + oneHotOf(image, "1.0", "0.0");
         });
}

void TestTableFiles::tablesOfLabelsAreRead() {
  QFETCH(QByteArray, labels);
  const samples::Folder folder;
  const auto images = folder.add("X_train.csv", kImages.text());
  const auto beside = folder.add("y_train.csv", labels);
  for (const fs::path& place : {folder.path(), images, beside}) {
    const auto dataset = opened(place);
    QVERIFY(dataset);
    checkPixels(*dataset);
    checkLabels(*dataset);
  }
}

void TestTableFiles::namesOfSeveralWordsAreOneLabel() {
  const samples::Folder folder;
  folder.add("train_images.csv", kImages.text());
  folder.add("train_labels.txt",
             labelLines([](int image) { return image % 2 == 0 ? "Ankle boot" : "Bag"; }));
  const auto dataset = opened(folder.path());
  QVERIFY(dataset);
  QCOMPARE(dataset->classNames(), (std::vector<std::string>{"Ankle boot", "Bag"}));
  QCOMPARE(dataset->label(1), 1);
}

void TestTableFiles::theUsualNamesGoFirst() {
  const samples::Folder folder;
  folder.add("Dig-MNIST.csv", kImages.text());
  folder.add("train.csv", kLabelled.text());
  const auto dataset = opened(folder.path());
  QVERIFY(dataset);
  checkPixels(*dataset);
  checkLabels(*dataset);
  QCOMPARE(idsOf(*dataset), QString("other-tables"));
  QVERIFY(dataset->notices().front().text.english().ends_with(
      "holds further tables of images, which are left out: Dig-MNIST.csv."));
}

void TestTableFiles::tablesOfUspsBelongTogether() {
  const samples::Folder folder;
  Table table;
  table.separator = ' ';
  const auto train = folder.add("zip.train", table.text());
  folder.add("zip.test", table.text());
  folder.add("zip.info", "Normalized handwritten digits\n");
  for (const fs::path& place : {folder.path(), train}) {
    const auto dataset = opened(place);
    QVERIFY(dataset);
    QCOMPARE(dataset->trainCount(), std::size_t{kRows});
    QCOMPARE(dataset->testCount(), std::size_t{kRows});
  }
}

void TestTableFiles::columnsOfColourAreNamed() {
  const samples::Folder folder;
  QByteArray table = "label";
  for (int i = 0; i < 48; ++i) table += ",pixel" + QByteArray::number(i);
  table += "\n1" + QByteArray(",7").repeated(48) + "\n";
  const auto dataset = openDataset(folder.add("x.csv", table).string());
  QVERIFY(!dataset);
  QVERIFY2(dataset.error().message.ends_with(
               "x.csv has 48 values in a row, which may be 4 x 4 pixels in colour. Lookbook reads "
               "colours from arrays: save them as NPY, n x 4 x 4 x 3."),
           dataset.error().message.c_str());
}

LOOKBOOK_TEST(TestTableFiles)

}  // namespace test_table_files

#include "test_table_files.moc"
