// What becomes of arrays: one rule for all splits, labels that are left out, matrices beside
// images.

#include "core/readers/catalogue.h"
#include "tests/core/readers/array_samples.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>

namespace test_array_values {

using namespace samples::arrays;
using lookbook::openDataset;

class TestArrayValues : public QObject {
  Q_OBJECT

 private slots:
  void severalLabelsAnImageAreLeftOut();
  void matricesBesideImagesAreNotImages();
  void allSplitsFollowOneRule();
  void imagesOfZeroAndOneAreStretchedForDisplayOnly();
  void pixelsThatAreNoNumbersAreRefused();
};

void TestArrayValues::severalLabelsAnImageAreLeftOut() {
  QByteArray several;
  for (int image = 0; image < kCount; ++image)
    for (int column = 0; column < 14; ++column)
      several.append(static_cast<char>((image + column) % 3 == 0));
  const samples::Folder folder;
  const auto file = samples::addNpz(
      folder, "chest.npz",
      {{"train_images", kImages}, {"train_labels", npyOf("|u1", "(12, 14)", several)}});
  const auto opened = openDataset(file.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
  QVERIFY(!(*opened)->hasLabels());
  QCOMPARE(idsOf(**opened), QString("labels-several"));
}

void TestArrayValues::matricesBesideImagesAreNotImages() {
  const samples::Folder folder;
  folder.add("images.npy", kImages);
  folder.add("labels.npy", kLabels);
  folder.add("map.npy", npyOf("<f4", "(12, 2)", QByteArray(96, '\0')));
  folder.add("features.npy", npyOf("<f4", "(12, 64)", QByteArray(3072, '\0')));
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  checkPixels(**opened);
  const auto alone = openDataset((folder.path() / "features.npy").string());
  QVERIFY2(alone, alone ? "" : alone.error().message.c_str());
}

// The test images alone would be zeros and ones.
void TestArrayValues::allSplitsFollowOneRule() {
  const samples::Folder folder;
  const auto file = samples::addNpz(
      folder, "set.npz",
      {{"x_train",
        npyOf("<f4", kShape, imagesAs("<f4", "nrc", [](int value) { return value / 255.0; }))},
       {"x_test", npyOf("<f4", kShape, imagesAs("<f4", "nrc", [](int value) {
                          return value > 127 ? 1.0 : 0.0;
                        }))}});
  const auto opened = openDataset(file.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const auto test = (*opened)->image(kCount + 9);
  for (int place = 0; place < kPixels; ++place)
    QCOMPARE(int{test[static_cast<std::size_t>(place)]},
             pixelOf(9, place / kSide, place % kSide) > 127 ? 255 : 0);
}

void TestArrayValues::imagesOfZeroAndOneAreStretchedForDisplayOnly() {
  const samples::Folder folder;
  const auto file = folder.add(
      "images.npy",
      npyOf("|b1", kShape, imagesAs("|u1", "nrc", [](int value) { return value > 127 ? 1 : 0; })));
  const auto opened = openDataset(file.string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE(int{std::ranges::max((*opened)->pixels())}, 1);
  QCOMPARE(int{(*opened)->white()}, 1);
  QCOMPARE(int{(*opened)->shown(1)}, 255);
}

void TestArrayValues::pixelsThatAreNoNumbersAreRefused() {
  const samples::Folder folder;
  const auto file =
      folder.add("images.npy", npyOf("<f4", kShape, imagesAs("<f4", "nrc", [](int value) {
                                       return value == 80 ? std::numeric_limits<double>::quiet_NaN()
                                                          : value / 255.0;
                                     })));
  const auto opened = openDataset(file.string());
  QVERIFY(!opened);
  QVERIFY(opened.error().message.find("has a pixel that is not a finite number, in image") !=
          std::string::npos);
}

LOOKBOOK_TEST(TestArrayValues)

}  // namespace test_array_values

#include "test_array_values.moc"
