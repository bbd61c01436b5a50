#include "core/readers/catalogue.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>

namespace test_catalogue {

using lookbook::DatasetPtr;
using lookbook::Error;
using lookbook::openDataset;
using samples::gzip;
using samples::idxImages;
using samples::idxLabels;

namespace {

namespace fs = std::filesystem;

const fs::path kFashion = "/usr/share/datasets/fashion-mnist";

DatasetPtr opened(const fs::path& path) {
  auto dataset = openDataset(path.string());
  if (!dataset) qWarning("%s", dataset.error().message.c_str());
  return dataset.value_or(nullptr);
}

QString firstWarning(const DatasetPtr& dataset) {
  return dataset->warnings().empty()
             ? QString()
             : QString::fromStdString(dataset->warnings().front().english());
}

/// Links the files of a data set into a folder with another name.
void linkFiles(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  for (const auto& file : fs::directory_iterator(from))
    fs::create_symlink(file.path(), to / file.path().filename());
}

}  // namespace

class TestCatalogue : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void fashionMnistIsKnownByItsContent();
  void mnistIsKnownByItsContent();
  void partOfFashionMnistIsFashionMnist();
  void folderNamedForAnotherDataSetIsNamedByItsContent();
  void folderNamedFashionWithOtherFilesIsWarnedOf();
  void mixtureIsWarnedOf();
  void otherDataSetsHaveNumberedClasses();
  void imagesWithoutLabelsOpen();
  void loneFileIsNamedForItself();
  void searchPathGoesFirstByTheUsersFolders();
  void knownDataSetIsFoundOnTheSearchPath_data();
  void knownDataSetIsFoundOnTheSearchPath();
  void searchPathIsSearchedForUsualNames();
  void brokenPlaceIsPassedOver();
  void rootOfTorchvisionOpens();
  void whatIsNotFoundSaysWhereWasLooked();
  void unknownNameIsNotFound();
  void usualNamesAreThoseOfTheFourFiles();

 private:
  QByteArray dataPath_ = qgetenv("LOOKBOOK_DATA_PATH");
};

void TestCatalogue::init() {
  qunsetenv("LOOKBOOK_DATA_PATH");
}

void TestCatalogue::fashionMnistIsKnownByItsContent() {
  const DatasetPtr dataset = opened("fashion-mnist");
  QVERIFY(dataset);
  QCOMPARE(dataset->title(), std::string("Fashion-MNIST"));
  QCOMPARE(dataset->id(), std::string("fashion-mnist"));
  QCOMPARE(dataset->size(), std::size_t{70'000});
  QCOMPARE(dataset->trainCount(), std::size_t{60'000});
  QCOMPARE(dataset->rows(), 28);
  QCOMPARE(dataset->className(0), std::string("T-shirt/top"));
  QCOMPARE(dataset->className(9), std::string("Ankle boot"));
  QCOMPARE(dataset->label(0), 9);       // the first train image is an ankle boot
  QCOMPARE(dataset->label(60'000), 9);  // the first test image, too
  QCOMPARE(dataset->describeIndex(62'345), std::string("#62345 (test 2345)"));
  QVERIFY(dataset->warnings().empty());
  QVERIFY(dataset->fingerprint().starts_with("md5:f4a8712d7a061bf5bd6d2ca38dc4d50a+9018921c"));
  for (int label = 0; label < 10; ++label)
    QCOMPARE(std::ranges::count(dataset->labels(), label), 7000);
}

// MNIST is not shipped with Lookbook.
void TestCatalogue::mnistIsKnownByItsContent() {
  qputenv("LOOKBOOK_DATA_PATH", dataPath_);
  const auto dataset = openDataset("mnist");
  if (!dataset) QSKIP("MNIST's four files are not on this machine.");
  QCOMPARE((*dataset)->title(), std::string("MNIST"));
  QCOMPARE((*dataset)->size(), std::size_t{70'000});
  QCOMPARE((*dataset)->className(7), std::string("7"));
  QCOMPARE((*dataset)->label(0), 5);
  QVERIFY((*dataset)->warnings().empty());
}

void TestCatalogue::partOfFashionMnistIsFashionMnist() {
  const samples::Folder folder;
  fs::copy(kFashion / "t10k-images-idx3-ubyte.gz", folder.path() / "t10k-images-idx3-ubyte.gz");
  const DatasetPtr images = opened(folder.path());
  QVERIFY(images);
  QCOMPARE(images->title(), std::string("Fashion-MNIST"));
  QVERIFY(!images->hasLabels());
  QCOMPARE(images->trainCount(), std::size_t{0});
  QCOMPARE(images->testCount(), std::size_t{10'000});
}

void TestCatalogue::folderNamedForAnotherDataSetIsNamedByItsContent() {
  const samples::Folder folder;
  linkFiles(kFashion, folder.path() / "mnist");
  const DatasetPtr dataset = opened(folder.path() / "mnist");
  QVERIFY(dataset);
  QCOMPARE(dataset->title(), std::string("Fashion-MNIST"));
  QVERIFY2(firstWarning(dataset).contains("named like MNIST, but its files are Fashion-MNIST's"),
           qPrintable(firstWarning(dataset)));
}

void TestCatalogue::folderNamedFashionWithOtherFilesIsWarnedOf() {
  const samples::Folder folder;
  folder.add("data/fashion/images", idxImages(2));
  const DatasetPtr dataset = opened(folder.path() / "data/fashion/");
  QVERIFY(dataset);
  QCOMPARE(dataset->title(), std::string("fashion"));
  QVERIFY2(firstWarning(dataset).contains("its files are not the published ones"),
           qPrintable(firstWarning(dataset)));
}

void TestCatalogue::mixtureIsWarnedOf() {
  const samples::Folder folder;
  fs::copy(kFashion / "t10k-images-idx3-ubyte.gz", folder.path() / "t10k-images-idx3-ubyte.gz");
  folder.add("train-images-idx3-ubyte", idxImages(2, 28, 28));
  const DatasetPtr dataset = opened(folder.path());
  QVERIFY(dataset);
  QVERIFY2(firstWarning(dataset).contains(": t10k-images-idx3-ubyte.gz is of Fashion-MNIST, but "),
           qPrintable(firstWarning(dataset)));
}

void TestCatalogue::otherDataSetsHaveNumberedClasses() {
  const samples::Folder folder;
  folder.add("letters/images", idxImages(3, 5, 1));
  folder.add("letters/labels", idxLabels({0, 255, 2}));
  const DatasetPtr dataset = opened(folder.path() / "letters");
  QVERIFY(dataset);
  QCOMPARE(dataset->title(), std::string("letters"));
  QCOMPARE(dataset->classCount(), 256);
  QCOMPARE(dataset->className(0), std::string("class 0"));
  QCOMPARE(dataset->className(255), std::string("class 255"));
  QCOMPARE(dataset->rows(), 5);
  QCOMPARE(dataset->columns(), 1);
  QVERIFY(dataset->warnings().empty());
}

void TestCatalogue::imagesWithoutLabelsOpen() {
  const samples::Folder folder;
  folder.add("images.gz", gzip(idxImages(3)));
  const DatasetPtr dataset = opened(folder.path());
  QVERIFY(dataset);
  QVERIFY(!dataset->hasLabels());
  QCOMPARE(dataset->classCount(), 1);
}

void TestCatalogue::loneFileIsNamedForItself() {
  const samples::Folder folder;
  const DatasetPtr dataset = opened(folder.add("pictures.idx.gz", gzip(idxImages(3))));
  QVERIFY(dataset);
  QCOMPARE(dataset->title(), std::string("pictures.idx"));
}

void TestCatalogue::searchPathGoesFirstByTheUsersFolders() {
  qputenv("LOOKBOOK_DATA_PATH", "/first::/second/one");
  const std::vector<fs::path> path = lookbook::searchPath();
  QVERIFY(path.size() > 2);
  QCOMPARE(path[0], fs::path("/first"));
  QCOMPARE(path[1], fs::path("/second/one"));
  QVERIFY(std::ranges::find(path, "/usr/share/datasets") != path.end());
}

void TestCatalogue::knownDataSetIsFoundOnTheSearchPath_data() {
  QTest::addColumn<QString>("below");
  QTest::newRow("Debian's folder") << "fashion-mnist";
  QTest::newRow("torchvision's") << "FashionMNIST/raw";
  QTest::newRow("the repository's") << "fashion";
  QTest::newRow("the folder itself") << ".";
}

void TestCatalogue::knownDataSetIsFoundOnTheSearchPath() {
  QFETCH(QString, below);
  const samples::Folder folder;
  linkFiles(kFashion, folder.path() / below.toStdString());
  qputenv("LOOKBOOK_DATA_PATH", QByteArray::fromStdString(folder.path().string()));
  const DatasetPtr dataset = opened("Fashion-MNIST");
  QVERIFY(dataset);
  QVERIFY2(dataset->path().starts_with(folder.path().string()), dataset->path().c_str());
}

void TestCatalogue::searchPathIsSearchedForUsualNames() {
  const lookbook::KnownDataset& mnist = lookbook::knownDatasets()[1];
  const samples::Folder folder;
  const QByteArray home = qgetenv("HOME");
  qputenv("HOME", QByteArray::fromStdString(folder.path().string()));
  qputenv("LOOKBOOK_DATA_PATH", QByteArray::fromStdString((folder.path() / "sets").string()));
  const bool before = lookbook::isOnSearchPath(mnist);
  folder.add("sets/mnist.npz", "anything");
  const bool after = lookbook::isOnSearchPath(mnist);
  qputenv("HOME", home);
  QVERIFY(!before);
  QVERIFY(after);
}

void TestCatalogue::brokenPlaceIsPassedOver() {
  const samples::Folder folder;
  folder.add("fashion-mnist/train-images-idx3-ubyte.gz", "half a download");
  folder.add("fashion/images", idxImages(2));
  qputenv("LOOKBOOK_DATA_PATH", QByteArray::fromStdString(folder.path().string()));
  const DatasetPtr dataset = opened("fashion-mnist");
  QVERIFY(dataset);
  QCOMPARE(dataset->path(), kFashion.string());
}

void TestCatalogue::rootOfTorchvisionOpens() {
  const samples::Folder folder;
  linkFiles(kFashion, folder.path() / "FashionMNIST/raw");
  for (const char* below : {".", "FashionMNIST", "FashionMNIST/raw"}) {
    const DatasetPtr dataset = opened(folder.path() / below);
    QVERIFY(dataset);
    QCOMPARE(dataset->id(), std::string("fashion-mnist"));
    QVERIFY2(dataset->warnings().empty(), qPrintable(firstWarning(dataset)));
  }
}

void TestCatalogue::whatIsNotFoundSaysWhereWasLooked() {
  const samples::Folder folder;
  linkFiles(kFashion, folder.path() / "mnist");
  qputenv("LOOKBOOK_DATA_PATH", QByteArray::fromStdString(folder.path().string()));
  const auto dataset = openDataset("mnist");
  if (dataset) QSKIP("MNIST is installed on this machine, so that it is found.");
  QCOMPARE(dataset.error().kind, Error::Kind::notFound);
  const QString message = QString::fromStdString(dataset.error().message);
  QVERIFY2(message.startsWith("MNIST was not found in " +
                              QString::fromStdString(folder.path().string()) + ", "),
           qPrintable(message));
  QVERIFY2(message.contains(QString::fromStdString((folder.path() / "mnist").string()) +
                            " is not MNIST."),
           qPrintable(message));
}

void TestCatalogue::unknownNameIsNotFound() {
  const auto dataset = openDataset("no-such-thing");
  QVERIFY(!dataset);
  QCOMPARE(dataset.error().kind, Error::Kind::notFound);
  QVERIFY(QString::fromStdString(dataset.error().message).contains("fashion-mnist, mnist"));
}

void TestCatalogue::usualNamesAreThoseOfTheFourFiles() {
  QCOMPARE(lookbook::usualFileNames().size(), std::size_t{4});
  for (const char* name : lookbook::usualFileNames())
    QVERIFY(fs::exists(kFashion / (std::string(name) + ".gz")));
}

LOOKBOOK_TEST(TestCatalogue)

}  // namespace test_catalogue

#include "test_catalogue.moc"
