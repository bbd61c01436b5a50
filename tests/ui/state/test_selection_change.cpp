#include "tests/support/test_program.h"
#include "ui/state/selection_change.h"

#include <QTest>

#include <vector>

namespace lookbook::ui::test_selection_change {

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

LOOKBOOK_TEST(SelectionChangeTest)

}  // namespace lookbook::ui::test_selection_change

#include "test_selection_change.moc"
