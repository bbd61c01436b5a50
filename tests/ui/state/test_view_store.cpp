#include "tests/support/test_program.h"
#include "ui/state/view_store.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace lookbook::ui::test_view_store {

class ViewStoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    state_ = std::make_unique<ViewStore>();
    state_->change([](ViewState& view) {
      view.datasets.resize(2);
      for (DatasetView& dataset : view.datasets)
        dataset.selection = std::make_shared<const ImageSet>(10);
      view.active = DatasetId(0);
    });
  }

  void anEditThatChangesNothingIsNoChange();
  void aCameraIsNoContent();
  void severalChangesAreOneStepThatSettlesOnce();
  void whatIsGoneIsNotBroughtBack();
  void eachDatasetIsShownOnce();
  void whatIsUnderThePointerIsReportedOnce();
  void allImagesAreShownAgainOnceNoneIsSelected();

 private:
  std::unique_ptr<ViewStore> state_;
};

void ViewStoreTest::anEditThatChangesNothingIsNoChange() {
  const QSignalSpy changed(state_.get(), &ViewStore::viewChanged);
  state_->change([](ViewState& view) { view.active = DatasetId(0); });
  state_->clearSelection(0);
  QCOMPARE(changed.count(), 0);
}

void ViewStoreTest::aCameraIsNoContent() {
  const QSignalSpy changed(state_.get(), &ViewStore::viewChanged);
  const QSignalSpy content(state_.get(), &ViewStore::contentChanged);
  const QSignalSpy settled(state_.get(), &ViewStore::settled);
  state_->changeDataset(0, [](DatasetView& view) { view.mapCamera.height = 3; });
  QCOMPARE(changed.count(), 1);
  QCOMPARE(content.count(), 0);
  QCOMPARE(settled.count(), 0);
}

void ViewStoreTest::severalChangesAreOneStepThatSettlesOnce() {
  const QSignalSpy content(state_.get(), &ViewStore::contentChanged);
  const QSignalSpy settled(state_.get(), &ViewStore::settled);
  state_->asOneStep([this] {
    state_->click(0, 3, SelectionChange::toggle);
    state_->click(1, 4, SelectionChange::toggle);
  });
  QCOMPARE(content.count(), 2);
  QCOMPARE(settled.count(), 1);
  state_->undo();
  QVERIFY(state_->viewOf(0).selection->empty());
  QVERIFY(state_->viewOf(1).selection->empty());
  state_->redo();
  QVERIFY(state_->viewOf(1).selection->contains(4));
}

void ViewStoreTest::whatIsGoneIsNotBroughtBack() {
  state_->changeDataset(0, [](DatasetView& view) { view.sort = SortOrder::brightness; });
  state_->setRepair([](ViewState past) {
    past.datasets[0].current = ImageIndex{7};
    return past;
  });
  state_->undo();
  QCOMPARE(state_->viewOf(0).sort, SortOrder::index);
  QCOMPARE(state_->viewOf(0).current, std::optional<ImageIndex>(7));
}

void ViewStoreTest::eachDatasetIsShownOnce() {
  QCOMPARE(state_->shownDatasets(), std::vector<DatasetId>{0});
  state_->change([](ViewState& view) {
    view.page = Page::compare;
    view.compared = {DatasetId(1), DatasetId(1)};
  });
  QCOMPARE(state_->shownDatasets(), std::vector<DatasetId>{1});
  state_->change([](ViewState& view) { view.compared = {DatasetId(1), DatasetId(0)}; });
  QCOMPARE(state_->shownDatasets(), (std::vector<DatasetId>{1, 0}));
}

void ViewStoreTest::whatIsUnderThePointerIsReportedOnce() {
  const QSignalSpy hovers(state_.get(), &ViewStore::hoverChanged);
  state_->setHovered(1, 5);
  state_->setHovered(1, 5);
  QCOMPARE(hovers.count(), 1);
  QCOMPARE(state_->hovered(1), std::optional<ImageIndex>(5));
  QVERIFY(!state_->hovered(0));
}

void ViewStoreTest::allImagesAreShownAgainOnceNoneIsSelected() {
  state_->selectRegion(0, {3, 4}, SelectionChange::replace);
  state_->changeDataset(0, [](DatasetView& view) { view.onlySelection = true; });
  state_->selectRegion(0, {3}, SelectionChange::remove);
  QVERIFY(state_->viewOf(0).onlySelection);
  state_->clearSelection(0);
  QVERIFY(!state_->viewOf(0).onlySelection);
  state_->undo();
  QVERIFY(state_->viewOf(0).onlySelection);
  QCOMPARE(shownBy(state_->viewOf(0)).only->indices(), std::vector<ImageIndex>{4});
}

LOOKBOOK_WIDGET_TEST(ViewStoreTest)

}  // namespace lookbook::ui::test_view_store

#include "test_view_store.moc"
