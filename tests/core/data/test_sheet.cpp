#include "core/data/pixels.h"
#include "core/data/sheet.h"
#include "tests/support/datasets.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_sheet {

using lookbook::ImageIndex;

class TestSheet : public QObject {
  Q_OBJECT

 private slots:
  void sheetIsNearlySquare_data();
  void sheetIsNearlySquare();
  void tilesStandInReadingOrder();
  void darkImagesAreStretchedToBeLookedAt();
  void noImagesMakeNoRows();
  void pixelsAreDividedBy255();
};

void TestSheet::sheetIsNearlySquare_data() {
  QTest::addColumn<int>("images");
  QTest::addColumn<int>("columns");
  QTest::newRow("none") << 0 << 1;
  QTest::newRow("one") << 1 << 1;
  QTest::newRow("two") << 2 << 2;
  QTest::newRow("four") << 4 << 2;
  QTest::newRow("five") << 5 << 3;
  QTest::newRow("Fashion-MNIST") << 70'000 << 265;
}

void TestSheet::sheetIsNearlySquare() {
  QFETCH(int, images);
  QFETCH(int, columns);
  QCOMPARE(lookbook::sheetColumns(static_cast<std::size_t>(images)), columns);
}

void TestSheet::tilesStandInReadingOrder() {
  const auto dataset = samples::small(4, 4);
  const auto sheet = lookbook::paintSheet(*dataset, std::vector<ImageIndex>{2, 0, 1}, 2);
  QCOMPARE(sheet.width, 6);
  QCOMPARE(sheet.height, 4);
  QCOMPARE(sheet.pixels, (std::vector<std::uint8_t>{20, 21, 22, 0, 1, 2,  //
                                                    23, 24, 25, 3, 4, 5,  //
                                                    10, 11, 12, 0, 0, 0,  //
                                                    13, 14, 15, 0, 0, 0}));
}

void TestSheet::darkImagesAreStretchedToBeLookedAt() {
  const auto dataset = samples::small(2, 2);  // from 0 to 15
  const std::vector<ImageIndex> images{0};
  using Pixels = std::vector<std::uint8_t>;
  QCOMPARE(lookbook::paintSheet(*dataset, images, 1).pixels, (Pixels{0, 1, 2, 3, 4, 5}));
  QCOMPARE(lookbook::paintSheet(*dataset, images, 1, lookbook::SheetGreys::shown).pixels,
           (Pixels{0, 17, 34, 51, 68, 85}));
  const auto brighter = samples::small(3, 3);  // up to 25
  QCOMPARE(lookbook::paintSheet(*brighter, images, 1, lookbook::SheetGreys::shown).pixels,
           (Pixels{0, 1, 2, 3, 4, 5}));
}

void TestSheet::noImagesMakeNoRows() {
  const auto sheet = lookbook::paintSheet(*samples::small(4, 4), {}, 3);
  QCOMPARE(sheet.width, 9);
  QCOMPARE(sheet.height, 0);
  QVERIFY(sheet.pixels.empty());
}

void TestSheet::pixelsAreDividedBy255() {
  const auto matrix =
      lookbook::pixelMatrix(*samples::small(26, 26), std::vector<ImageIndex>{25, 0});
  QCOMPARE(matrix.rows(), 2);
  QCOMPARE(matrix.cols(), 6);
  QCOMPARE(matrix(0, 5), 1.0F);  // 250 + 5
  QCOMPARE(matrix(1, 0), 0.0F);
  QCOMPARE(matrix(1, 3), 3.0F / 255);
}

LOOKBOOK_TEST(TestSheet)

}  // namespace test_sheet

#include "test_sheet.moc"
