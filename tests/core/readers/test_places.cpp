// Where the files of a data set lie: a folder for each split, labels in a table beside arrays.

#include "core/readers/catalogue.h"
#include "tests/core/readers/table_samples.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

namespace test_places {

using lookbook::DatasetPtr;
using samples::idxImages;
using samples::idxLabels;
using samples::npyOf;

namespace {

namespace fs = std::filesystem;

DatasetPtr opened(const fs::path& place) {
  auto dataset = lookbook::openDataset(place.string());
  if (!dataset) qWarning("%s", dataset.error().message.c_str());
  return dataset.value_or(nullptr);
}

QString labelsOf(const DatasetPtr& dataset) {
  QStringList words;
  for (const int label : dataset->labels()) words << QString::number(label);
  return words.join(' ');
}

QByteArray npyImages(int count) {
  return npyOf("|u1", "(" + QByteArray::number(count) + ", 4, 4)", samples::counting(16 * count));
}

QByteArray npyLabels(const QByteArray& labels) {
  return npyOf("|u1", "(" + QByteArray::number(labels.size()) + ",)", labels);
}

}  // namespace

class TestPlaces : public QObject {
  Q_OBJECT

 private slots:
  void splitsLieInFoldersOfTheirOwn_data();
  void splitsLieInFoldersOfTheirOwn();
  void aFolderOfASplitHasNoOther();
  void otherFoldersAreSeveralDataSets();
  void theOnlyDataSetIsFoundBesideOtherFolders();
  void imagesMayBeTheColumnsOfAMatrix();
  void aMatrixMayHaveAColumnOfLabels_data();
  void aMatrixMayHaveAColumnOfLabels();
  void labelsLieInATableBesideArrays_data();
  void labelsLieInATableBesideArrays();
  void aTableThatHasNoLabelForEachImageIsReported();
  void imagesOfAnyNameGoWithLabels();
};

void TestPlaces::splitsLieInFoldersOfTheirOwn_data() {
  QTest::addColumn<QString>("images");
  QTest::addColumn<QString>("labels");
  QTest::addColumn<QByteArray>("three");
  QTest::addColumn<QByteArray>("threeLabels");
  QTest::addColumn<QByteArray>("two");
  QTest::addColumn<QByteArray>("twoLabels");
  QTest::newRow("IDX") << "images-idx3-ubyte" << "labels-idx1-ubyte" << idxImages(3)
                       << idxLabels({2, 0, 1}) << idxImages(2) << idxLabels({1, 1});
  QTest::newRow("NPY") << "x.npy" << "y.npy" << npyImages(3) << npyLabels(QByteArray("\2\0\1", 3))
                       << npyImages(2) << npyLabels("\1\1");
  QTest::newRow("tables") << "digits.csv" << ""
                          << QByteArray("label,1x1,1x2\n2,1,2\n0,3,4\n1,5,6\n") << QByteArray()
                          << QByteArray("label,1x1,1x2\n1,1,2\n1,3,4\n") << QByteArray();
}

void TestPlaces::splitsLieInFoldersOfTheirOwn() {
  QFETCH(QString, images);
  QFETCH(QString, labels);
  QFETCH(QByteArray, three);
  QFETCH(QByteArray, threeLabels);
  QFETCH(QByteArray, two);
  QFETCH(QByteArray, twoLabels);
  const samples::Folder folder;
  for (const auto& [split, first] : {std::pair{"Train", true}, std::pair{"validation", false}}) {
    folder.add("set/" + QString(split) + "/" + images, first ? three : two);
    if (!labels.isEmpty())
      folder.add("set/" + QString(split) + "/" + labels, first ? threeLabels : twoLabels);
  }
  for (const fs::path& place : {folder.path() / "set", folder.path()}) {
    const DatasetPtr dataset = opened(place);
    QVERIFY(dataset);
    QCOMPARE(labelsOf(dataset), QString("2 0 1 1 1"));
    QCOMPARE(dataset->trainCount(), std::size_t{3});
    QCOMPARE(dataset->indices(lookbook::SplitChoice("val")).size(), std::size_t{2});
  }
}

void TestPlaces::aFolderOfASplitHasNoOther() {
  const samples::Folder folder;
  folder.add("train/train-images", idxImages(3));
  folder.add("train/test-images", idxImages(3));
  folder.add("test/images", idxImages(3));
  const auto dataset = lookbook::openDataset(folder.path().string());
  QVERIFY(!dataset);
  QVERIFY2(dataset.error().message.ends_with("holds several splits, although it is named as one."),
           dataset.error().message.c_str());
}

void TestPlaces::otherFoldersAreSeveralDataSets() {
  const samples::Folder folder;
  folder.add("train/images", idxImages(3));
  folder.add("letters/images", idxImages(3));
  const auto dataset = lookbook::openDataset(folder.path().string());
  QVERIFY(!dataset);
  QVERIFY2(dataset.error().message.find("holds both letters and train") != std::string::npos,
           dataset.error().message.c_str());
}

void TestPlaces::theOnlyDataSetIsFoundBesideOtherFolders() {
  const samples::Folder folder;
  folder.add("docs/README.md", "words");
  folder.add("archive/data/train-images-idx3-ubyte", idxImages(3));
  const DatasetPtr dataset = opened(folder.path());
  QVERIFY(dataset);
  QCOMPARE(dataset->size(), std::size_t{3});
}

/// As MATLAB has them: 64 x n, the pixels of an image in one column.
void TestPlaces::imagesMayBeTheColumnsOfAMatrix() {
  constexpr int kImages = 5;
  QByteArray values;
  for (int pixel = 0; pixel < 64; ++pixel)
    for (int image = 0; image < kImages; ++image)
      values.append(static_cast<char>(pixel + 100 * (image % 2)));
  const samples::Folder folder;
  const DatasetPtr dataset = opened(folder.add("images.npy", npyOf("|u1", "(64, 5)", values)));
  QVERIFY(dataset);
  QCOMPARE(dataset->size(), std::size_t{kImages});
  QCOMPARE(dataset->rows(), 8);
  for (lookbook::ImageIndex image = 0; image < kImages; ++image)
    for (std::size_t pixel = 0; pixel < 64; ++pixel)
      QCOMPARE(std::size_t{dataset->image(image)[pixel]}, pixel + 100 * (image % 2));
  QCOMPARE(samples::tables::idsOf(*dataset), QString("axes"));
}

void TestPlaces::aMatrixMayHaveAColumnOfLabels_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<bool>("last");
  for (const char* name : {"digits.npy", "digits.npz", "digits-idx2-ubyte"})
    for (const bool last : {false, true})
      QTest::addRow("%s, %s", name, last ? "last" : "first") << name << last;
}

/// As a table of Kaggle's becomes an array: 8 x 8 pixels, dark at their border, and a label.
void TestPlaces::aMatrixMayHaveAColumnOfLabels() {
  QFETCH(QString, name);
  QFETCH(bool, last);
  constexpr int kImages = 30;
  const auto pixelAt = [](int image, int place) {
    const int row = place / 8;
    const int column = place % 8;
    const bool middle = row > 0 && row < 7 && column > 0 && column < 7;
    return middle ? 50 + (31 * image + 7 * place) % 200 : 0;
  };
  QByteArray values;
  for (int image = 0; image < kImages; ++image) {
    if (!last) values.append(static_cast<char>(image * 3 % 10));
    for (int place = 0; place < 64; ++place)
      values.append(static_cast<char>(pixelAt(image, place)));
    if (last) values.append(static_cast<char>(image * 3 % 10));
  }
  const samples::Folder folder;
  const QByteArray array = npyOf("|u1", "(30, 65)", values);
  const auto file = name.endsWith(".npz") ? samples::addNpz(folder, name, {{"arr_0", array}})
                    : name.endsWith(".npy")
                        ? folder.add(name, array)
                        : folder.add(name, samples::bigEndian({0x0802, 30, 65}) + values);
  const DatasetPtr dataset = opened(file);
  QVERIFY(dataset);
  QCOMPARE(dataset->rows(), 8);
  QCOMPARE(samples::tables::idsOf(*dataset), QString("label-column"));
  for (int image = 0; image < kImages; ++image) {
    const auto at = static_cast<lookbook::ImageIndex>(image);
    QCOMPARE(dataset->label(at), image * 3 % 10);
    for (int place = 0; place < 64; ++place)
      QCOMPARE(int{dataset->image(at)[static_cast<std::size_t>(place)]}, pixelAt(image, place));
  }
}

void TestPlaces::labelsLieInATableBesideArrays_data() {
  QTest::addColumn<QString>("images");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("labels");
  QTest::addColumn<QByteArray>("table");
  QTest::newRow("labels.csv") << "images.npy" << npyImages(3) << "labels.csv"
                              << QByteArray("label\n2\n0\n1\n");
  QTest::newRow("y_train.txt") << "x_train.npy" << npyImages(3) << "y_train.txt"
                               << QByteArray("2\n0\n1\n");
  QTest::newRow("beside IDX") << "train-images-idx3-ubyte" << idxImages(3) << "train_labels.tsv"
                              << QByteArray("id\tlabel\n0\t2\n1\t0\n2\t1\n");
}

void TestPlaces::labelsLieInATableBesideArrays() {
  QFETCH(QString, images);
  QFETCH(QByteArray, bytes);
  QFETCH(QString, labels);
  QFETCH(QByteArray, table);
  const samples::Folder folder;
  const auto file = folder.add(images, bytes);
  folder.add(labels, table);
  for (const fs::path& place : {file, folder.path()}) {
    const DatasetPtr dataset = opened(place);
    QVERIFY(dataset);
    QCOMPARE(labelsOf(dataset), QString("2 0 1"));
    QVERIFY(dataset->notices().empty());
  }
}

void TestPlaces::aTableThatHasNoLabelForEachImageIsReported() {
  const samples::Folder folder;
  folder.add("images.npy", npyImages(3));
  folder.add("labels.txt", "ape\nbee\n");
  const DatasetPtr dataset = opened(folder.path());
  QVERIFY(dataset);
  QVERIFY(!dataset->hasLabels());
  QCOMPARE(samples::tables::idsOf(*dataset), QString("labels-left-out"));
}

void TestPlaces::imagesOfAnyNameGoWithLabels() {
  const samples::Folder folder;
  folder.add("features.npy", npyImages(3));
  folder.add("labels.npy", npyLabels(QByteArray("\2\0\1", 3)));
  const DatasetPtr dataset = opened(folder.path());
  QVERIFY(dataset);
  QCOMPARE(labelsOf(dataset), QString("2 0 1"));
}

LOOKBOOK_TEST(TestPlaces)

}  // namespace test_places

#include "test_places.moc"
