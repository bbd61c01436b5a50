#include "tests/support/test_program.h"
#include "ui/maps/removed_maps.h"

#include <QTest>

namespace lookbook::ui::test_removed_maps {

class RemovedMapsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theOldestGoWhereThereIsTooMuch();
  void whatIsNotWantedGoes();

 private:
  static std::unique_ptr<MapItem> mapOf(int images) {
    MapRecord record;
    record.images.resize(static_cast<std::size_t>(images));
    record.positions = std::make_shared<const MatrixF>(MatrixF::Zero(images, 2));
    auto item = std::make_unique<MapItem>();
    item->job = std::make_unique<MapJob>(std::move(record));
    return item;
  }
};

void RemovedMapsTest::theOldestGoWhereThereIsTooMuch() {
  constexpr std::size_t kBytesOfTen = 10 * (2 * sizeof(float) + sizeof(ImageIndex));
  RemovedMaps removed(2 * kBytesOfTen);
  for (std::size_t map = 0; map < 3; ++map) removed.keep(0, MapId(map), mapOf(10));
  QVERIFY(!removed.has(0, 0));
  QVERIFY(removed.has(0, 1) && removed.has(0, 2));
  removed.keep(1, 0, mapOf(100));  // more than the whole limit
  QVERIFY(!removed.has(1, 0) && !removed.has(0, 2));
}

void RemovedMapsTest::whatIsNotWantedGoes() {
  RemovedMaps removed;
  for (std::size_t map = 0; map < 3; ++map) removed.keep(0, MapId(map), mapOf(10));
  removed.keepOnly([](DatasetId, MapId map) { return map == MapId(1); });
  QVERIFY(!removed.has(0, 0) && !removed.has(0, 2));
  const auto item = removed.take(0, 1);
  QVERIFY(item && item->images().size() == 10);
  QVERIFY(!removed.take(0, 1));
}

LOOKBOOK_TEST(RemovedMapsTest)

}  // namespace lookbook::ui::test_removed_maps

#include "test_removed_maps.moc"
