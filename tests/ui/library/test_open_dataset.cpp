#include "tests/support/drawn_images.h"
#include "tests/support/test_program.h"
#include "ui/library/open_dataset.h"

#include <QTest>

namespace lookbook::ui::test_open_dataset {

class OpenDatasetTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void imagesAreLookedThroughOnceForAFilter();
  void whatWasShownIsStillThereAfterAnotherFilter();
};

void OpenDatasetTest::imagesAreLookedThroughOnceForAFilter() {
  const OpenDataset open(samples::drawnImages(100, 4));
  Filter filter;
  for (int i = 0; i < 5; ++i) QCOMPARE(open.shown(filter)->size(), std::size_t{100});
  QCOMPARE(open.scans(), std::size_t{1});
  filter.split = SplitChoice::test;
  for (int i = 0; i < 5; ++i) QCOMPARE(open.shown(filter)->size(), std::size_t{10});
  QCOMPARE(open.scans(), std::size_t{2});
}

void OpenDatasetTest::whatWasShownIsStillThereAfterAnotherFilter() {
  const OpenDataset open(samples::drawnImages(100, 4));
  Filter filter;
  const auto all = open.shown(filter);
  filter.split = SplitChoice::train;
  QCOMPARE(open.shown(filter)->size(), std::size_t{90});
  QCOMPARE(all->size(), std::size_t{100});
}

LOOKBOOK_TEST(OpenDatasetTest)

}  // namespace lookbook::ui::test_open_dataset

#include "test_open_dataset.moc"
