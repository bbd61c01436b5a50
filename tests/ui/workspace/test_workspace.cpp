#include "tests/support/test_program.h"
#include "ui/library/class_model.h"
#include "ui/text/step_words.h"
#include "ui/workspace/workspace.h"

#include <QAbstractItemModelTester>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

namespace lookbook::ui::test_workspace {

class WorkspaceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    workspace_ = std::make_unique<Workspace>();
    workspace_->library().open(QStringLiteral("fashion-mnist"));
    QTRY_COMPARE_WITH_TIMEOUT(workspace_->library().count(), 1, 60000);
  }
  void cleanup() { workspace_.reset(); }

  void openingTwiceIsOneDataSet();
  void movingTheCameraIsNoChangeOfContent();
  void regionsReplaceAddRemoveAndToggle();
  void aClickLooksAndSelectsNothing();
  void aClickSelectsAndGoesToTheImage();
  void aRemovedMapIsBroughtBack();
  void aRemovedMapGoesWithItsStep();
  void aMapIsNamedAndNoted();
  void aClosedDataSetIsOpenedAgain();
  void invertedSelectionStaysWithinTheFilter();
  void onlyTheSelectionIsCountedAndInverted();
  void classModelHoldsItsPromises();

 private:
  [[nodiscard]] const DatasetView& view() const { return workspace_->state().view().datasets[0]; }
  std::unique_ptr<Workspace> workspace_;
};

void WorkspaceTest::openingTwiceIsOneDataSet() {
  workspace_->library().open(QStringLiteral("fashion-mnist"));
  QTRY_VERIFY(!workspace_->library().opening());
  QCOMPARE(workspace_->library().count(), 1);
}

void WorkspaceTest::movingTheCameraIsNoChangeOfContent() {
  QSignalSpy changed(&workspace_->state(), &ViewStore::viewChanged);
  QSignalSpy content(&workspace_->state(), &ViewStore::contentChanged);
  workspace_->state().changeDataset(0, [](DatasetView& v) { v.mapCamera.height = 3; });
  QCOMPARE(changed.count(), 1);
  QCOMPARE(content.count(), 0);
  workspace_->state().changeDataset(0, [](DatasetView& v) { v.mapCamera.height = 3; });
  QCOMPARE(changed.count(), 1);
}

void WorkspaceTest::regionsReplaceAddRemoveAndToggle() {
  workspace_->state().selectRegion(0, {1, 2, 3}, SelectionChange::replace);
  workspace_->state().selectRegion(0, {3, 4}, SelectionChange::add);
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{1, 2, 3, 4}));
  workspace_->state().selectRegion(0, {1, 9}, SelectionChange::remove);
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{2, 3, 4}));
  workspace_->state().selectRegion(0, {4, 5}, SelectionChange::toggle);
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{2, 3, 5}));
}

void WorkspaceTest::aClickLooksAndSelectsNothing() {
  workspace_->state().click(0, 7, SelectionChange::replace);
  QCOMPARE(view().current, std::optional<ImageIndex>(7));
  QVERIFY(view().selection->empty());
  workspace_->state().click(0, 8, SelectionChange::toggle);
  workspace_->state().click(0, 9, SelectionChange::replace);
  QCOMPARE(view().current, std::optional<ImageIndex>(9));
  QCOMPARE(view().selection->indices(), std::vector<ImageIndex>{8});
  for (const auto change : {SelectionChange::replace, SelectionChange::add})
    workspace_->state().click(0, {}, change);
  QCOMPARE(view().selection->indices(), std::vector<ImageIndex>{8});
}

void WorkspaceTest::aClickSelectsAndGoesToTheImage() {
  workspace_->state().selectRegion(0, {1, 2}, SelectionChange::replace);
  workspace_->state().click(0, 7, SelectionChange::add);
  QCOMPARE(view().selection->count(), std::size_t{3});
  workspace_->state().undo();
  QCOMPARE(view().selection->indices(), (std::vector<ImageIndex>{1, 2}));
  QCOMPARE(view().current, ImageIndex{7});  // the current image is not undone
  workspace_->state().back();
  QVERIFY(!view().current);
  workspace_->state().forward();
  QCOMPARE(view().current, ImageIndex{7});
}

void WorkspaceTest::aRemovedMapIsBroughtBack() {
  const auto first = view().map;
  const MapOptions pca{.method = Method::pca, .dims = 2};
  const MapId second = workspace_->maps().startMap(0, pca, {0, 1, 2, 3, 4, 5}, text("six"));
  const MapId third = workspace_->maps().startMap(0, pca, {6, 7, 8, 9}, text("four"));
  const MapItem* item = workspace_->maps().item(0, third);
  workspace_->state().changeDataset(0, [](DatasetView& v) { v.mapCamera.height = 5; });
  workspace_->maps().removeMap(0, third);
  QCOMPARE(view().map, second);
  QVERIFY(!workspace_->maps().item(0, third));
  QCOMPARE(describeStep(*workspace_->state().history().undoable()),
           QStringLiteral("removal of a map"));
  const QSignalSpy changed(&workspace_->maps(), &MapCollection::mapsChanged);
  workspace_->state().undo();
  QVERIFY(changed.count() > 0);
  QCOMPARE(view().map, third);
  QCOMPARE(view().mapCamera.height, 5.0);  // each map has its own
  QCOMPARE(workspace_->maps().item(0, third), item);
  workspace_->state().redo();
  QCOMPARE(view().map, second);
  QVERIFY(!workspace_->maps().item(0, third));
  // Removes all of them, and restores the only one.
  workspace_->maps().removeMap(0, second);
  workspace_->maps().removeMap(0, *first);
  QVERIFY(!view().map);
  workspace_->state().undo();
  QCOMPARE(view().map, first);
  workspace_->state().redo();
  QVERIFY(!view().map);
}

void WorkspaceTest::aRemovedMapGoesWithItsStep() {
  const MapOptions pca{.method = Method::pca, .dims = 2};
  const MapId map = workspace_->maps().startMap(0, pca, {0, 1, 2, 3}, text("four"));
  const QPointer<MapJob> job = workspace_->maps().item(0, map)->job.get();
  workspace_->maps().removeMap(0, map);
  QVERIFY(job);
  for (std::size_t i = 0; i <= ViewHistory::kMostSteps; ++i)
    workspace_->state().selectRegion(0, {static_cast<ImageIndex>(i)}, SelectionChange::replace);
  QVERIFY(!job);
  while (workspace_->state().history().undoable()) workspace_->state().undo();
  QVERIFY(!workspace_->maps().item(0, map));
}

void WorkspaceTest::aMapIsNamedAndNoted() {
  const MapId map = *view().map;
  const QString before = workspace_->maps().item(0, map)->title;
  workspace_->maps().noteMap(0, map, {.name = "Mine", .note = "for the paper"});
  QCOMPARE(workspace_->maps().item(0, map)->title, QStringLiteral("Mine"));
  const Session session = workspace_->sessions().session();
  QCOMPARE(session.view.datasets[0].mapNotes.at(map).note, "for the paper");
  workspace_->state().undo();
  QCOMPARE(workspace_->maps().item(0, map)->title, before);
  QVERIFY(view().mapNotes.empty());
}

void WorkspaceTest::aClosedDataSetIsOpenedAgain() {
  const QSignalSpy closed(&workspace_->library(), &OpenDatasets::closedChanged);
  const DatasetPtr data = workspace_->library().dataset(0).data();
  const auto map = view().map;
  workspace_->library().close(0);
  QCOMPARE(closed.count(), 1);
  QVERIFY(!workspace_->state().view().active);
  QCOMPARE(workspace_->library().countOpen(), 0);
  QVERIFY(!workspace_->library().find(QStringLiteral("fashion-mnist")));
  QVERIFY(workspace_->sessions().session().datasets.empty());
  workspace_->state().undo();
  QCOMPARE(workspace_->state().view().active, DatasetId(0));
  QCOMPARE(view().map, map);
  workspace_->state().redo();
  QVERIFY(!workspace_->state().view().active);
  QCOMPARE(workspace_->library().adopt(data), DatasetId(0));  // unchanged
  QVERIFY(workspace_->library().isOpen(0));
  QCOMPARE(workspace_->state().view().active, DatasetId(0));
  QCOMPARE(workspace_->sessions().session().datasets.size(), std::size_t{1});
}

void WorkspaceTest::invertedSelectionStaysWithinTheFilter() {
  workspace_->state().changeDataset(0, [](DatasetView& v) { v.filter.split = SplitChoice::test; });
  workspace_->state().selectRegion(0, {60000, 5}, SelectionChange::replace);
  workspace_->library().invertSelection(0);
  QCOMPARE(view().selection->count(), 9999U);
  QVERIFY(!view().selection->contains(60000));
}

void WorkspaceTest::onlyTheSelectionIsCountedAndInverted() {
  const auto shown = [this] { return workspace_->library().countOf(MapImages::shown, 0); };
  workspace_->state().changeDataset(0, [](DatasetView& v) { v.filter.split = SplitChoice::test; });
  workspace_->state().selectRegion(0, {60000, 60001, 5}, SelectionChange::replace);
  workspace_->state().changeDataset(0, [](DatasetView& v) { v.onlySelection = true; });
  QCOMPARE(shown(), std::size_t{2});
  QCOMPARE(*workspace_->library().shown(0), (std::vector<ImageIndex>{60000, 60001}));
  workspace_->library().invertSelection(0);
  QCOMPARE(shown(), std::size_t{9998});
  workspace_->state().clearSelection(0);
  QCOMPARE(shown(), std::size_t{10000});
}

void WorkspaceTest::classModelHoldsItsPromises() {
  ClassModel model(workspace_->state(), workspace_->library());
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setDataset(DatasetId(0));
  QCOMPARE(model.rowCount(), 11);  // ten classes and the row of all
  QCOMPARE(model.data(model.index(9), Qt::DisplayRole).toString(), QStringLiteral("Ankle boot"));
  QCOMPARE(model.data(model.index(9), ClassModel::countRole).toInt(), 7000);
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  workspace_->state().changeDataset(0, [](DatasetView& v) { v.filter.split = SplitChoice::test; });
  QCOMPARE(changed.count(), 1);
  QCOMPARE(model.data(model.index(9), ClassModel::countRole).toInt(), 1000);
}

LOOKBOOK_WIDGET_TEST(WorkspaceTest)

}  // namespace lookbook::ui::test_workspace

#include "test_workspace.moc"
