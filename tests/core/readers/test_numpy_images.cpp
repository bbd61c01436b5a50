#include "core/io/zip_archive.h"
#include "core/readers/arrays/npz_archive.h"
#include "core/readers/arrays/numpy_images.h"
#include "core/readers/catalogue.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>

namespace test_numpy_images {

using lookbook::Error;
using lookbook::openDataset;
using samples::counting;
using samples::npyOf;

namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

const fs::path kFormats = fs::path(LOOKBOOK_TEST_DATA) / "formats";

nlohmann::json figures() {
  std::ifstream file(kFormats / "figures.json");
  return nlohmann::json::parse(file);
}

Bytes trainThenTest() {
  const nlohmann::json all = figures();
  auto bytes = all["train"].get<Bytes>();
  const auto test = all["test"].get<Bytes>();
  bytes.insert(bytes.end(), test.begin(), test.end());
  return bytes;
}

const QByteArray kImages = npyOf("|u1", "(2, 2, 3)", counting(12));
const QByteArray kLabels = npyOf("|u1", "(2,)", QByteArray("\1\0", 2));

/// The error of openDataset(); "" if it succeeds.
QString refusal(const fs::path& path) {
  const auto opened = openDataset(path.string());
  return opened ? QString() : QString::fromStdString(opened.error().message);
}

}  // namespace

class TestNumpyImages : public QObject {
  Q_OBJECT

 private slots:
  void filesOfNumPyAreRead_data();
  void filesOfNumPyAreRead();
  void colourBecomesTheGreyOfPillow();
  void fashionMnistIsKnownInAnArchive();
  void arraysBesideEachOtherAreOneDataSet_data();
  void arraysBesideEachOtherAreOneDataSet();
  void idxFilesGoBeforeArrays();
  void malformedArrayIsRefusedInOneLine_data();
  void malformedArrayIsRefusedInOneLine();
  void malformedArchiveIsRefusedInOneLine_data();
  void malformedArchiveIsRefusedInOneLine();
  void brokenArchiveNeverGivesOtherData_data();
  void brokenArchiveNeverGivesOtherData();
  void archiveHasTheSameBytesEachTime();
};

void TestNumpyImages::filesOfNumPyAreRead_data() {
  QTest::addColumn<QString>("file");
  QTest::newRow("as Keras packs them") << "keras.npz";
  QTest::newRow("wide labels, a dimension of 1") << "int64.npz";
  QTest::newRow("as KMNIST packs them") << "pair-train-imgs.npz";
}

void TestNumpyImages::filesOfNumPyAreRead() {
  QFETCH(QString, file);
  const auto opened = openDataset((kFormats / file.toStdString()).string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const lookbook::Dataset& dataset = **opened;
  QCOMPARE(dataset.trainCount(), std::size_t{5});
  QCOMPARE(dataset.testCount(), std::size_t{3});
  QCOMPARE(dataset.rows(), 2);
  QCOMPARE(dataset.columns(), 3);
  QCOMPARE(Bytes(dataset.pixels().begin(), dataset.pixels().end()), trainThenTest());
  QCOMPARE(Bytes(dataset.labels().begin(), dataset.labels().end()),
           (Bytes{0, 1, 2, 0, 255, 2, 1, 0}));
  QCOMPARE(dataset.classCount(), 256);
  QVERIFY(dataset.warnings().empty());
}

void TestNumpyImages::colourBecomesTheGreyOfPillow() {
  const auto opened = openDataset((kFormats / "colour-images.npy").string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  Bytes grey;
  const nlohmann::json all = figures();
  for (const auto& image : all["colour-images.npy"])
    for (const auto& value : image) grey.push_back(value.get<std::uint8_t>());
  QCOMPARE(Bytes((*opened)->pixels().begin(), (*opened)->pixels().end()), grey);
  QCOMPARE((*opened)->warnings().size(), std::size_t{1});
  QCOMPARE((*opened)->warnings().front().english(),
           std::string("colour-images.npy: 2 of 2 images are in colour; they are shown in grey."));
}

void TestNumpyImages::fashionMnistIsKnownInAnArchive() {
  const auto known = openDataset("fashion-mnist");
  QVERIFY(known);
  const auto part = [&](const auto& values, std::size_t from, std::size_t count) {
    return QByteArray(reinterpret_cast<const char*>(values.data()) + from,
                      static_cast<qsizetype>(count));
  };
  const samples::Folder folder;
  const auto pixels = (*known)->pixels();
  const Bytes labels((*known)->labels().begin(), (*known)->labels().end());
  const auto path = samples::addNpz(
      folder, "mine.npz",
      {{"x_test", npyOf("|u1", "(10000, 28, 28)", part(pixels, 60'000 * 784, 10'000 * 784))},
       {"y_test", npyOf("|u1", "(10000,)", part(labels, 60'000, 10'000))}});
  for (const fs::path& place : {path, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->title(), std::string("Fashion-MNIST"));
    QCOMPARE((*opened)->className(9), std::string("Ankle boot"));
    QCOMPARE((*opened)->testCount(), std::size_t{10'000});
    QVERIFY((*opened)->warnings().empty());
  }
}

void TestNumpyImages::arraysBesideEachOtherAreOneDataSet_data() {
  QTest::addColumn<QString>("images");
  QTest::addColumn<QString>("labels");
  QTest::newRow("plain words") << "images.npy" << "labels.npy";
  QTest::newRow("x and y") << "x_train.npy" << "y_train.npy";
  QTest::newRow("of a data set") << "birds-train-images.npy" << "birds-train-labels.npy";
}

void TestNumpyImages::arraysBesideEachOtherAreOneDataSet() {
  QFETCH(QString, images);
  QFETCH(QString, labels);
  const samples::Folder folder;
  const auto file = folder.add(images, kImages);
  folder.add(labels, kLabels);
  folder.add("map.npy", npyOf("<f4", "(2, 2)", QByteArray(16, '\0')));
  for (const fs::path& place : {file, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->size(), std::size_t{2});
    QCOMPARE((*opened)->label(0), 1);
    QCOMPARE(int{(*opened)->image(1)[0]}, 6);
  }
}

void TestNumpyImages::idxFilesGoBeforeArrays() {
  const samples::Folder folder;
  folder.add("train-images-idx3-ubyte", samples::idxImages(4));
  folder.add("images.npy", kImages);
  folder.add("labels.npy", npyOf("<f4", "(2,)", QByteArray(8, '\0')));
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->size(), std::size_t{4});
  QVERIFY(!(*opened)->hasLabels());
}

void TestNumpyImages::malformedArrayIsRefusedInOneLine_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  QTest::newRow("a map") << npyOf("<f4", "(2, 3)", QByteArray(24, '\0'))
                         << "an array of 2 x 3. Images are n x rows x columns";
  QTest::newRow("complex numbers") << npyOf("<c8", "(1, 2, 3)", QByteArray(48, '\0'))
                                   << "values of type '<c8'; they must be numbers";
  QTest::newRow("Python objects") << npyOf("|O", "(1, 2, 3)", "pickle")
                                  << "holds Python objects, which Lookbook does not read";
  QTest::newRow("rows of pixels") << npyOf("|u1", "(2, 6)", counting(12))
                                  << "an array of 2 x 6. Images are n x rows x columns";
  QTest::newRow("four colours") << npyOf("|u1", "(1, 2, 3, 4)", counting(24))
                                << "A pixel has 1 value (grey) or 3 (colour).";
  QTest::newRow("five dimensions")
      << npyOf("|u1", "(1, 1, 1, 1, 1)", "x") << "5 dimensions; it must have 3";
  QTest::newRow("a side too long") << npyOf("|u1", "(1, 16385, 1)", QByteArray(16385, '\0'))
                                   << "each side must have 1 to 16,384 pixels";
  QTest::newRow("none") << npyOf("|u1", "(0, 2, 3)", "") << "holds no values: it is 0 x 2 x 3";
  QTest::newRow("truncated") << kImages.chopped(1) << "the 2 x 2 x 3 values of its header take";
  QTest::newRow("trailing") << kImages + 'x' << "the 2 x 2 x 3 values of its header take";
  QTest::newRow("more than there is")
      << npyOf("|u1", "(60000, 28, 28)", "") << "the 60000 x 28 x 28 values of its header";
  QTest::newRow("labels alone") << kLabels << "holds labels";
  QTest::newRow("gzip, truncated") << samples::gzip(kImages).chopped(1) << "ends in the middle";
  QTest::newRow("gzip, a value less") << samples::gzip(kImages.chopped(1)) << "ends 1 byte before";
  QTest::newRow("gzip, a value more") << samples::gzip(kImages + 'x') << "has bytes behind";
  QTest::newRow("empty") << QByteArray() << "ends within its header";
}

void TestNumpyImages::malformedArrayIsRefusedInOneLine() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const QString message = refusal(folder.add("images.npy", bytes));
  QVERIFY2(message.contains(reason), qPrintable(message));
  QVERIFY2(message.startsWith(QString::fromStdString((folder.path() / "images.npy").string())),
           qPrintable(message));
  QVERIFY(!message.contains('\n'));
}

void TestNumpyImages::malformedArchiveIsRefusedInOneLine_data() {
  using Arrays = std::map<QString, QByteArray>;
  QTest::addColumn<Arrays>("arrays");
  QTest::addColumn<QString>("reason");
  const QByteArray floats = npyOf("<c8", "(2, 2, 3)", QByteArray(96, '\0'));
  QTest::newRow("other arrays")
      << Arrays{{"a", floats}, {"b", kLabels}}
      << "holds no images, which are n x rows x columns. It holds a.npy, b.npy.";
  Arrays many;
  for (int i = 0; i < 40; ++i) many[QString("a%1").arg(i, 2, 10, QLatin1Char('0'))] = floats;
  QTest::newRow("many arrays") << many << "a04.npy, a05.npy and 34 more.";
  const QString longName(60'000, 'n');
  QTest::newRow("a name without end") << Arrays{{"a", floats}, {longName, floats}}
                                      << "It holds a.npy, " + longName.left(80) + "....";
  QTest::newRow("a type without end and an escape")
      << Arrays{{"x_train",
                 npyOf("\x1b" + QByteArray(100, 't'), "(2, 2, 3)", QByteArray(12, '\0'))},
                {"y_train", kLabels}}
      << "values of type '\\x1B" + QString(78, 't') + "...; they must be";
  QTest::newRow("floats") << Arrays{{"x_train", floats}, {"y_train", kLabels}}
                          << "values of type '<c8'";
  QTest::newRow("labels alone") << Arrays{{"y_train", kLabels}, {"y_test", kLabels}}
                                << "holds no images";
  QTest::newRow("two for one role")
      << Arrays{{"x_train", kImages}, {"train_images", kImages}} << "both ";
  QTest::newRow("a label too high")
      << Arrays{{"x", kImages}, {"y", npyOf("<u4", "(2,)", QByteArray("\0\0\1\0\0\0\0\0", 8))}}
      << "a label outside of 0 to 65535 at 0";
  QTest::newRow("a negative label")
      << Arrays{{"x", kImages},
                {"y", npyOf("<i4", "(2,)", QByteArray("\0\0\0\0\xfe\xff\xff\xff", 8))}}
      << "a label outside of 0 to 65535 at 1";
  QTest::newRow("too few labels") << Arrays{{"x", kImages}, {"y", npyOf("|u1", "(1,)", "\1")}}
                                  << "has 1 label, but ";
}

void TestNumpyImages::malformedArchiveIsRefusedInOneLine() {
  using Arrays = std::map<QString, QByteArray>;
  QFETCH(Arrays, arrays);
  QFETCH(QString, reason);
  const samples::Folder folder;
  std::vector<std::pair<std::string, QByteArray>> list;
  for (const auto& [name, bytes] : arrays) list.emplace_back(name.toStdString(), bytes);
  const QString message = refusal(samples::addNpz(folder, "sample.npz", list));
  QVERIFY2(message.contains(reason), qPrintable(message));
  QVERIFY2(message.contains("sample.npz"), qPrintable(message));
  QVERIFY(!message.contains('\n'));
}

void TestNumpyImages::brokenArchiveNeverGivesOtherData_data() {
  QTest::addColumn<QString>("file");
  QTest::newRow("packed") << "keras.npz";
  QTest::newRow("stored") << "int64.npz";
}

// Truncated after every byte, and with every byte flipped: an error, or the original data.
void TestNumpyImages::brokenArchiveNeverGivesOtherData() {
  QFETCH(QString, file);
  const QByteArray good = samples::contentOf(kFormats / file.toStdString());
  const Bytes expected = trainThenTest();
  const samples::Folder folder;
  int refused = 0;
  for (qsizetype at = 0; at < 2 * good.size(); ++at) {
    QByteArray bytes = good;
    if (at < good.size())
      bytes.truncate(at);
    else
      bytes[at - good.size()] ^= 0x55;
    const auto read = lookbook::ZipArchive::open(folder.add("broken.npz", bytes))
                          .and_then(lookbook::readNpzArchive)
                          .and_then(lookbook::joinArrays);
    if (!read) {
      ++refused;
      continue;
    }
    // A changed name may give an array another role or none; the arrays that are read must be
    // right.
    const Bytes& pixels = read->parts.pixels;
    QVERIFY2(std::ranges::search(expected, pixels).begin() != expected.end() || pixels.empty(),
             qPrintable(QString::number(at)));
  }
  QVERIFY(refused > good.size());
}

void TestNumpyImages::archiveHasTheSameBytesEachTime() {
  const samples::Folder folder;
  const auto one = samples::addNpz(folder, "one.npz", {{"x", kImages}, {"y", kLabels}});
  const auto two = samples::addNpz(folder, "two.npz", {{"x", kImages}, {"y", kLabels}});
  QVERIFY(samples::contentOf(one).size() > kImages.size() + kLabels.size());
  QCOMPARE(samples::contentOf(one), samples::contentOf(two));
}

LOOKBOOK_TEST(TestNumpyImages)

}  // namespace test_numpy_images

#include "test_numpy_images.moc"
