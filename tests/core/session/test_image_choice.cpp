#include "core/session/image_choice.h"
#include "tests/support/datasets.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <memory>

namespace test_image_choice {

using namespace lookbook;

class ImageChoiceTest : public QObject {
  Q_OBJECT

 private slots:
  void eachChoiceNamesItsImages_data();
  void eachChoiceNamesItsImages();
  void onlyTheSelectionIsShown();
  void aSelectionOfNoneHidesNothing();
};

void ImageChoiceTest::eachChoiceNamesItsImages_data() {
  QTest::addColumn<MapImages>("choice");
  QTest::addColumn<std::size_t>("first");
  QTest::addColumn<std::vector<ImageIndex>>("images");
  using Images = std::vector<ImageIndex>;
  QTest::newRow("all") << MapImages::all << std::size_t{0} << Images{0, 1, 2, 3, 4, 5, 6};
  QTest::newRow("those shown") << MapImages::shown << std::size_t{0} << Images{4, 5, 6};
  QTest::newRow("the selection") << MapImages::selected << std::size_t{0} << Images{1, 5};
  QTest::newRow("the first") << MapImages::first << std::size_t{3} << Images{0, 1, 2};
  QTest::newRow("the first of fewer")
      << MapImages::first << std::size_t{9} << Images{0, 1, 2, 3, 4, 5, 6};
}

void ImageChoiceTest::eachChoiceNamesItsImages() {
  QFETCH(MapImages, choice);
  QFETCH(std::size_t, first);
  QFETCH(std::vector<ImageIndex>, images);
  const DatasetPtr dataset = samples::small(7, 4);
  DatasetView view;
  view.filter.split = SplitChoice::test;
  view.selection = std::make_shared<const ImageSet>(dataset->size(), std::vector<ImageIndex>{1, 5});
  QCOMPARE(imagesOf(choice, *dataset, view, first), images);
  QCOMPARE(countOf(choice, *dataset, view, first), images.size());
}

void ImageChoiceTest::onlyTheSelectionIsShown() {
  const DatasetPtr dataset = samples::small(7, 4);
  DatasetView view;
  view.filter.split = SplitChoice::test;
  view.selection = std::make_shared<const ImageSet>(dataset->size(), std::vector<ImageIndex>{1, 5});
  view.onlySelection = true;
  // The filter hides the other one.
  QCOMPARE(imagesOf(MapImages::shown, *dataset, view), std::vector<ImageIndex>{5});
  QCOMPARE(countOf(MapImages::shown, *dataset, view), std::size_t{1});
  QCOMPARE(countOf(MapImages::all, *dataset, view), std::size_t{7});
}

void ImageChoiceTest::aSelectionOfNoneHidesNothing() {
  const DatasetPtr dataset = samples::small(7, 4);
  DatasetView view;
  view.selection = std::make_shared<const ImageSet>(dataset->size());
  view.onlySelection = true;
  QCOMPARE(countOf(MapImages::shown, *dataset, view), std::size_t{7});
}

LOOKBOOK_TEST(ImageChoiceTest)

}  // namespace test_image_choice

#include "test_image_choice.moc"
