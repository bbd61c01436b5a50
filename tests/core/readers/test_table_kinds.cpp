// Tables as people have them: separators, encodings, names and places of labels.

#include "core/readers/catalogue.h"
#include "tests/core/readers/table_samples.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QTest>

namespace test_table_kinds {

using namespace samples::tables;
using lookbook::openDataset;
using samples::gzip;

namespace fs = std::filesystem;

namespace {

/// Opens a table and compares its images, its labels and what is reported of it.
void checkTable(const QByteArray& bytes, const QString& notices) {
  const samples::Folder folder;
  const auto opened = openDataset(folder.add("x.csv", bytes).string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
  checkLabels(**opened);
  QCOMPARE(idsOf(**opened), notices);
}

}  // namespace

class TestTableKinds : public QObject {
  Q_OBJECT

 private slots:
  void tablesAreReadHoweverTheyAreWritten_data();
  void tablesAreReadHoweverTheyAreWritten();
  void labelsAreFoundWhereverTheyAre_data();
  void labelsAreFoundWhereverTheyAre();
  void pixelsAreOrderedByTheirNames();
  void numbersBecomeGreyValues_data();
  void numbersBecomeGreyValues();
  void optdigitsOpenRight();
  void textLabelsNameTheClasses();
  void missingLabelsAreAClassOfTheirOwn();
  void validationIsAThirdSplit();
  void aTestTableWithAnIndexHasNoLabels();
  void aTableWithoutPixelsIsRefused();
  void otherTextInAFolderIsNoTable_data();
  void otherTextInAFolderIsNoTable();
};

void TestTableKinds::tablesAreReadHoweverTheyAreWritten_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("name");
  const QStringList header = QStringList{"label"} + names("pixel%1");
  const Table named{.header = header};
  const Table plain;
  const QByteArray bytes = named.text();
  for (const auto& [title, separator] : {std::pair{"semicolons", ';'}, std::pair{"tabs", '\t'},
                                         std::pair{"blanks", ' '}, std::pair{"commas", ','}}) {
    Table table = named;
    table.separator = separator;
    QTest::newRow(title) << table.text() << "x.csv";
    table.header = {};
    QTest::newRow(qPrintable(QString(title) + ", no header")) << table.text() << "x.csv";
    QTest::newRow(qPrintable(QString(title) + ", as text")) << table.text() << "x.txt";
  }
  Table quoted = named;
  quoted.header.replaceInStrings(QRegularExpression("^|$"), "\"");
  quoted.label = [](int image) { return QString("\"%1\"").arg(labelOf(image)); };
  quoted.pixel = [](int image, int place) { return QString("\"%1\"").arg(pixelOf(image, place)); };
  QTest::newRow("quotes") << quoted.text() << "x.csv";
  Table spaced = named;
  spaced.pixel = [](int image, int place) { return QString(" %1 ").arg(pixelOf(image, place)); };
  QTest::newRow("blanks in fields") << spaced.text() << "x.csv";
  QTest::newRow("byte order mark, no header") << "\xef\xbb\xbf" + plain.text() << "x.csv";
  QTest::newRow("UTF-16, little-endian") << utf16(bytes, false) << "x.csv";
  QTest::newRow("UTF-16, big-endian, no header") << utf16(plain.text(), true) << "x.csv";
  QTest::newRow("old Mac line ends") << QByteArray(bytes).replace("\n", "\r") << "x.csv";
  QTest::newRow("no extension") << bytes << "x";
  QTest::newRow("gzipped twice") << gzip(gzip(bytes)) << "x.csv.gz";
  QTest::newRow("tsv.gz") << gzip(QByteArray(bytes).replace(",", "\t")) << "x.tsv.gz";
  QTest::newRow("a separator at the ends") << QByteArray(bytes).replace("\n", ",\n") << "x.csv";
  QTest::newRow("a comment") << "# digits\n" + bytes << "x.csv";
}

void TestTableKinds::tablesAreReadHoweverTheyAreWritten() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, name);
  const samples::Folder folder;
  const auto opened = openDataset(folder.add(name, bytes).string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
  checkLabels(**opened);
  QCOMPARE(idsOf(**opened), QString());
}

void TestTableKinds::labelsAreFoundWhereverTheyAre_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("notices");
  const auto row = [](const char* title, const Table& table, const char* notices) {
    QTest::newRow(title) << table.text() << QString(notices);
  };
  const auto index = [](int image) { return QStringList{QString::number(image)}; };
  row("an unnamed index", {.header = QStringList{"", "label"} + names("pixel%1"), .before = index},
      "column-left-out");
  row("pandas' index",
      {.header = QStringList{"Unnamed: 0", "label"} + names("%1"), .before = index},
      "column-left-out");
  row("an id", {.header = QStringList{"id", "label"} + names("pixel_%1"), .before = index},
      "column-left-out");
  row("an index without names", {.before = index}, "column-left-out");
  row("another name", {.header = QStringList{"what is it"} + names("pixel%1")}, "label-column");
  row("the usual name, last",
      {.header = names("pixel%1") + QStringList{"Class"}, .labelFirst = false, .labelLast = true},
      "");
  row("last, no header", {.labelFirst = false, .labelLast = true}, "label-column");
  row("names that count, label first",
      {.header =
           [] {
             QStringList all;
             for (int i = 0; i <= kPixels; ++i) all << QString::number(i);
             return all;
           }()},
      "label-column");
  row("names that pandas made of a row",
      {.header =
           [] {
             QStringList all{"5", "0"};
             for (int i = 1; i < kPixels; ++i) all << QString("0.%1").arg(i);
             return all;
           }()},
      "label-column");
  row("label, then names that count", {.header = QStringList{"label"} + names("%1")}, "");
  row("rows and columns from 0",
      {.header =
           [] {
             QStringList all{"label"};
             for (int i = 0; i < kPixels; ++i)
               all << QString("pixel_%1_%2").arg(i / kSide).arg(i % kSide);
             return all;
           }()},
      "");
  const auto oneHot = [](int image) {
    QStringList fields;
    for (int label = 0; label < 10; ++label) fields << QString::number(label == labelOf(image));
    return fields;
  };
  QStringList classes;
  for (int label = 0; label < 10; ++label) classes << QString("label_%1").arg(label);
  row("ten columns, one of them 1",
      {.header = classes + names("pixel%1"), .labelFirst = false, .before = oneHot}, "");
  row("ten columns without names", {.labelFirst = false, .before = oneHot}, "");
  row("labels with a fraction of 0",
      {.header = QStringList{"label"} + names("pixel%1"),
       .label = [](int i) { return QString("%1.0").arg(labelOf(i)); }},
      "");
}

void TestTableKinds::labelsAreFoundWhereverTheyAre() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, notices);
  checkTable(bytes, notices);
}

void TestTableKinds::pixelsAreOrderedByTheirNames() {
  Table table{.header = QStringList{"label"}};
  QList<int> order;
  for (int place = 0; place < kPixels; ++place) order << place;
  std::ranges::sort(order, {}, [](int place) { return QString::number(place); });
  for (const int place : order) table.header << QString("pixel%1").arg(place);
  table.pixel = [&](int image, int place) { return QString::number(pixelOf(image, order[place])); };
  const samples::Folder folder;
  const auto opened = openDataset(folder.add("x.csv", table.text()).string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
}

void TestTableKinds::numbersBecomeGreyValues_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("notices");
  const QStringList header = QStringList{"label"} + names("pixel%1");
  const auto row = [&](const char* title, char separator,
                       const std::function<QString(int, int)>& pixel, const char* notices) {
    QTest::newRow(title) << Table{.header = header, .separator = separator, .pixel = pixel}.text()
                         << QString(notices);
  };
  row(
      "whole numbers with a point", ',',
      [](int i, int p) { return QString("%1.0").arg(pixelOf(i, p)); }, "");
  row(
      "as NumPy writes them", ' ',
      [](int i, int p) { return QString::number(pixelOf(i, p), 'e', 18); }, "");
  row(
      "from 0 to 1", ',',
      [](int i, int p) { return QString::number(pixelOf(i, p) / 255.0, 'g', 9); }, "values-unit");
  row(
      "from -1 to 1", ',',
      [](int i, int p) { return QString::number(pixelOf(i, p) / 127.5 - 1, 'g', 9); },
      "values-signed");
  row(
      "with fractions", ',',
      [](int i, int p) { return QString::number(pixelOf(i, p) > 0 ? pixelOf(i, p) - 0.25 : 0); },
      "values-rounded");
  row(
      "decimal commas", ';',
      [](int i, int p) { return QString::number(pixelOf(i, p) / 255.0, 'g', 9).replace('.', ','); },
      "values-unit");
}

void TestTableKinds::numbersBecomeGreyValues() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, notices);
  checkTable(bytes, notices);
}

// UCI's optdigits: 64 values from 0 to 16 and the label behind them, no header; .tra and .tes.
void TestTableKinds::optdigitsOpenRight() {
  const auto text = [](int rows, int seed) {
    QByteArray lines;
    for (int image = 0; image < rows; ++image) {
      for (int place = 0; place < 64; ++place)
        lines += QByteArray::number(
                     place % 8 == 0 || place % 8 == 7 ? 0 : (7 * image + 5 * place + seed) % 17) +
                 ",";
      lines += QByteArray::number((image + seed) % 10) + "\n";
    }
    return lines;
  };
  const samples::Folder folder;
  const auto train = folder.add("optdigits.tra", text(60, 0));
  folder.add("optdigits.tes", text(30, 1));
  folder.add("optdigits.names", "1. Title of Database: Optical Recognition\n");
  for (const fs::path& place : {train, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    const lookbook::Dataset& dataset = **opened;
    QCOMPARE(dataset.trainCount(), std::size_t{60});
    QCOMPARE(dataset.testCount(), std::size_t{30});
    QCOMPARE(dataset.rows(), 8);
    QCOMPARE(dataset.label(13), 3);
    QCOMPARE(dataset.label(60), 1);
    QCOMPARE(int{dataset.image(13)[9]}, (7 * 13 + 5 * 9) % 17);
    QCOMPARE(int{dataset.white()}, 16);
    QCOMPARE(int{dataset.shown(16)}, 255);
    QVERIFY(idsOf(dataset).contains("label-column"));
    QCOMPARE(dataset.notices().front().option, std::string("label-column"));
    QCOMPARE(dataset.notices().front().value, std::string("first"));
  }
}

void TestTableKinds::textLabelsNameTheClasses() {
  static const QStringList kNames{"zebra", "ape", "T-shirt, or top"};
  Table table{.header = QStringList{"kind"} + names("pixel%1"),
              .label = [](int image) { return '"' + kNames[image % 3] + '"'; }};
  const samples::Folder folder;
  const auto opened = openDataset(folder.add("x.csv", table.text()).string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
  QCOMPARE((*opened)->classNames(), (std::vector<std::string>{"T-shirt, or top", "ape", "zebra"}));
  QCOMPARE((*opened)->label(0), 2);
  QCOMPARE((*opened)->label(1), 1);
  QCOMPARE((*opened)->label(2), 0);
}

void TestTableKinds::missingLabelsAreAClassOfTheirOwn() {
  Table table{.header = QStringList{"label"} + names("pixel%1"), .label = [](int image) {
                static const QStringList kMissing{"", "NaN", "-1"};
                return image < 3 ? kMissing[image] : QString::number(labelOf(image));
              }};
  const samples::Folder folder;
  const auto opened = openDataset(folder.add("x.csv", table.text()).string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
  QVERIFY((*opened)->unlabelled());
  const int missing = *(*opened)->unlabelled();
  QCOMPARE(missing, 10);
  QCOMPARE((*opened)->className(missing), std::string("unlabelled"));
  for (lookbook::ImageIndex image = 0; image < 3; ++image)
    QCOMPARE((*opened)->label(image), missing);
  QCOMPARE((*opened)->label(3), labelOf(3));
  QCOMPARE(idsOf(**opened), QString("labels-missing"));
}

void TestTableKinds::validationIsAThirdSplit() {
  const samples::Folder folder;
  const Table table{.header = QStringList{"label"} + names("pixel%1")};
  const auto train = folder.add("mnist_train.csv", table.text());
  folder.add("mnist_Valid.csv", table.text());
  for (const fs::path& place : {train, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->splitNames(), std::string("all, train, test or val"));
    QCOMPARE((*opened)->indices(lookbook::SplitChoice("val")).size(), std::size_t{kRows});
    QCOMPARE((*opened)->testCount(), std::size_t{0});
  }
}

void TestTableKinds::aTestTableWithAnIndexHasNoLabels() {
  const samples::Folder folder;
  const auto file = folder.add(
      "test.csv", Table{.header = QStringList{"id"} + names("pixel%1"),
                        .labelFirst = false,
                        .before = [](int image) { return QStringList{QString::number(image)}; }}
                      .text());
  const auto opened = openDataset(file.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QVERIFY(!(*opened)->hasLabels());
  QCOMPARE((*opened)->testCount(), std::size_t{kRows});
  checkPixels(**opened);
}

void TestTableKinds::aTableWithoutPixelsIsRefused() {
  const samples::Folder folder;
  const auto file = folder.add("x.csv", "id,label\n0,1\n1,0\n2,1\n");
  const auto opened = openDataset(file.string());
  QVERIFY(!opened);
  QCOMPARE(opened.error().kind, lookbook::Error::Kind::badFile);
  QVERIFY2(opened.error().message.find("x.csv has no columns of pixels. Images are a table") !=
               std::string::npos,
           opened.error().message.c_str());
}

void TestTableKinds::otherTextInAFolderIsNoTable_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("names of classes") << "classes.txt" << QByteArray("0 ape\n1 bee\n");
  QTest::newRow("EMNIST's mapping") << "emnist-mapping.txt" << QByteArray("0 48\n1 49\n");
  QTest::newRow("words") << "README.txt" << QByteArray("Images of animals\nand plants\n");
  QTest::newRow("labels of files") << "labels.csv" << QByteArray("a.png,3\nb.png,4\n");
  QTest::newRow("a map") << "map.txt" << QByteArray("0.5 1.5\n2.5 3.5\n");
}

void TestTableKinds::otherTextInAFolderIsNoTable() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  const samples::Folder folder;
  folder.add(name, bytes);
  const auto alone = openDataset(folder.path().string());
  QVERIFY(!alone);
  QVERIFY2(alone.error().message.find("holds no images") != std::string::npos,
           alone.error().message.c_str());
  folder.add("z.csv", Table{}.text());
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
}

LOOKBOOK_TEST(TestTableKinds)

}  // namespace test_table_kinds

#include "test_table_kinds.moc"
