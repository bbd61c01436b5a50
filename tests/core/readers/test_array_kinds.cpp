// Arrays as people have them: types of numbers, orders of axes and bytes, labels, names, places.

#include "core/readers/catalogue.h"
#include "tests/core/readers/array_samples.h"
#include "tests/support/test_program.h"

#include <QStringList>
#include <QTest>

#include <algorithm>
#include <limits>

namespace test_array_kinds {

using namespace samples::arrays;
using lookbook::openDataset;
using samples::gzip;

namespace fs = std::filesystem;

namespace {

using Arrays = std::vector<std::pair<std::string, QByteArray>>;
using Files = std::vector<std::pair<QString, QByteArray>>;

}  // namespace

namespace {

/// Opens a data set and compares its images, its labels and the sizes of its splits.
void checkSplits(const std::filesystem::path& place, const QString& splits) {
  const auto opened = openDataset(place.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
  checkLabels(**opened);
  QStringList counts;
  for (const auto& split : (*opened)->splits()) counts << QString::number(split.count);
  QCOMPARE(counts.join(QLatin1Char(' ')), splits);
}

}  // namespace

class TestArrayKinds : public QObject {
  Q_OBJECT

 private slots:
  void imagesAreReadHoweverTheyLie_data();
  void imagesAreReadHoweverTheyLie();
  void labelsAreReadWhateverTheyAre_data();
  void labelsAreReadWhateverTheyAre();
  void archivesAreReadWhateverTheirNames_data();
  void archivesAreReadWhateverTheirNames();
  void filesAreFoundWhereverTheyLie_data();
  void filesAreFoundWhereverTheyLie();
  void filesOfIdxAreReadWhateverTheirType_data();
  void filesOfIdxAreReadWhateverTheirType();
  void textLabelsNameTheClasses();
  void missingLabelsAreAClassOfTheirOwn_data();
  void missingLabelsAreAClassOfTheirOwn();
};

void TestArrayKinds::imagesAreReadHoweverTheyLie_data() {
  QTest::addColumn<QByteArray>("images");
  QTest::addColumn<QString>("notices");
  const auto row = [](const char* title, const QByteArray& images, const char* notices = "") {
    QTest::newRow(title) << images << QString(notices);
  };
  for (const char* type : {"<u2", "<i2", "<i4", "<i8", "<u8", "<f4", "<f8", ">u2", ">i4", ">f8"})
    row(type, npyOf(type, kShape, imagesAs(type, "nrc")), "values-type");
  const Number unit = [](int value) { return value / 255.0; };
  row("0 to 1", npyOf("<f4", kShape, imagesAs("<f4", "nrc", unit)), "values-unit");
  row("0 to 1, big-endian", npyOf(">f8", kShape, imagesAs(">f8", "nrc", unit)), "values-unit");
  row("-1 to 1",
      npyOf("<f4", kShape, imagesAs("<f4", "nrc", [](int value) { return value / 127.5 - 1; })),
      "values-signed");
  row("0 to 255 with fractions",
      npyOf("<f4", kShape,
            imagesAs("<f4", "nrc", [](int value) { return value > 0 ? value - 0.25 : 0; })),
      "values-rounded");
  row("other numbers",
      npyOf("<f4", kShape, imagesAs("<f4", "nrc", [](int value) { return 2 * value - 40; })),
      "values-stretched");
  row("n x pixels", npyOf("|u1", "(12, 64)", imagesAs("|u1", "nrc")));
  row("n x 1 x rows x columns", npyOf("|u1", "(12, 1, 8, 8)", imagesAs("|u1", "nrc")));
  row("n x rows x columns x 1", npyOf("|u1", "(12, 8, 8, 1)", imagesAs("|u1", "nrc")));
  row("n x 3 x rows x columns", npyOf("|u1", "(12, 3, 8, 8)", imagesAs("|u1", "ndrc", same, 3)));
  row("n x rows x columns x 3", npyOf("<f4", "(12, 8, 8, 3)", imagesAs("<f4", "nrcd", unit, 3)),
      "values-unit");
  row("MATLAB's rows x columns x n", npyOf("|u1", "(8, 8, 12)", imagesAs("|u1", "rcn")), "axes");
  row("MATLAB's with colours", npyOf("|u1", "(8, 8, 3, 12)", imagesAs("|u1", "rcdn", same, 3)),
      "axes");
  row("Fortran order", npyOf("|u1", kShape, imagesAs("|u1", "crn"), true));
  row("Fortran order, n x pixels", npyOf("<f8", "(12, 64)", imagesAs("<f8", "rcn", unit), true),
      "values-unit");
  row("gzipped", gzip(kImages));
}

void TestArrayKinds::imagesAreReadHoweverTheyLie() {
  QFETCH(QByteArray, images);
  QFETCH(QString, notices);
  const samples::Folder folder;
  const bool packed = images.startsWith("\x1f\x8b");
  const auto file = folder.add(packed ? "images.npy.gz" : "images.npy", images);
  folder.add("labels.npy", kLabels);
  for (const fs::path& place : {file, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    checkPixels(**opened);
    checkLabels(**opened);
    QCOMPARE(idsOf(**opened), notices);
  }
}

void TestArrayKinds::labelsAreReadWhateverTheyAre_data() {
  QTest::addColumn<QByteArray>("labels");
  QTest::addColumn<QString>("notices");
  const auto row = [](const char* title, const QByteArray& labels, const char* notices = "") {
    QTest::newRow(title) << labels << QString(notices);
  };
  for (const char* type : {"<i8", ">i2", ">u4", "<f4", ">f8"}) row(type, labelsAs(type));
  const auto columns = [](const QByteArray& type, int count, auto&& value) {
    QByteArray bytes;
    for (int image = 0; image < kCount; ++image)
      for (int column = 0; column < count; ++column) bytes += bytesOf(type, value(image, column));
    return npyOf(type, "(12, " + QByteArray::number(count) + ")", bytes);
  };
  const auto hot = [](int image, int column) { return column == labelOf(image) ? 1.0 : 0.0; };
  row("n x 1", columns("<i4", 1, [](int image, int) { return labelOf(image); }));
  row("one-hot", columns("<f4", 10, hot));
  row("one-hot of bytes", columns("|u1", 10, hot));
  row("the class and more",
      columns("<i4", 8, [](int image, int column) { return labelOf(image) + 500 * column; }),
      "labels-first-column");
  QByteArray texts;
  for (int image = 0; image < kCount; ++image)
    texts += QByteArray::number(labelOf(image)).leftJustified(3, '\0');
  row("numbers as bytes", npyOf("|S3", "(12,)", texts));
  QByteArray letters;
  for (int image = 0; image < kCount; ++image)
    letters += QByteArray(1, static_cast<char>('0' + labelOf(image))) + QByteArray(3, '\0');
  row("numbers as text", npyOf("<U1", "(12,)", letters));
}

void TestArrayKinds::labelsAreReadWhateverTheyAre() {
  QFETCH(QByteArray, labels);
  QFETCH(QString, notices);
  const samples::Folder folder;
  folder.add("images.npy", kImages);
  folder.add("labels.npy", labels);
  const auto archive = samples::addNpz(folder, "a/all.npz", {{"x", kImages}, {"y", labels}});
  for (const fs::path& place : {folder.path(), archive}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    checkPixels(**opened);
    checkLabels(**opened);
    QCOMPARE(idsOf(**opened), notices);
  }
}

void TestArrayKinds::archivesAreReadWhateverTheirNames_data() {
  QTest::addColumn<Arrays>("arrays");
  QTest::addColumn<QString>("splits");
  const QByteArray flat = npyOf("|u1", "(12, 64)", imagesAs("|u1", "nrc"));
  const auto row = [](const char* title, const Arrays& arrays, const char* splits) {
    QTest::newRow(title) << arrays << QString(splits);
  };
  row("data and target", {{"data", flat}, {"target", kLabels}}, "12 0");
  row("X and y", {{"X", flat}, {"y", kLabels}}, "12 0");
  row("unnamed", {{"arr_0", kImages}, {"arr_1", kLabels}}, "12 0");
  row("unnamed, two splits",
      {{"arr_0", kImages}, {"arr_1", kLabels}, {"arr_2", flat}, {"arr_3", kLabels}}, "12 12");
  row("unnamed, images first",
      {{"arr_0", kImages}, {"arr_1", kImages}, {"arr_2", kLabels}, {"arr_3", kLabels}}, "12 12");
  row("as MedMNIST packs them",
      {{"train_images", kImages},
       {"train_labels", labelsAs("<i8")},
       {"val_images", kImages},
       {"val_labels", kLabels},
       {"test_images", kImages},
       {"test_labels", kLabels}},
      "12 12 12");
  row("X_valid",
      {{"X_train", kImages}, {"y_train", kLabels}, {"X_valid", kImages}, {"y_valid", kLabels}},
      "12 0 12");
}

void TestArrayKinds::archivesAreReadWhateverTheirNames() {
  QFETCH(Arrays, arrays);
  QFETCH(QString, splits);
  const samples::Folder folder;
  checkSplits(samples::addNpz(folder, "set.npz", arrays), splits);
}

void TestArrayKinds::filesAreFoundWhereverTheyLie_data() {
  QTest::addColumn<Files>("files");
  QTest::addColumn<QString>("place");
  QTest::addColumn<QString>("splits");
  const auto row = [](const char* title, const Files& files, const char* place,
                      const char* splits) {
    QTest::newRow(title) << files << QString(place) << QString(splits);
  };
  const QString images = "train-images-idx3-ubyte";
  const QString labels = "train-labels-idx1-ubyte";
  const Files nested{{images + "/" + images, kIdxImages}, {labels + "/" + labels, idxLabels()}};
  row("as Kaggle unpacks them", nested, "", "12 0");
  row("the inner file", nested, "train-images-idx3-ubyte/train-images-idx3-ubyte", "12 0");
  Files both = nested;
  both.emplace_back("train-images.idx3-ubyte", kIdxImages);
  both.emplace_back("train-labels.idx1-ubyte", idxLabels());
  row("both ways", both, "", "12 0");
  row("a folder deeper", {{"archive/" + images, kIdxImages}, {"archive/" + labels, idxLabels()}},
      "", "12 0");
  row("folders deeper", {{"a/b/" + images, kIdxImages}, {"a/b/" + labels, idxLabels()}}, "",
      "12 0");
  row("gzipped twice",
      {{images + ".gz", gzip(gzip(kIdxImages))}, {labels + ".gz", gzip(gzip(idxLabels()))}}, "",
      "12 0");
  for (const char* word : {"val", "Valid", "validation"})
    row(word,
        {{images, kIdxImages},
         {labels, idxLabels()},
         {QString(word) + "-images-idx3-ubyte", kIdxImages},
         {QString(word) + "-labels-idx1-ubyte", idxLabels()}},
        "", "12 0 12");
  row("capitals in the middle", {{"trainImages.npy", kImages}, {"trainLabels.npy", kLabels}}, "",
      "12 0");
}

void TestArrayKinds::filesAreFoundWhereverTheyLie() {
  QFETCH(Files, files);
  QFETCH(QString, place);
  QFETCH(QString, splits);
  const samples::Folder folder;
  for (const auto& [name, bytes] : files) folder.add("set/" + name, bytes);
  checkSplits(folder.path() / "set" / place.toStdString(), splits);
}

void TestArrayKinds::filesOfIdxAreReadWhateverTheirType_data() {
  QTest::addColumn<QByteArray>("images");
  QTest::addColumn<QByteArray>("labels");
  QTest::addColumn<QString>("notices");
  const auto row = [](const char* title, const QByteArray& images, const QByteArray& labels,
                      const char* notices) {
    QTest::newRow(title) << images << labels << QString(notices);
  };
  const QList<std::uint32_t> shape{kCount, kSide, kSide};
  const Number unit = [](int value) { return value / 255.0; };
  const auto numbers = [](const QByteArray& type) {
    QByteArray bytes;
    for (int image = 0; image < kCount; ++image) bytes += bytesOf(type, labelOf(image));
    return bytes;
  };
  row("floats", idx(13, shape, imagesAs(">f4", "nrc", unit)), idxLabels(), "values-unit");
  row("whole doubles", idx(14, shape, imagesAs(">f8", "nrc")), idxLabels(), "values-type");
  row("ints", idx(12, shape, imagesAs(">i4", "nrc")), idx(12, {kCount}, numbers(">i4")),
      "values-type");
  row("floats, little-endian", idx(13, shape, imagesAs("<f4", "nrc", unit)), idxLabels(),
      "byte-order values-unit");
  row("labels, little-endian", kIdxImages, idx(12, {kCount}, numbers("<i4")), "byte-order");
  const auto turned = [](const QByteArray& big) {
    QByteArray bytes = big;
    for (qsizetype at = 0; at < 4 + 4 * big[3]; at += 4)
      std::reverse(bytes.begin() + at, bytes.begin() + at + 4);
    return bytes;
  };
  row("all little-endian", turned(kIdxImages), turned(idxLabels()), "byte-order byte-order");
  row("colour", idx(8, {kCount, kSide, kSide, 3}, imagesAs("|u1", "nrcd", same, 3)), idxLabels(),
      "");
  row("colour first", idx(8, {kCount, 3, kSide, kSide}, imagesAs("|u1", "ndrc", same, 3)),
      idxLabels(), "");
  row("rows of pixels", idx(8, {kCount, kPixels}, imagesAs("|u1", "nrc")), idxLabels(), "");
  QByteArray columns;
  for (int image = 0; image < kCount; ++image)
    for (int column = 0; column < 8; ++column)
      columns += bytesOf(">i4", column == 0 ? labelOf(image) : 1000 * image + column);
  row("labels of several columns", kIdxImages, idx(12, {kCount, 8}, columns),
      "labels-first-column");
}

void TestArrayKinds::filesOfIdxAreReadWhateverTheirType() {
  QFETCH(QByteArray, images);
  QFETCH(QByteArray, labels);
  QFETCH(QString, notices);
  const samples::Folder folder;
  const auto file = folder.add("qmnist-train-images-idx3-ubyte", images);
  folder.add("qmnist-train-labels-idx2-int", labels);
  for (const fs::path& place : {file, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    checkPixels(**opened);
    checkLabels(**opened);
    QCOMPARE(idsOf(**opened), notices);
  }
}

void TestArrayKinds::textLabelsNameTheClasses() {
  QByteArray train;
  QByteArray test;
  for (int image = 0; image < kCount; ++image)
    train += QByteArray(image % 2 == 0 ? "owl" : "ant").leftJustified(4, '\0');
  for (int image = 0; image < kCount; ++image) test += QByteArray("bee").leftJustified(4, '\0');
  const samples::Folder folder;
  const auto file = samples::addNpz(folder, "set.npz",
                                    {{"x_train", kImages},
                                     {"y_train", npyOf("|S4", "(12,)", train)},
                                     {"x_test", kImages},
                                     {"y_test", npyOf("|S4", "(12,)", test)}});
  const auto opened = openDataset(file.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->classNames(), (std::vector<std::string>{"ant", "bee", "owl"}));
  QCOMPARE((*opened)->label(0), 2);
  QCOMPARE((*opened)->label(1), 0);
  QCOMPARE((*opened)->label(kCount), 1);
}

void TestArrayKinds::missingLabelsAreAClassOfTheirOwn_data() {
  QTest::addColumn<QByteArray>("labels");
  const Number missing = [](int label) { return label == 3 ? -1.0 : label; };
  QTest::newRow("-1") << labelsAs("<i8", missing);
  QTest::newRow("NaN") << labelsAs("<f4", [](int label) {
    return label == 3 ? std::numeric_limits<double>::quiet_NaN() : label;
  });
}

void TestArrayKinds::missingLabelsAreAClassOfTheirOwn() {
  QFETCH(QByteArray, labels);
  const samples::Folder folder;
  folder.add("images.npy", kImages);
  folder.add("labels.npy", labels);
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->unlabelled(), std::optional<lookbook::ClassId>(10));
  QCOMPARE((*opened)->classNames().back(), std::string("unlabelled"));
  for (int image = 0; image < kCount; ++image)
    QCOMPARE((*opened)->label(static_cast<lookbook::ImageIndex>(image)),
             labelOf(image) == 3 ? 10 : labelOf(image));
  QCOMPARE(idsOf(**opened), QString("labels-missing"));
  QVERIFY((*opened)->warnings().empty());
}

LOOKBOOK_TEST(TestArrayKinds)

}  // namespace test_array_kinds

#include "test_array_kinds.moc"
