// Sessions and figures that a workspace opens: the runs that they may start, and the places of
// their data.

#include "core/data/pixels.h"
#include "core/readers/catalogue.h"
#include "core/runs/replay.h"
#include "core/session/stamp.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/support/threads.h"
#include "ui/workspace/figure_restoring.h"
#include "ui/workspace/workspace.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>

namespace lookbook::ui::test_workspace_session {

namespace {

constexpr int kPatience = 60'000;  // ms
constexpr std::size_t kImages = 40;

/// A finished map of the first images.
MapRecord endedMap(std::size_t images) {
  MapRecord map{.recipe = {.options = {.method = Method::tsne, .dims = 2}},
                .images = std::vector<ImageIndex>(images),
                .imagesText = lookbook::text("some"),
                .finished = true,
                .iteration = 40,
                .iterations = 40};
  std::iota(map.images.begin(), map.images.end(), 0U);
  map.positions =
      std::make_shared<const MatrixF>(MatrixF::Random(static_cast<Eigen::Index>(images), 2));
  return map;
}

}  // namespace

class WorkspaceSessionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    workspace_ = std::make_unique<Workspace>();
    data_ = makeData("data");
  }
  void cleanup() {
    workspace_.reset();
    data_.reset();
    folder_.reset();
  }

  void aCurrentImageThatIsNotThereIsNone_data();
  void aCurrentImageThatIsNotThereIsNone();
  void manyMapsAreScoredOnOneThread();
  void theMapShownIsScoredFirst();
  void aMapThatIsRemovedWhileItIsScoredGoes();
  void pathsThatAreNotUtf8ComeBack();
  void anErrorInTheBackgroundIsSaid();
  void aFigureBeginsTheMapOfThePageShown_data();
  void aFigureBeginsTheMapOfThePageShown();
  void aFigureMakesAChangedBranchAgain();
  void aFigureBeginsNothingThatTakesLong();
  void aDataSetNamedTwiceIsReadOnce();
  void aPcaThatWaitsBeginsOnceItIsShown();
  void aBranchWithoutMomentsStartsAgain();

 private:
  DatasetPtr makeData(const std::string& name);
  [[nodiscard]] Session session() const;
  /// Writes the session and opens it; returns the message of the error.
  std::string open(const Session& session);
  [[nodiscard]] OpenedFigure figure(Page page, std::vector<int> iterations) const;
  QString restored(const OpenedFigure& opened) {
    return restoreFigure(workspace_->state(), workspace_->library(), workspace_->maps(), opened,
                         QStringLiteral("a.png"));
  }
  [[nodiscard]] MapJob::State stateOf(std::size_t map) const {
    return workspace_->maps().of(0)[map]->job->state();
  }

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<Workspace> workspace_;
  DatasetPtr data_;
};

DatasetPtr WorkspaceSessionTest::makeData(const std::string& name) {
  const auto at = folder_->path() / name;
  std::filesystem::create_directories(at);
  const QByteArray images = samples::idxImages(kImages, 6, 6);
  std::ofstream(at / "train-images-idx3-ubyte", std::ios::binary)
      .write(images.constData(), images.size());
  return openDataset(at.string()).value();
}

Session WorkspaceSessionTest::session() const {
  Session session;
  session.datasets.push_back({.source = data_->path(),
                              .title = data_->title(),
                              .fingerprint = data_->fingerprint(),
                              .maps = {endedMap(kImages)}});
  session.view.active = DatasetId(0);
  session.view.page = Page::map;
  session.view.datasets.resize(1);
  session.view.datasets[0].map = MapId(0);
  session.view.datasets[0].selection = std::make_shared<const ImageSet>(kImages);
  return session;
}

std::string WorkspaceSessionTest::open(const Session& session) {
  const auto file = folder_->path() / "a.lookbook";
  if (const auto written = writeSession(file, session); !written) return written.error().message;
  std::optional<std::string> error;
  workspace_->sessions().restore(QString::fromStdString(file.string()),
                                 [&](const Result<std::string>& layout) {
                                   error = layout ? std::string() : layout.error().message;
                                 });
  if (!QTest::qWaitFor([&] { return error.has_value(); }, kPatience)) return "no answer";
  return *error;
}

void WorkspaceSessionTest::aCurrentImageThatIsNotThereIsNone_data() {
  QTest::addColumn<uint>("current");
  QTest::newRow("the next after the last") << uint{kImages};
  QTest::newRow("far") << 4'000'000'000U;
}

void WorkspaceSessionTest::aCurrentImageThatIsNotThereIsNone() {
  QFETCH(uint, current);
  Session saved = session();
  saved.view.datasets[0].current = current;
  QCOMPARE(open(saved), std::string());
  QVERIFY(!workspace_->state().view().datasets[0].current);
  QCOMPARE(workspace_->state().view().datasets[0].map, MapId(0));
}

void WorkspaceSessionTest::manyMapsAreScoredOnOneThread() {
  Session saved = session();
  saved.datasets[0].maps.assign(300, endedMap(10));
  const std::size_t before = samples::threads();
  QCOMPARE(open(saved), std::string());
  std::size_t most = 0;
  const auto all = [&] {
    most = std::max(most, samples::threads());
    const auto& maps = workspace_->maps().of(0);
    return std::ranges::all_of(maps, [](const auto& item) { return item->scored; });
  };
  QVERIFY(QTest::qWaitFor(all, kPatience));
  const std::size_t cores = std::thread::hardware_concurrency();
  QVERIFY2(most <= before + cores + 4, std::to_string(most).c_str());
}

void WorkspaceSessionTest::theMapShownIsScoredFirst() {
  Session saved = session();
  saved.datasets[0].maps.assign(20, endedMap(kImages));
  saved.view.datasets[0].map = MapId(17);
  std::vector<bool> scored;
  connect(&workspace_->maps(), &MapCollection::mapsChanged, this, [&] {
    if (!scored.empty()) return;
    for (const auto& item : workspace_->maps().of(0)) scored.push_back(item->scored);
    if (std::ranges::find(scored, true) == scored.end()) scored.clear();
  });
  QCOMPARE(open(saved), std::string());
  QTRY_VERIFY_WITH_TIMEOUT(!scored.empty(), kPatience);
  QCOMPARE(std::ranges::count(scored, true), 1);
  QVERIFY(scored[17]);
}

void WorkspaceSessionTest::aMapThatIsRemovedWhileItIsScoredGoes() {
  Session saved = session();
  saved.datasets[0].maps.assign(5, endedMap(kImages));
  QCOMPARE(open(saved), std::string());
  workspace_->maps().removeMap(0, 0);
  workspace_->maps().removeMap(0, 1);
  const auto& maps = workspace_->maps().of(0);
  QTRY_VERIFY_WITH_TIMEOUT(maps[2]->scored && maps[3]->scored && maps[4]->scored, kPatience);
}

void WorkspaceSessionTest::pathsThatAreNotUtf8ComeBack() {
  const DatasetPtr latin = makeData("m\xFCller");
  workspace_->library().adopt(latin);
  const Session kept = workspace_->sessions().session();
  QVERIFY(kept.datasets[0].source.ends_with("m\xFCller"));
  workspace_ = std::make_unique<Workspace>();
  QCOMPARE(open(kept), std::string());
  QCOMPARE(workspace_->library().count(), 1);
  QCOMPARE(workspace_->library().dataset(0).data()->path(), latin->path());
  std::filesystem::remove_all(latin->path());  // Qt cannot delete this name
}

void WorkspaceSessionTest::anErrorInTheBackgroundIsSaid() {
  const QSignalSpy failed(&workspace_->notices(), &Notices::failed);
  workspace_->notices().report(cancelled().value());
  QCOMPARE(failed.count(), 0);
  workspace_->notices().report(Error(Error::Kind::exhausted, text("No memory.")));
  QCOMPARE(failed.count(), 1);
  QCOMPARE(failed.front().front().toString(), QStringLiteral("No memory."));
}

/// A figure of t-SNEs with these numbers of iterations; the first one is shown, beside the second
/// one.
OpenedFigure WorkspaceSessionTest::figure(Page page, std::vector<int> iterations) const {
  OpenedFigure figure;
  figure.stamp.datasets.push_back(stampOf(*data_));
  figure.parts.push_back(
      {.data = data_, .selection = std::make_shared<const ImageSet>(kImages), .maps = {}});
  for (const int count : iterations) {
    MapOptions options{.method = Method::tsne, .pcaComponents = 5};
    options.tsne.perplexity = 5;
    options.tsne.iterations = count;
    std::vector<ImageIndex> images(kImages);
    std::iota(images.begin(), images.end(), 0U);
    const Recipe recipe = recipeFor(*data_, images, options);
    figure.parts[0].maps.push_back(
        {.recipe = recipe, .images = std::move(images), .iteration = {}, .obstacle = {}});
  }
  figure.stamp.view.page = page;
  figure.stamp.view.active = DatasetId(0);
  if (page == Page::compare) figure.stamp.view.compared = {DatasetId(0), DatasetId(0)};
  figure.stamp.view.datasets.resize(1);
  figure.stamp.view.datasets[0].map = MapId(0);
  figure.stamp.view.datasets[0].secondMap = idOf<MapId>(iterations.size() > 1 ? 1 : -1);
  return figure;
}

void WorkspaceSessionTest::aFigureBeginsTheMapOfThePageShown_data() {
  QTest::addColumn<int>("page");
  QTest::addColumn<bool>("first");
  QTest::addColumn<bool>("second");
  QTest::newRow("gallery") << static_cast<int>(Page::gallery) << false << false;
  QTest::newRow("map") << static_cast<int>(Page::map) << true << false;
  QTest::newRow("both compared") << static_cast<int>(Page::compare) << true << true;
}

void WorkspaceSessionTest::aFigureBeginsTheMapOfThePageShown() {
  QFETCH(int, page);
  QFETCH(bool, first);
  QFETCH(bool, second);
  const QString words = restored(figure(static_cast<Page>(page), {50, 60}));
  const auto& maps = workspace_->maps().of(0);
  QCOMPARE(maps.size(), std::size_t{3});
  QCOMPARE(stateOf(0), MapJob::State::waiting);  // the PCA of the data set
  QCOMPARE(stateOf(1) != MapJob::State::waiting, first);
  QCOMPARE(stateOf(2) != MapJob::State::waiting, second);
  QCOMPARE(words.contains(QStringLiteral("Recomputing")), first);
  QCOMPARE(words.contains(QStringLiteral("not computed yet")), !first || !second);
  for (const std::size_t map : {1U, 2U}) {
    maps[map]->job->resume();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(map), MapJob::State::finished, kPatience);
  }
}

void WorkspaceSessionTest::aFigureMakesAChangedBranchAgain() {
  OpenedFigure opened = figure(Page::map, {60});
  Recipe& recipe = *opened.parts[0].maps[0].recipe;
  recipe.parent = Parent{.recipe = std::make_shared<const Recipe>(recipe), .iteration = 20};
  MapOptions changed = recipe.options;
  changed.tsne.perplexity = 3;
  recipe.changes = {{.iteration = 40, .options = changed, .what = "perplexity 3"}};

  const QString words = restored(opened);
  QVERIFY2(!words.contains(QStringLiteral("changed")), qPrintable(words));
  QTRY_COMPARE_WITH_TIMEOUT(stateOf(1), MapJob::State::finished, kPatience);

  MapRecord begun;
  begun.recipe = recipe;
  begun.images = opened.parts[0].maps[0].images;
  ThreadTeam team(1);
  auto run = replay(pixelPoints(data_, begun.images), begun, team);
  QVERIFY(run.has_value());
  while (!run->finished()) QVERIFY(run->advance(9, team));
  const MapItem& item = *workspace_->maps().of(0)[1];
  QVERIFY(*item.record().positions == run->embedding());
  QCOMPARE(item.options().tsne.perplexity, 3.0);
}

void WorkspaceSessionTest::aFigureBeginsNothingThatTakesLong() {
  const QString words = restored(figure(Page::map, {1'000'000, 900'000}));
  QCOMPARE(workspace_->state().view().datasets[0].map, MapId(1));
  for (std::size_t map = 0; map < 3; ++map) QCOMPARE(stateOf(map), MapJob::State::waiting);
  QVERIFY2(words.contains(QStringLiteral("is not computed yet because it takes a long time")),
           qPrintable(words));
  QVERIFY2(words.contains(QStringLiteral("1 other map is not computed yet")), qPrintable(words));
  // Opening the same figure again finds the waiting maps.
  restored(figure(Page::map, {1'000'000, 900'000}));
  QCOMPARE(workspace_->maps().of(0).size(), std::size_t{3});
  // Waiting maps are left out of a session, which stores positions.
  QVERIFY(!workspace_->sessions().session().datasets[0].maps[1]);
}

void WorkspaceSessionTest::aDataSetNamedTwiceIsReadOnce() {
  Stamp stamp;
  stamp.datasets = {stampOf(*data_), stampOf(*data_)};
  stamp.view.datasets.resize(2);
  folder_->add(QStringLiteral("a.svg"),
               QByteArray::fromStdString("<svg>" + xmpOf(toText(stamp)) + "</svg>"));
  const auto opened = openFigure((folder_->path() / "a.svg").string(), {}, {data_->path()});
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->parts[0].data, (*opened)->parts[1].data);
}

void WorkspaceSessionTest::aPcaThatWaitsBeginsOnceItIsShown() {
  restored(figure(Page::map, {50}));
  QCOMPARE(stateOf(0), MapJob::State::waiting);
  workspace_->state().changeDataset(0, [](DatasetView& view) { showMap(view, MapId(0)); });
  QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), MapJob::State::finished, kPatience);
}

void WorkspaceSessionTest::aBranchWithoutMomentsStartsAgain() {
  Session saved = session();
  saved.datasets[0].maps[0]->recipe.parent =
      Parent{.recipe = std::make_shared<const Recipe>(
                 Recipe{.dataset = "noise", .fingerprint = "md5:abc", .rows = "all", .count = 5}),
             .iteration = 20};
  QCOMPARE(open(saved), std::string());
  MapOptions options = saved.datasets[0].maps[0]->options();
  options.tsne.perplexity = 5;
  options.tsne.iterations = 20;
  workspace_->maps().restartMap(0, options);
  QTRY_COMPARE_WITH_TIMEOUT(stateOf(1), MapJob::State::finished, kPatience);
}

LOOKBOOK_WIDGET_TEST(WorkspaceSessionTest)

}  // namespace lookbook::ui::test_workspace_session

#include "test_workspace_session.moc"
