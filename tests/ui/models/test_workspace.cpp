#include "ui/models/class_model.h"
#include "ui/models/workspace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace lookbook::ui {

class WorkspaceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    workspace_ = std::make_unique<Workspace>();
    workspace_->open(QStringLiteral("fashion-mnist"));
    QTRY_COMPARE_WITH_TIMEOUT(workspace_->datasetCount(), 1, 60000);
  }
  void cleanup() { workspace_.reset(); }

  void openingTwiceIsOneDataSet();
  void movingTheCameraIsNoChangeOfContent();
  void regionsReplaceAddRemoveAndToggle();
  void clickOnNothingClears();
  void aClickIsTakenBackWhole();
  void aRemovedMapIsNotShownAgain();
  void invertedSelectionStaysWithinTheFilter();
  void classModelHoldsItsPromises();

 private:
  [[nodiscard]] const DatasetView& view() const { return workspace_->view().datasets[0]; }
  std::unique_ptr<Workspace> workspace_;
};

void WorkspaceTest::openingTwiceIsOneDataSet() {
  workspace_->open(QStringLiteral("fashion-mnist"));
  QTRY_VERIFY(!workspace_->opening());
  QCOMPARE(workspace_->datasetCount(), 1);
}

void WorkspaceTest::movingTheCameraIsNoChangeOfContent() {
  QSignalSpy changed(workspace_.get(), &Workspace::viewChanged);
  QSignalSpy content(workspace_.get(), &Workspace::contentChanged);
  workspace_->changeDataset(0, [](DatasetView& v) { v.mapCamera.height = 3; });
  QCOMPARE(changed.count(), 1);
  QCOMPARE(content.count(), 0);
  workspace_->changeDataset(0, [](DatasetView& v) { v.mapCamera.height = 3; });
  QCOMPARE(changed.count(), 1);
}

void WorkspaceTest::regionsReplaceAddRemoveAndToggle() {
  workspace_->chooseRegion(0, {1, 2, 3}, SelectionChange::replace);
  workspace_->chooseRegion(0, {3, 4}, SelectionChange::add);
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{1, 2, 3, 4}));
  workspace_->chooseRegion(0, {1, 9}, SelectionChange::remove);
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{2, 3, 4}));
  workspace_->chooseRegion(0, {4, 5}, SelectionChange::toggle);
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{2, 3, 5}));
}

void WorkspaceTest::clickOnNothingClears() {
  workspace_->click(0, 7, SelectionChange::replace);
  QCOMPARE(view().current, std::optional<ImageIndex>(7));
  workspace_->click(0, {}, SelectionChange::add);
  QCOMPARE(view().selection->count(), 1U);
  workspace_->click(0, {}, SelectionChange::replace);
  QVERIFY(view().selection->empty());
}

void WorkspaceTest::aClickIsTakenBackWhole() {
  workspace_->chooseRegion(0, {1, 2}, SelectionChange::replace);
  workspace_->click(0, 7, SelectionChange::add);
  QCOMPARE(view().selection->count(), std::size_t{3});
  workspace_->undo();
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{1, 2}));
  QVERIFY(!view().current);
  workspace_->redo();
  QCOMPARE(view().current, ImageIndex{7});
}

void WorkspaceTest::aRemovedMapIsNotShownAgain() {
  const int first = view().map;
  const MapOptions pca{.method = Method::pca, .dims = 2};
  const int second = workspace_->startMap(0, pca, {0, 1, 2, 3, 4, 5}, QStringLiteral("six"));
  const int third = workspace_->startMap(0, pca, {6, 7, 8, 9}, QStringLiteral("four"));
  workspace_->undo();
  QCOMPARE(view().map, second);
  workspace_->redo();
  workspace_->removeMap(0, second);
  QCOMPARE(view().map, third);
  workspace_->undo();
  QCOMPARE(view().map, third);
  workspace_->undo();
  QCOMPARE(view().map, first);
}

void WorkspaceTest::invertedSelectionStaysWithinTheFilter() {
  workspace_->changeDataset(0, [](DatasetView& v) { v.filter.split = SplitChoice::test; });
  workspace_->chooseRegion(0, {60000, 5}, SelectionChange::replace);
  workspace_->invertSelection(0);
  QCOMPARE(view().selection->count(), 9999U);
  QVERIFY(!view().selection->contains(60000));
}

void WorkspaceTest::classModelHoldsItsPromises() {
  ClassModel model(*workspace_);
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setDataset(0);
  QCOMPARE(model.rowCount(), 10);
  QCOMPARE(model.data(model.index(9), Qt::DisplayRole).toString(), QStringLiteral("Ankle boot"));
  QCOMPARE(model.data(model.index(9), ClassModel::countRole).toInt(), 7000);
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  workspace_->changeDataset(0, [](DatasetView& v) { v.filter.split = SplitChoice::test; });
  QCOMPARE(changed.count(), 1);
  QCOMPARE(model.data(model.index(9), ClassModel::countRole).toInt(), 1000);
}

}  // namespace lookbook::ui

QTEST_MAIN(lookbook::ui::WorkspaceTest)
#include "test_workspace.moc"
