// Archives of several arrays: the names that people give them, names of classes, several archives
// of one data set.

#include "core/readers/catalogue.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

namespace test_npz_archives {

using lookbook::DatasetPtr;
using samples::npyOf;

namespace {

namespace fs = std::filesystem;
using Arrays = std::vector<std::pair<std::string, QByteArray>>;

/// Images of 4 x 4 pixels, which count on from `first`.
QByteArray images(int count, int first = 0, const QByteArray& sides = "4, 4") {
  QByteArray values;
  for (int i = 0; i < 16 * count; ++i) values.append(static_cast<char>(first + i));
  return npyOf("|u1", "(" + QByteArray::number(count) + ", " + sides + ")", values);
}

QByteArray labels(const std::vector<int>& numbers) {
  QByteArray values;
  for (const int number : numbers) values.append(static_cast<char>(number));
  return npyOf("|u1", "(" + QByteArray::number(numbers.size()) + ",)", values);
}

/// Texts of three letters.
QByteArray texts(const QByteArrayList& words) {
  QByteArray values;
  for (const QByteArray& word : words) values += word.leftJustified(3, '\0');
  return npyOf("|S3", "(" + QByteArray::number(words.size()) + ",)", values);
}

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

QString splitsOf(const DatasetPtr& dataset) {
  QStringList words;
  for (const auto& split : dataset->splits())
    words << QString("%1 %2").arg(QString::fromStdString(split.name)).arg(split.count);
  return words.join(", ");
}

bool reports(const DatasetPtr& dataset, const std::string& id) {
  return std::ranges::count(dataset->notices(), id, &lookbook::Notice::id) == 1;
}

}  // namespace

class TestNpzArchives : public QObject {
  Q_OBJECT

 private slots:
  void namesOfArraysGiveTheirRoles_data();
  void namesOfArraysGiveTheirRoles();
  void textsNameTheClasses_data();
  void textsNameTheClasses();
  void tooFewNamesAreLeftOut();
  void furtherArraysAreLeftOutAndReported_data();
  void furtherArraysAreLeftOutAndReported();
  void archivesOfSplitsBelongTogether();
  void archivesOfOtherNamesDoNot();
  void severalLabelsOfOneSplitAreSeveralOfAll();
  void labelsOfAnyNameAreReadAndReported();
  void arraysWithoutValuesAreNoSplit();
  void anArchiveOfAnyNameOpensInItsFolder();
};

void TestNpzArchives::namesOfArraysGiveTheirRoles_data() {
  QTest::addColumn<QStringList>("names");  // of images and labels of train, then of test
  const auto row = [](const char* images, const char* labels, const char* others,
                      const char* otherLabels) {
    QTest::newRow(images) << QStringList{images, labels, others, otherLabels};
  };
  row("x_train", "y_train", "x_test", "y_test");
  row("Xtrain", "Ytrain", "Xtest", "Ytest");
  row("xtrain", "ytrain", "xtest", "ytest");
  row("trainX", "trainY", "testX", "testY");
  row("trainx", "trainy", "testx", "testy");
  row("X_tr", "y_tr", "X_te", "y_te");
  row("mnist/x_train", "mnist/y_train", "mnist/x_test", "mnist/y_test");
}

void TestNpzArchives::namesOfArraysGiveTheirRoles() {
  QFETCH(QStringList, names);
  const samples::Folder folder;
  const DatasetPtr dataset = opened(samples::addNpz(folder, "set.npz",
                                                    {{names[0].toStdString(), images(2)},
                                                     {names[1].toStdString(), labels({1, 0})},
                                                     {names[2].toStdString(), images(1, 100)},
                                                     {names[3].toStdString(), labels({2})}}));
  QVERIFY(dataset);
  QCOMPARE(splitsOf(dataset), QString("train 2, test 1"));
  QCOMPARE(labelsOf(dataset), QString("1 0 2"));
  QCOMPARE(int{dataset->image(1)[3]}, 19);
  QCOMPARE(int{dataset->image(2)[3]}, 103);
}

void TestNpzArchives::textsNameTheClasses_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("labels");
  QTest::newRow("label_names") << "label_names" << labels({1, 0});
  QTest::newRow("class_names") << "class_names" << labels({1, 0});
  QTest::newRow("one-hot labels") << "target_names"
                                  << npyOf("|u1", "(2, 3)", QByteArray("\0\1\0\1\0\0", 6));
  QTest::newRow("floats") << "names" << npyOf("<f4", "(2,)", QByteArray("\0\0\200\77\0\0\0\0", 8));
}

void TestNpzArchives::textsNameTheClasses() {
  QFETCH(QString, name);
  QFETCH(QByteArray, labels);
  const samples::Folder folder;
  const DatasetPtr dataset =
      opened(samples::addNpz(folder, "set.npz",
                             {{"images", images(2)},
                              {"labels", labels},
                              {name.toStdString(), texts({"cat", "ox", "a"})}}));
  QVERIFY(dataset);
  QCOMPARE(dataset->classNames(), (std::vector<std::string>{"cat", "ox", "a"}));
  QCOMPARE(labelsOf(dataset), QString("1 0"));
}

void TestNpzArchives::tooFewNamesAreLeftOut() {
  const samples::Folder folder;
  const DatasetPtr dataset = opened(samples::addNpz(
      folder, "set.npz",
      {{"images", images(2)}, {"labels", labels({1, 0})}, {"class_names", texts({"cat"})}}));
  QVERIFY(dataset);
  QCOMPARE(dataset->className(1), std::string("class 1"));
  QVERIFY(reports(dataset, "class-names"));
}

void TestNpzArchives::furtherArraysAreLeftOutAndReported_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("another version of the images") << "x_train_noisy" << images(2, 50);
  QTest::newRow("the images as rows") << "data" << images(2, 0, "16");
}

void TestNpzArchives::furtherArraysAreLeftOutAndReported() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  const samples::Folder folder;
  const DatasetPtr dataset = opened(samples::addNpz(
      folder, "set.npz",
      {{name.toStdString(), bytes}, {"x_train", images(2)}, {"y_train", labels({1, 0})}}));
  QVERIFY(dataset);
  QCOMPARE(int{dataset->image(1)[3]}, 19);
  QVERIFY(reports(dataset, "other-arrays"));
}

void TestNpzArchives::archivesOfSplitsBelongTogether() {
  const samples::Folder folder;
  const auto train = samples::addNpz(folder, "digits_train.npz",
                                     {{"images", images(2)}, {"labels", labels({1, 0})}});
  const auto test = samples::addNpz(folder, "digits_test.npz",
                                    {{"images", images(1, 100)}, {"labels", labels({2})}});
  samples::addNpz(folder, "digits_val.npz", {{"x", images(1, 7)}, {"y", labels({1})}});
  for (const fs::path& place : {folder.path(), train, test}) {
    const DatasetPtr dataset = opened(place);
    QVERIFY(dataset);
    QCOMPARE(splitsOf(dataset), QString("train 2, test 1, val 1"));
    QCOMPARE(labelsOf(dataset), QString("1 0 2 1"));
    QCOMPARE(int{dataset->image(2)[0]}, 100);
  }
}

void TestNpzArchives::archivesOfOtherNamesDoNot() {
  const samples::Folder folder;
  const Arrays arrays{{"images", images(2)}, {"labels", labels({1, 0})}};
  const auto one = samples::addNpz(folder, "a_train.npz", arrays);
  samples::addNpz(folder, "b_test.npz", arrays);
  const DatasetPtr dataset = opened(one);
  QVERIFY(dataset);
  QCOMPARE(splitsOf(dataset), QString("train 2, test 0"));
  QVERIFY(!lookbook::openDataset(folder.path().string()));
}

void TestNpzArchives::labelsOfAnyNameAreReadAndReported() {
  const samples::Folder folder;
  const DatasetPtr dataset = opened(samples::addNpz(
      folder, "set.npz", {{"a", images(2)}, {"b", labels({1, 0})}, {"mean", labels({1, 2, 3})}}));
  QVERIFY(dataset);
  QCOMPARE(labelsOf(dataset), QString("1 0"));
  QVERIFY(reports(dataset, "labels-by-number"));
  const DatasetPtr indexed =
      opened(samples::addNpz(folder, "index.npz", {{"a", images(2)}, {"index", labels({1, 0})}}));
  QVERIFY(indexed && !indexed->hasLabels());
}

void TestNpzArchives::arraysWithoutValuesAreNoSplit() {
  const samples::Folder folder;
  const DatasetPtr dataset =
      opened(samples::addNpz(folder, "set.npz",
                             {{"x_train", images(2)},
                              {"y_train", labels({1, 0})},
                              {"x_test", npyOf("|u1", "(0, 4, 4)", QByteArray())},
                              {"y_test", npyOf("|u1", "(0,)", QByteArray())}}));
  QVERIFY(dataset);
  QCOMPARE(splitsOf(dataset), QString("train 2, test 0"));
}

void TestNpzArchives::anArchiveOfAnyNameOpensInItsFolder() {
  const samples::Folder folder;
  samples::addNpz(folder, "data.npz", {{"x", images(2)}, {"y", labels({1, 0})}});
  const DatasetPtr dataset = opened(folder.path());
  QVERIFY(dataset);
  QCOMPARE(labelsOf(dataset), QString("1 0"));
}

/// As in ChestMNIST; in a small split each image may have one label by chance.
void TestNpzArchives::severalLabelsOfOneSplitAreSeveralOfAll() {
  const samples::Folder folder;
  const QByteArray several = npyOf("|u1", "(2, 3)", QByteArray("\0\1\1\0\0\0", 6));
  const QByteArray single = npyOf("|u1", "(2, 3)", QByteArray("\0\1\0\1\0\0", 6));
  const DatasetPtr dataset = opened(samples::addNpz(folder, "set.npz",
                                                    {{"train_images", images(2)},
                                                     {"train_labels", several},
                                                     {"val_images", images(2)},
                                                     {"val_labels", single}}));
  QVERIFY(dataset);
  QVERIFY(!dataset->hasLabels());
  QVERIFY(reports(dataset, "labels-several"));
}

LOOKBOOK_TEST(TestNpzArchives)

}  // namespace test_npz_archives

#include "test_npz_archives.moc"
