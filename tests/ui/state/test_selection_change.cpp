#include "ui/state/selection_change.h"

#include <QTest>

#include <vector>

Q_DECLARE_METATYPE(std::vector<lookbook::ImageIndex>)
Q_DECLARE_METATYPE(lookbook::ui::SelectionChange)

namespace lookbook::ui {

using Images = std::vector<ImageIndex>;

class SelectionChangeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void imagesReplaceAreAddedRemovedOrToggled_data();
  void imagesReplaceAreAddedRemovedOrToggled();
};

void SelectionChangeTest::imagesReplaceAreAddedRemovedOrToggled_data() {
  QTest::addColumn<SelectionChange>("change");
  QTest::addColumn<Images>("expected");
  QTest::newRow("replace") << SelectionChange::replace << Images{3, 4};
  QTest::newRow("add") << SelectionChange::add << Images{1, 3, 4};
  QTest::newRow("remove") << SelectionChange::remove << Images{1};
  QTest::newRow("toggle") << SelectionChange::toggle << Images{1, 4};
}

void SelectionChangeTest::imagesReplaceAreAddedRemovedOrToggled() {
  QFETCH(SelectionChange, change);
  QFETCH(Images, expected);
  const ImageSet selection(10, Images{1, 3});
  QCOMPARE(changed(selection, Images{3, 4}, change).indices(), expected);
}

}  // namespace lookbook::ui

QTEST_APPLESS_MAIN(lookbook::ui::SelectionChangeTest)
#include "test_selection_change.moc"
