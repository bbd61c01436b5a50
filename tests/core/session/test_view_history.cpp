#include "core/session/view_history.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_view_history {

using namespace lookbook;

class ViewHistoryTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void aStepIsTakenBackAndDoneAgain();
  void whatCameAboutSinceIsLeftAlone();
  void aNewChangeForgetsWhatWasTakenBack();
  void aGestureIsOneStep();
  void choicesAreStepsEach();
  void typingAParameterIsOneStep();
  void parametersAreStepsEach();
  void whatEndsAsItWasIsNoStep();
  void pagesImagesAndCamerasAreMoves();
  void aMoveOfAMapsCameraShowsThatMap();
  void aMapThatIsBroughtBackIsSeenAsItWas();
  void anArrangementComesBackWithItsCamera();
  void whatUndoReachesIsKnown();
  void theWeightiestPartNamesTheStep();
  void openingAndLooksAreNoSteps();
  void aPaneThatWasPutAwayComesBackAndGoesAgain();
  void onlyTheNewestAreKept();

 private:
  /// Edits the view, and records the change a millisecond later.
  template <class Edit>
  void change(const Edit& edit) {
    const ViewState before = view_;
    edit(view_);
    now_ += std::chrono::milliseconds(1);
    history_.record(before, view_, now_);
    moves_.record(before, view_, now_);
  }
  void choose(ImageIndex image) {
    change([&](ViewState& view) {
      view.datasets[0].selection = std::make_shared<const ImageSet>(10, std::array{image});
    });
  }

  ViewHistory history_;
  ViewHistory moves_{HistoryKind::moves};
  ViewState view_;
  ViewHistory::Clock::time_point now_;
};

void ViewHistoryTest::init() {
  history_ = ViewHistory();
  moves_ = ViewHistory(HistoryKind::moves);
  view_ = {};
  view_.datasets.resize(1);
  view_.datasets[0].map = MapId(0);
  view_.datasets[0].selection = std::make_shared<const ImageSet>(10);
}

void ViewHistoryTest::aStepIsTakenBackAndDoneAgain() {
  QVERIFY(!history_.undoable());
  QVERIFY(history_.undo(view_) == view_);
  const ViewState none = view_;
  choose(3);
  const ViewState three = view_;
  choose(4);
  const ViewState four = view_;
  QCOMPARE(history_.undoable()->part, ViewPart::selection);
  QVERIFY((view_ = history_.undo(view_)) == three);
  QVERIFY((view_ = history_.undo(view_)) == none);
  QVERIFY(!history_.undoable());
  QVERIFY((view_ = history_.redo(view_)) == three);
  QCOMPARE(history_.redoable()->part, ViewPart::selection);
  QVERIFY((view_ = history_.redo(view_)) == four);
  QVERIFY(!history_.redoable());
  QVERIFY(history_.redo(view_) == four);
}

void ViewHistoryTest::whatCameAboutSinceIsLeftAlone() {
  choose(3);
  // Not recorded, because these are not edits: a data set was opened, and the page changed.
  view_.datasets.resize(2);
  view_.datasets[1].selection = std::make_shared<const ImageSet>(5, true);
  view_.page = Page::compare;
  view_ = history_.undo(view_);
  QVERIFY(view_.datasets[0].selection->empty());
  QCOMPARE(view_.datasets.size(), std::size_t{2});
  QCOMPARE(view_.datasets[1].selection->count(), std::size_t{5});
  QCOMPARE(view_.page, Page::compare);
}

void ViewHistoryTest::aNewChangeForgetsWhatWasTakenBack() {
  choose(3);
  choose(4);
  view_ = history_.undo(view_);
  change([](ViewState& view) { view.datasets[0].filter.split = SplitChoice::test; });
  QVERIFY(!history_.redoable());
  QCOMPARE(history_.undoable()->part, ViewPart::filter);
  view_ = history_.undo(view_);
  QVERIFY(view_.datasets[0].selection->contains(3));
}

void ViewHistoryTest::aGestureIsOneStep() {
  for (int i = 1; i <= 50; ++i)
    change([&](ViewState& view) { view.datasets[0].mapCamera.height = i; });
  now_ += std::chrono::seconds(2);
  change([](ViewState& view) { view.datasets[0].mapCamera.height = 100; });
  view_ = moves_.undo(view_);
  QCOMPARE(view_.datasets[0].mapCamera.height, 50.0);
  view_ = moves_.undo(view_);
  QCOMPARE(view_.datasets[0].mapCamera.height, 0.0);
  QVERIFY(!moves_.undoable() && !history_.undoable());
  // After an undo, the next move is a new step.
  view_ = moves_.redo(view_);
  change([](ViewState& view) { view.datasets[0].mapCamera.height = 7; });
  view_ = moves_.undo(view_);
  QCOMPARE(view_.datasets[0].mapCamera.height, 50.0);
}

void ViewHistoryTest::choicesAreStepsEach() {
  change([](ViewState& view) { view.coloring = Coloring::continuity; });
  change([](ViewState& view) { view.coloring = Coloring::neighborRecall; });
  view_ = history_.undo(view_);
  QCOMPARE(view_.coloring, Coloring::continuity);
}

void ViewHistoryTest::typingAParameterIsOneStep() {
  for (const double typed : {5.0, 55.0, 550.0}) {
    change([&](ViewState& view) { view.parameters.options.tsne.perplexity = typed; });
    now_ += std::chrono::seconds(2);
  }
  QCOMPARE(history_.undoable()->part, ViewPart::parameters);
  QCOMPARE(history_.undoable()->before.parameters.options.tsne.perplexity,
           TsneOptions().perplexity);
  QCOMPARE(history_.undoable()->after.parameters.options.tsne.perplexity, 550.0);
  now_ += std::chrono::seconds(3);  // after that, it is another edit
  change([](ViewState& view) { view.parameters.options.tsne.perplexity = 60; });
  view_ = history_.undo(view_);
  QCOMPARE(view_.parameters.options.tsne.perplexity, 550.0);
  view_ = history_.undo(view_);
  QCOMPARE(view_.parameters.options.tsne.perplexity, TsneOptions().perplexity);
  QVERIFY(!history_.undoable());
  view_ = history_.redo(view_);
  QCOMPARE(view_.parameters.options.tsne.perplexity, 550.0);
}

void ViewHistoryTest::parametersAreStepsEach() {
  change([](ViewState& view) { view.parameters.options.tsne.perplexity = 50; });
  change([](ViewState& view) { view.parameters.options.tsne.theta = 0.2; });
  change([](ViewState& view) { view.parameters.images = MapImages::first; });
  change([](ViewState& view) { view.parameters.options.method = Method::umap; });
  view_ = history_.undo(view_);
  QCOMPARE(view_.parameters.options.method, Method::tsne);
  view_ = history_.undo(view_);
  QCOMPARE(view_.parameters.images, MapImages::all);
  view_ = history_.undo(view_);
  QCOMPARE(view_.parameters.options.tsne.theta, 0.5);
  QCOMPARE(view_.parameters.options.tsne.perplexity, 50.0);
  view_ = history_.undo(view_);
  QVERIFY(view_.parameters == MapParameters());
}

void ViewHistoryTest::whatEndsAsItWasIsNoStep() {
  choose(3);
  change([](ViewState& view) { view.parameters.options.tsne.perplexity = 50; });
  change(
      [](ViewState& view) { view.parameters.options.tsne.perplexity = TsneOptions().perplexity; });
  QCOMPARE(history_.undoable()->part, ViewPart::selection);
  QVERIFY(!history_.redoable());
}

void ViewHistoryTest::pagesImagesAndCamerasAreMoves() {
  change([](ViewState& view) { view.page = Page::compare; });
  QCOMPARE(moves_.undoable()->part, ViewPart::page);
  QVERIFY(!history_.undoable());
  change([](ViewState& view) { view.pairMeasure = PairMeasure::mapVotes; });
  QCOMPARE(history_.undoable()->part, ViewPart::comparison);
  change([](ViewState& view) { view.datasets[0].current = 5; });
  QCOMPARE(moves_.undoable()->part, ViewPart::image);
  view_ = history_.undo(view_);  // this does not change the page and the image
  QCOMPARE(view_.pairMeasure, PairMeasure::onePixel);
  QCOMPARE(view_.page, Page::compare);
  QCOMPARE(view_.datasets[0].current, ImageIndex{5});
  view_ = moves_.undo(view_);
  QVERIFY(!view_.datasets[0].current);
  view_ = moves_.undo(view_);
  QCOMPARE(view_.page, Page::gallery);
  view_ = moves_.redo(view_);
  QCOMPARE(view_.page, Page::compare);
}

void ViewHistoryTest::aMoveOfAMapsCameraShowsThatMap() {
  change([](ViewState& view) { view.datasets[0].mapCamera.height = 3; });
  change([](ViewState& view) { showMap(view.datasets[0], MapId(2)); });
  now_ += std::chrono::seconds(2);
  change([](ViewState& view) { view.datasets[0].mapCamera.height = 8; });
  view_ = moves_.undo(view_);
  QCOMPARE(view_.datasets[0].map, MapId(2));
  QCOMPARE(view_.datasets[0].mapCamera.height, 0.0);
  view_ = moves_.undo(view_);  // the gesture was continued on the other map
  QCOMPARE(view_.datasets[0].map, MapId(0));
  view_ = moves_.redo(view_);
  view_ = moves_.redo(view_);
  QCOMPARE(view_.datasets[0].map, MapId(2));
  QCOMPARE(view_.datasets[0].mapCamera.height, 8.0);
  // If that map was removed, the camera of the map shown does not change.
  showMap(view_.datasets[0], MapId(0));
  view_.datasets[0].removedMaps = {MapId(2)};
  const MapCamera camera = view_.datasets[0].mapCamera;
  view_ = moves_.undo(view_);
  QCOMPARE(view_.datasets[0].map, MapId(0));
  QVERIFY(view_.datasets[0].mapCamera == camera);
}

void ViewHistoryTest::aMapThatIsBroughtBackIsSeenAsItWas() {
  showMap(view_.datasets[0], MapId(2));
  view_.datasets[0].mapCamera.height = 3;
  change([](ViewState& view) {
    showMap(view.datasets[0], MapId(0));
    view.datasets[0].removedMaps = {MapId(2)};
  });
  QCOMPARE(history_.undoable()->part, ViewPart::removal);
  QCOMPARE(view_.datasets[0].mapCamera.height, 0.0);
  view_.datasets[0].mapCamera.height = 50;
  view_ = history_.undo(view_);
  QCOMPARE(view_.datasets[0].map, MapId(2));
  QCOMPARE(view_.datasets[0].mapCamera.height, 3.0);
  QVERIFY(view_.datasets[0].removedMaps.empty());
  view_ = history_.redo(view_);
  QCOMPARE(view_.datasets[0].map, MapId(0));
  QCOMPARE(view_.datasets[0].mapCamera.height, 50.0);
}

void ViewHistoryTest::anArrangementComesBackWithItsCamera() {
  const GalleryCamera rows = view_.datasets[0].galleryCamera;
  change([](ViewState& view) {
    view.datasets[0].arrangement = Arrangement::sheets;
    view.datasets[0].galleryCamera = {};
  });
  view_ = history_.undo(view_);
  QCOMPARE(view_.datasets[0].arrangement, Arrangement::rows);
  QVERIFY(view_.datasets[0].galleryCamera == rows);
  view_ = history_.redo(view_);
  QVERIFY(view_.datasets[0].galleryCamera == GalleryCamera());
}

void ViewHistoryTest::whatUndoReachesIsKnown() {
  const auto kept = [](const ViewState& view) {
    return !view.datasets[0].removedMaps.contains(MapId(0));
  };
  change([](ViewState& view) { view.datasets[0].removedMaps = {MapId(0)}; });
  QVERIFY(history_.reaches(kept));
  for (std::size_t i = 1; i < ViewHistory::kMostSteps; ++i) choose(static_cast<ImageIndex>(i % 10));
  QVERIFY(history_.reaches(kept));
  choose(9);
  QVERIFY(!history_.reaches(kept));
}

void ViewHistoryTest::theWeightiestPartNamesTheStep() {
  change([](ViewState& view) { showMap(view.datasets[0], MapId(2)); });
  QCOMPARE(history_.undoable()->part, ViewPart::map);
  change([](ViewState& view) {
    view.datasets[0].sort = SortOrder::brightness;
    view.datasets[0].selection = std::make_shared<const ImageSet>(10, true);
  });
  QCOMPARE(history_.undoable()->part, ViewPart::selection);
  view_ = history_.undo(view_);
  QCOMPARE(view_.datasets[0].sort, SortOrder::index);
}

void ViewHistoryTest::openingAndLooksAreNoSteps() {
  change([](ViewState& view) {
    view.datasets.emplace_back();
    view.active = DatasetId(1);
  });
  change([](ViewState& view) { view.theme = ThemeChoice::dark; });
  view_.datasets[0].map.reset();
  change([](ViewState& view) { view.datasets[0].map = MapId(0); });  // the first
  change([](ViewState& view) { view.compared = {DatasetId(0), DatasetId(1)}; });
  QVERIFY(!history_.undoable() && !moves_.undoable());
}

void ViewHistoryTest::aPaneThatWasPutAwayComesBackAndGoesAgain() {
  view_.datasets.emplace_back();
  view_.compared = {DatasetId(0), DatasetId(1)};
  change([](ViewState& view) { view.compared[1].reset(); });
  QCOMPARE(history_.undoable()->part, ViewPart::dataset);
  view_ = history_.undo(view_);
  QCOMPARE(view_.compared[1], std::optional(DatasetId(1)));
  view_ = history_.redo(view_);
  QVERIFY(!view_.compared[1]);
}

void ViewHistoryTest::onlyTheNewestAreKept() {
  for (std::size_t i = 0; i < ViewHistory::kMostSteps + 5; ++i)
    choose(static_cast<ImageIndex>(i % 10));
  std::size_t taken = 0;
  for (; history_.undoable(); ++taken) view_ = history_.undo(view_);
  QCOMPARE(taken, ViewHistory::kMostSteps);
  QVERIFY(view_.datasets[0].selection->contains(4));
}

LOOKBOOK_TEST(ViewHistoryTest)

}  // namespace test_view_history

#include "test_view_history.moc"
