// Data sets that are known by the names of their files or folders, and catalogue names in the
// working folder.

#include "core/readers/catalogue.h"
#include "core/readers/known/known_sets.h"
#include "tests/support/numpy_files.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <set>

namespace test_known_sets {

using lookbook::DatasetPtr;
using samples::idxImages;
using samples::idxLabels;

namespace {

namespace fs = std::filesystem;

DatasetPtr opened(const std::string& place) {
  auto dataset = lookbook::openDataset(place);
  if (!dataset) qWarning("%s", dataset.error().message.c_str());
  return dataset.value_or(nullptr);
}

QByteArray npyImages(int count, int side) {
  return samples::npyOf("|u1",
                        "(" + QByteArray::number(count) + ", " + QByteArray::number(side) + ", " +
                            QByteArray::number(side) + ")",
                        samples::counting(count * side * side));
}

QByteArray npyLabels(std::initializer_list<int> labels) {
  QByteArray values;
  for (const int label : labels) values.append(static_cast<char>(label));
  return samples::npyOf("|u1", "(" + QByteArray::number(values.size()) + ", 1)", values);
}

const lookbook::Notice* noticeOf(const DatasetPtr& dataset, const std::string& id) {
  const auto found = std::ranges::find(dataset->notices(), id, &lookbook::Notice::id);
  return found == dataset->notices().end() ? nullptr : &*found;
}

}  // namespace

class TestKnownSets : public QObject {
  Q_OBJECT

 private slots:
  void init() { qunsetenv("LOOKBOOK_DATA_PATH"); }
  void theTableIsConsistent();
  void setsAreKnownByTheirNames_data();
  void setsAreKnownByTheirNames();
  void archivesAreKnownByTheirNames_data();
  void archivesAreKnownByTheirNames();
  void whatIsNoSuchSetKeepsItsClasses_data();
  void whatIsNoSuchSetKeepsItsClasses();
  void missingLabelsStayMissing();
  void aSetIsFoundByItsName();
  void theFolderOfTheWorkingFolderGoesFirst();
  void aFolderWithoutDataIsPassedOver();
  void aDamagedFolderIsPassedOverWithAWarning();
  void furtherSetsOfARootAreReported();
};

void TestKnownSets::theTableIsConsistent() {
  std::set<std::string> ids;
  for (const lookbook::KnownSet& set : lookbook::knownSets()) {
    QVERIFY(ids.insert(std::string(set.id)).second);
    QCOMPARE(lookbook::knownSetByName(std::string(set.id)), &set);
    QVERIFY2(lookbook::knownSetOf(std::string(set.title) == "USPS" ? "usps" : set.id) == &set ||
                 set.id == "kuzushiji-49" || set.id == "kuzushiji-kanji",
             set.id.data());
    const auto names = set.classNames();
    QCOMPARE((std::set<std::string>(names.begin(), names.end()).size()), names.size());
  }
  const auto count = [](const char* id) {
    return lookbook::knownSetByName(id)->classNames().size();
  };
  QCOMPARE(count("emnist-byclass"), std::size_t{62});
  QCOMPARE(count("emnist-balanced"), std::size_t{47});
  QCOMPARE(count("kuzushiji-49"), std::size_t{49});
  QCOMPARE(count("chestmnist"), std::size_t{14});
  QCOMPARE(count("organsmnist"), std::size_t{11});
}

void TestKnownSets::setsAreKnownByTheirNames_data() {
  QTest::addColumn<QString>("images");
  QTest::addColumn<QString>("labels");
  QTest::addColumn<int>("side");
  QTest::addColumn<QString>("title");
  QTest::addColumn<QString>("first");  // name of the class of label 1
  const auto row = [](const char* images, const char* labels, int side, const char* title,
                      const char* first) {
    QTest::newRow(images) << images << labels << side << title << first;
  };
  row("qmnist-train-images-idx3-ubyte", "qmnist-train-labels-idx1-ubyte", 28, "QMNIST", "1");
  row("KMNIST/raw/train-images-idx3-ubyte", "KMNIST/raw/train-labels-idx1-ubyte", 28, "KMNIST",
      "ki");
  row("Kuzushiji-49/train-images", "Kuzushiji-49/train-labels", 28, "Kuzushiji-49", "i");
  row("notMNIST/t10k-images-idx3-ubyte", "notMNIST/t10k-labels-idx1-ubyte", 28, "notMNIST", "B");
  row("USPS/train-images", "USPS/train-labels", 16, "USPS", "1");
}

void TestKnownSets::setsAreKnownByTheirNames() {
  QFETCH(QString, images);
  QFETCH(QString, labels);
  QFETCH(int, side);
  QFETCH(QString, title);
  QFETCH(QString, first);
  const samples::Folder folder;
  const auto file = folder.add(images, idxImages(3, side, side));
  folder.add(labels, idxLabels({0, 1, 9}));
  for (const auto& place : {file, file.parent_path()}) {
    const DatasetPtr dataset = opened(place.string());
    QVERIFY(dataset);
    QCOMPARE(QString::fromStdString(dataset->title()), title);
    QCOMPARE(QString::fromStdString(dataset->className(1)), first);
    QCOMPARE(dataset->label(2), 9);
  }
}

void TestKnownSets::archivesAreKnownByTheirNames_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("side");
  QTest::addColumn<QString>("names");
  QTest::newRow("pneumoniamnist.npz") << "pneumoniamnist.npz" << 28 << "normal|pneumonia";
  QTest::newRow("breastmnist_64.npz") << "breastmnist_64.npz" << 64 << "malignant|normal, benign";
  QTest::newRow("OCTMNIST.npz") << "OCTMNIST.npz" << 28
                                << "choroidal neovascularization|diabetic macular edema|drusen|"
                                   "normal";
}

void TestKnownSets::archivesAreKnownByTheirNames() {
  QFETCH(QString, name);
  QFETCH(int, side);
  QFETCH(QString, names);
  const samples::Folder folder;
  const auto path = samples::addNpz(folder, name,
                                    {{"train_images", npyImages(2, side)},
                                     {"train_labels", npyLabels({0, 1})},
                                     {"val_images", npyImages(1, side)},
                                     {"val_labels", npyLabels({1})}});
  const DatasetPtr dataset = opened(path.string());
  QVERIFY(dataset);
  QStringList found;
  for (const std::string& one : dataset->classNames()) found << QString::fromStdString(one);
  QCOMPARE(found.join('|'), names);
}

void TestKnownSets::whatIsNoSuchSetKeepsItsClasses_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("side");
  QTest::addColumn<int>("label");
  QTest::newRow("another size") << "kmnist" << 32 << 9;
  QTest::newRow("another class") << "kmnist" << 28 << 10;
  QTest::newRow("a name that goes on") << "kmnisty" << 28 << 9;
}

void TestKnownSets::whatIsNoSuchSetKeepsItsClasses() {
  QFETCH(QString, name);
  QFETCH(int, side);
  QFETCH(int, label);
  const samples::Folder folder;
  folder.add(name + "-train-images-idx3-ubyte", idxImages(2, side, side));
  folder.add(name + "-train-labels-idx1-ubyte", idxLabels({0, label}));
  const DatasetPtr dataset = opened(folder.path().string());
  QVERIFY(dataset);
  QCOMPARE(dataset->className(0), std::string("class 0"));
  QCOMPARE(dataset->classCount(), label + 1);
}

void TestKnownSets::missingLabelsStayMissing() {
  const samples::Folder folder;
  samples::addNpz(folder, "kmnist-train-imgs.npz", {{"arr_0", npyImages(3, 28)}});
  samples::addNpz(folder, "kmnist-train-labels.npz",
                  {{"arr_0", samples::npyOf("|i1", "(3,)", QByteArray("\0\377\2", 3))}});
  const DatasetPtr dataset = opened(folder.path().string());
  QVERIFY(dataset);
  QCOMPARE(dataset->classCount(), 11);
  QCOMPARE(dataset->className(2), std::string("su"));
  QCOMPARE(dataset->label(1), 10);
  QCOMPARE(int{dataset->unlabelled().value()}, 10);
  QCOMPARE(dataset->className(10), std::string("unlabelled"));
}

void TestKnownSets::aSetIsFoundByItsName() {
  const samples::Folder folder;
  folder.add("KMNIST/raw/train-images-idx3-ubyte", idxImages(1, 28, 28));
  qputenv("LOOKBOOK_DATA_PATH", QByteArray::fromStdString(folder.path().string()));
  const DatasetPtr dataset = opened("kmnist");
  QVERIFY(dataset);
  QCOMPARE(dataset->title(), std::string("KMNIST"));
  const auto missing = lookbook::openDataset("octmnist");
  QVERIFY(!missing);
  QVERIFY2(
      missing.error().message.starts_with("OCTMNIST was not found in " + folder.path().string()),
      missing.error().message.c_str());
}

void TestKnownSets::theFolderOfTheWorkingFolderGoesFirst() {
  const samples::Folder folder;
  folder.add("fashion-mnist/train-images-idx3-ubyte", idxImages(2, 28, 28));
  folder.add("fashion-mnist/train-labels-idx1-ubyte", idxLabels({0, 1}));
  const QString before = QDir::currentPath();
  QVERIFY(QDir::setCurrent(QString::fromStdString(folder.path().string())));
  const DatasetPtr here = opened("fashion-mnist");
  QVERIFY(QDir::setCurrent(before));
  QVERIFY(here);
  QCOMPARE(here->size(), std::size_t{2});
  const lookbook::Notice* notice = noticeOf(here, "working-folder");
  QVERIFY(notice);
  QVERIFY2(notice->text.english().starts_with((folder.path() / "fashion-mnist").string() +
                                              " was opened, the folder of that name"),
           notice->text.english().c_str());
}

void TestKnownSets::aFolderWithoutDataIsPassedOver() {
  const samples::Folder folder;
  folder.add("fashion-mnist/README.md", "words");
  const QString before = QDir::currentPath();
  QVERIFY(QDir::setCurrent(QString::fromStdString(folder.path().string())));
  const DatasetPtr dataset = opened("fashion-mnist");
  QVERIFY(QDir::setCurrent(before));
  QVERIFY(dataset);
  QCOMPARE(dataset->size(), std::size_t{70'000});
  QVERIFY(dataset->notices().empty());
}

void TestKnownSets::aDamagedFolderIsPassedOverWithAWarning() {
  const samples::Folder folder;
  folder.add("fashion-mnist/train-images-idx3-ubyte", idxImages(2).chopped(1));
  const QString before = QDir::currentPath();
  QVERIFY(QDir::setCurrent(QString::fromStdString(folder.path().string())));
  const DatasetPtr dataset = opened("fashion-mnist");
  QVERIFY(QDir::setCurrent(before));
  QVERIFY(dataset);
  QCOMPARE(dataset->size(), std::size_t{70'000});
  QVERIFY(noticeOf(dataset, "working-folder"));
}

void TestKnownSets::furtherSetsOfARootAreReported() {
  const samples::Folder folder;
  folder.add("FashionMNIST/raw/train-images-idx3-ubyte", idxImages(2));
  folder.add("MNIST/raw/train-images-idx3-ubyte", idxImages(3));
  const DatasetPtr dataset = opened(folder.path().string());
  QVERIFY(dataset);
  QCOMPARE(dataset->size(), std::size_t{2});
  const lookbook::Notice* notice = noticeOf(dataset, "other-sets");
  QVERIFY(notice);
  QVERIFY2(notice->text.english().ends_with(
               " holds several data sets. FashionMNIST/raw was opened; the others are MNIST/raw."),
           notice->text.english().c_str());
}

LOOKBOOK_TEST(TestKnownSets)

}  // namespace test_known_sets

#include "test_known_sets.moc"
