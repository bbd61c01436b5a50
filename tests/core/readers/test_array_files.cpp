#include "core/readers/arrays/array_files.h"
#include "core/readers/arrays/idx.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QStringList>
#include <QTest>

namespace test_array_files {

using lookbook::Error;
using samples::gzip;
using samples::idxImages;
using samples::idxLabels;

namespace {

const QByteArray kTwoImages = idxImages(2);
const QByteArray kTwoLabels = idxLabels({0, 1});

/// The names of the files by role; "" where there is none. Those of validation only if they are
/// there.
QStringList namesOf(const lookbook::ArrayFiles& files) {
  constexpr std::size_t kTrainAndTest = 4;
  QStringList names;
  for (std::size_t role = 0; role < files.size(); ++role)
    if (const auto& file = files.at(role); file || role < kTrainAndTest)
      names << (file ? QString::fromStdString(file->filename().string()) : QString());
  return names;
}

const lookbook::ArrayFormat kIdx{
    .has = [](const std::filesystem::path&) { return true; },
    .byExtension = false,
    .header = [](const lookbook::Probe&,
                 const std::filesystem::path& file) { return lookbook::readIdxHeader(file); },
    .read = [](const lookbook::Probe&,
               const std::filesystem::path& file) { return lookbook::readIdx(file); }};

lookbook::Result<lookbook::ArrayFiles> findFiles(const std::filesystem::path& place) {
  return lookbook::findArrays(lookbook::Probe(place), kIdx);
}

lookbook::Result<lookbook::LoadedFiles> readFiles(const std::filesystem::path& folder) {
  const lookbook::Probe probe(folder);
  return lookbook::scoreIdx(probe).open().and_then(lookbook::joinArrays);
}

QByteArray sampleFor(const QString& name) {
  const QByteArray bytes = name.contains("label") ? kTwoLabels : kTwoImages;
  return name.endsWith(".gz") ? gzip(bytes) : bytes;
}

}  // namespace

class TestArrayFiles : public QObject {
  Q_OBJECT

 private slots:
  void filesOfAFolderFindTheirRoles_data();
  void filesOfAFolderFindTheirRoles();
  void otherFilesArePassedOver();
  void contentTellsWhatUnnamedFilesHold();
  void oneFileFindsTheRestBesideIt_data();
  void oneFileFindsTheRestBesideIt();
  void severalDataSetsInOneFolderAreRefused();
  void nameAndContentThatDisagreeAreRefused();
  void brokenFileIsRefusedNotPassedOver();
  void folderWithoutDataIsNotFound();
  void labelsAloneAreRefused();
  void trainComesFirstThenTest();
  void disagreeingFilesAreRefused_data();
  void disagreeingFilesAreRefused();
};

void TestArrayFiles::filesOfAFolderFindTheirRoles_data() {
  QTest::addColumn<QStringList>("files");
  QTest::addColumn<QStringList>("roles");
  const QStringList usual{"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                          "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};
  QStringList packed = usual;
  for (QString& name : packed) name += ".gz";
  QTest::newRow("plain") << usual << usual;
  QTest::newRow("gzip") << packed << packed;
  QTest::newRow("both: the unpacked ones") << usual + packed << usual;
  const QStringList dotted{"train-images.idx3-ubyte", "train-labels.idx1-ubyte",
                           "t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"};
  QTest::newRow("dotted") << dotted << dotted;
  const QStringList named{"emnist-train-images-idx3-ubyte.gz", "emnist-train-labels-idx1-ubyte.gz",
                          "emnist-test-images-idx3-ubyte.gz", "emnist-test-labels-idx1-ubyte.gz"};
  QTest::newRow("with the data set's name") << named << named;
  QTest::newRow("train only") << usual.mid(0, 2) << usual.mid(0, 2) + QStringList{"", ""};
  QTest::newRow("test only") << usual.mid(2) << QStringList{"", ""} + usual.mid(2);
  QTest::newRow("without labels") << QStringList{usual[0], usual[2]}
                                  << QStringList{usual[0], "", usual[2], ""};
  QTest::newRow("images alone") << QStringList{"images"} << QStringList{"images", "", "", ""};
  QTest::newRow("the usual names before others")
      << QStringList{"extra-images", usual[0], usual[1]} << usual.mid(0, 2) + QStringList{"", ""};
}

void TestArrayFiles::filesOfAFolderFindTheirRoles() {
  QFETCH(QStringList, files);
  QFETCH(QStringList, roles);
  const samples::Folder folder;
  for (const QString& name : files) folder.add(name, sampleFor(name));
  const auto found = findFiles(folder.path());
  QVERIFY2(found, found ? "" : found.error().message.c_str());
  QCOMPARE(namesOf(*found), roles);
}

void TestArrayFiles::otherFilesArePassedOver() {
  const samples::Folder folder;
  folder.add("README.md", "not IDX");
  folder.add("weights.bin", QByteArray(1000, '\1'));
  folder.add(".train-images-idx3-ubyte.part", "half a download");
  folder.add("subfolder/train-images-idx3-ubyte", kTwoImages);
  folder.add("images", kTwoImages);
  const auto found = findFiles(folder.path());
  QVERIFY(found);
  QCOMPARE(namesOf(*found), (QStringList{"images", "", "", ""}));
}

void TestArrayFiles::contentTellsWhatUnnamedFilesHold() {
  const samples::Folder folder;
  folder.add("a.bin", kTwoLabels);
  folder.add("b.bin", gzip(kTwoImages));
  const auto found = findFiles(folder.path());
  QVERIFY(found);
  QCOMPARE(namesOf(*found), (QStringList{"b.bin", "a.bin", "", ""}));
}

void TestArrayFiles::oneFileFindsTheRestBesideIt_data() {
  QTest::addColumn<QString>("named");
  QTest::addColumn<QStringList>("roles");
  QTest::newRow("its images") << "letters-train-images.gz"
                              << QStringList{"letters-train-images.gz", "letters-train-labels", "",
                                             ""};
  QTest::newRow("its labels") << "letters-train-labels"
                              << QStringList{"letters-train-images", "letters-train-labels", "",
                                             ""};
  QTest::newRow("the other set") << "digits-test-images"
                                 << QStringList{"", "", "digits-test-images", ""};
  QTest::newRow("alone") << "pictures.dat" << QStringList{"pictures.dat", "", "", ""};
}

void TestArrayFiles::oneFileFindsTheRestBesideIt() {
  QFETCH(QString, named);
  QFETCH(QStringList, roles);
  const samples::Folder folder;
  folder.add("letters-train-images", kTwoImages);
  folder.add("letters-train-images.gz", gzip(kTwoImages));
  folder.add("letters-train-labels", kTwoLabels);
  folder.add("digits-test-images", kTwoImages);
  folder.add("pictures.dat", kTwoImages);
  const auto found = findFiles(folder.path() / named.toStdString());
  QVERIFY2(found, found ? "" : found.error().message.c_str());
  QCOMPARE(namesOf(*found), roles);
}

void TestArrayFiles::severalDataSetsInOneFolderAreRefused() {
  const samples::Folder folder;
  folder.add("letters-images", kTwoImages);
  folder.add("digits-images", kTwoImages);
  const auto found = findFiles(folder.path());
  QVERIFY(!found);
  const QString message = QString::fromStdString(found.error().message);
  QVERIFY2(message.contains("both digits-images and letters-images"), qPrintable(message));
}

void TestArrayFiles::nameAndContentThatDisagreeAreRefused() {
  const samples::Folder folder;
  folder.add("train-images-idx3-ubyte", kTwoLabels);
  const auto found = findFiles(folder.path());
  QVERIFY(!found);
  const QString message = QString::fromStdString(found.error().message);
  QVERIFY2(message.endsWith("holds labels, but its name says images."), qPrintable(message));
}

void TestArrayFiles::brokenFileIsRefusedNotPassedOver() {
  const samples::Folder folder;
  folder.add("train-images-idx3-ubyte", kTwoImages);
  folder.add("train-labels-idx1-ubyte", "broken");
  const auto found = findFiles(folder.path());
  QVERIFY(!found);
  QCOMPARE(found.error().kind, Error::Kind::badFile);
  const auto one = findFiles(folder.path() / "train-images-idx3-ubyte");
  QVERIFY(!one);
  QCOMPARE(one.error().message, found.error().message);
}

void TestArrayFiles::folderWithoutDataIsNotFound() {
  const samples::Folder folder;
  folder.add("README", "nothing here");
  const auto found = findFiles(folder.path());
  QVERIFY(!found);
  QCOMPARE(found.error().kind, Error::Kind::notFound);
}

void TestArrayFiles::labelsAloneAreRefused() {
  const samples::Folder folder;
  const auto labels = folder.add("train-labels-idx1-ubyte", kTwoLabels);
  for (const auto& path : {folder.path(), labels}) {
    const auto found = findFiles(path);
    QVERIFY(!found);
    const QString message = QString::fromStdString(found.error().message);
    QVERIFY2(message.contains("holds labels, but "), qPrintable(message));
  }
}

void TestArrayFiles::trainComesFirstThenTest() {
  const samples::Folder folder;
  folder.add("train-images", idxImages(3));
  folder.add("train-labels", idxLabels({1, 2, 3}));
  folder.add("test-images.gz", gzip(idxImages(2)));
  folder.add("test-labels", idxLabels({4, 5}));
  const auto loaded = readFiles(folder.path());
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  QCOMPARE(loaded->parts.splits.front().count, std::size_t{3});
  QCOMPARE(loaded->parts.labels, (std::vector<lookbook::ClassId>{1, 2, 3, 4, 5}));
  QCOMPARE(loaded->parts.pixels.size(), std::size_t{30});
  QCOMPARE(int{loaded->parts.pixels[17]}, 17);
  QCOMPARE(int{loaded->parts.pixels[18]}, 0);
  for (std::size_t role = 0; role < loaded->md5.size(); ++role)
    QCOMPARE(loaded->md5.at(role).size(), std::size_t{role < 4 ? 32U : 0U});
}

void TestArrayFiles::disagreeingFilesAreRefused_data() {
  QTest::addColumn<QByteArray>("testImages");
  QTest::addColumn<QByteArray>("testLabels");
  QTest::addColumn<QString>("reason");
  QTest::newRow("fewer labels") << idxImages(3) << kTwoLabels
                                << "test-labels has 2 labels, but test-images has 3 images.";
  QTest::newRow("more labels") << idxImages(1) << kTwoLabels
                               << "has 2 labels, but test-images has 1 image.";
  QTest::newRow("other size")
      << idxImages(2, 3, 2) << kTwoLabels
      << "test-images has images of 3 x 2 pixels, but those of train-images "
         "have 2 x 3.";
  QTest::newRow("labels of one split") << kTwoImages << QByteArray()
                                       << "test-images has no labels beside it, but "
                                          "train-images has.";
  QTest::newRow("truncated in the end") << gzip(kTwoImages).chopped(4) << kTwoLabels
                                        << "test-images ends in the middle of its gzip stream";
}

void TestArrayFiles::disagreeingFilesAreRefused() {
  QFETCH(QByteArray, testImages);
  QFETCH(QByteArray, testLabels);
  QFETCH(QString, reason);
  const samples::Folder folder;
  folder.add("train-images", kTwoImages);
  folder.add("train-labels", kTwoLabels);
  folder.add("test-images", testImages);
  if (!testLabels.isEmpty()) folder.add("test-labels", testLabels);
  const auto loaded = readFiles(folder.path());
  QVERIFY(!loaded);
  QCOMPARE(loaded.error().kind, Error::Kind::badFile);
  const QString message = QString::fromStdString(loaded.error().message);
  QVERIFY2(message.contains(reason), qPrintable(message));
}

LOOKBOOK_TEST(TestArrayFiles)

}  // namespace test_array_files

#include "test_array_files.moc"
