// The window's cache: a map that was computed before appears immediately, and is marked as cached.

#include "core/cache/cached_map.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/maps/run_words.h"
#include "ui/panels/save/cache_dialog.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

#include <memory>

namespace lookbook::ui::test_cache {

using test::WindowDriver;

class CacheTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    cache_ = DiskCache(folder_->path() / "cache");
    driver_ = std::make_unique<WindowDriver>(cache_);
  }
  void cleanup() {
    driver_.reset();
    folder_.reset();
  }

  void theSecondRunIsFromTheCache();
  void restartMakesItAnew();
  void whatTheCommandLineKeptSaysThatItHasNoMoments();
  void theDialogTellsLimitsAndEmpties();
  void aCacheThatIsOffIsTold();

 private:
  [[nodiscard]] MapItem& shown() { return *driver_->workspace().maps().shownMap(0); }
  [[nodiscard]] bool ended() {
    return WindowDriver::waitFor(
        [this] { return shown().job->state() == MapJob::State::finished && shown().scores; });
  }
  /// Runs a t-SNE and waits for its end.
  [[nodiscard]] bool run() {
    driver_->runTsne(400, 60);
    return ended();
  }
  [[nodiscard]] Recipe recipe() { return shown().record().recipe; }
  [[nodiscard]] CacheDialog* dialog() {
    for (QMenu* menu : driver_->menu().findChildren<QMenu*>())
      for (QAction* action : menu->actions())
        if (action->text() == QStringLiteral("&Cache…")) action->trigger();
    return driver_->window().findChild<CacheDialog*>();
  }

  std::unique_ptr<samples::Folder> folder_;
  std::optional<DiskCache> cache_;
  std::unique_ptr<WindowDriver> driver_;
};

void CacheTest::theSecondRunIsFromTheCache() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  QVERIFY(run());
  QVERIFY(!shown().snapshot().cached);
  const MapSnapshot first = shown().snapshot();
  const double trust = shown().scores->trustworthiness.value;
  driver_ = nullptr;  // its worker has saved the results

  driver_ = std::make_unique<WindowDriver>(cache_);
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  QVERIFY(shown().snapshot().cached);  // its PCA
  QVERIFY(run());
  const MapSnapshot& second = shown().snapshot();
  QVERIFY(second.cached);
  QVERIFY(*second.record.positions == *first.record.positions);
  QCOMPARE(second.record.objective.back().value, first.record.objective.back().value);
  QCOMPARE(second.record.iteration, first.record.iteration);
  QCOMPARE(second.record.moments.size(), first.record.moments.size());
  QCOMPARE(shown().scores->trustworthiness.value, trust);
  const QString words = driver_->find<QLabel>("runWords")->text();
  QCOMPARE(words, QStringLiteral("t-SNE from the cache, computed in %1 s")
                      .arg(first.record.seconds, 0, 'f', 1));
  driver_->click("page1");
  QVERIFY(driver_->find<QLabel>("mapStatus")->text().contains(QStringLiteral("KL ")));
}

void CacheTest::restartMakesItAnew() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  QVERIFY(run());
  QVERIFY(WindowDriver::waitFor([&] { return findMap(*cache_, recipe()).has_value(); }));
  driver_->click("restart");
  QVERIFY(ended());
  QVERIFY(!shown().snapshot().cached);
  driver_->click("run");
  QVERIFY(ended());
  QVERIFY(shown().snapshot().cached);
}

void CacheTest::whatTheCommandLineKeptSaysThatItHasNoMoments() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  QVERIFY(run());
  QVERIFY(WindowDriver::waitFor([&] { return findMap(*cache_, recipe()).has_value(); }));
  MapRecord bare = *findMap(*cache_, recipe(), false);
  QVERIFY(keepMap(*cache_, recipe(), bare));
  driver_->click("run");
  QVERIFY(ended());
  QVERIFY(shown().snapshot().cached);
  QVERIFY(stateWords(shown()).endsWith(QStringLiteral(", without its moments")));
}

void CacheTest::theDialogTellsLimitsAndEmpties() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  QVERIFY(WindowDriver::waitFor([&] { return cache_->usage().files > 0; }));
  QVERIFY(dialog());
  auto* words = driver_->find<QLabel>("cacheWords");
  QVERIFY(WindowDriver::waitFor(
      [&] { return words->text().endsWith(QStringLiteral(" of at most 2 GB")); }));
  auto* limit = driver_->find<QDoubleSpinBox>("cacheLimit");
  QCOMPARE(limit->value(), 2.0);
  limit->setValue(0.5);
  QVERIFY(WindowDriver::waitFor([&] { return words->text().endsWith(QStringLiteral("500 MB")); }));
  QCOMPARE(cache_->limit(), std::uintmax_t{500'000'000});
  QVERIFY(cache_->usage().files > 0);
  driver_->click("emptyCache");
  QVERIFY(WindowDriver::waitFor(
      [&] { return words->text() == QStringLiteral("0 bytes of at most 500 MB"); }));
  QCOMPARE(cache_->usage().files, std::size_t{0});
}

void CacheTest::aCacheThatIsOffIsTold() {
  driver_ = std::make_unique<WindowDriver>();
  const CacheDialog* told = dialog();
  QVERIFY(told);
  QVERIFY(!driver_->find<QPushButton>("emptyCache")->isEnabled());
  bool said = false;
  for (const QLabel* label : told->findChildren<QLabel*>())
    said |= label->text().startsWith(QStringLiteral("The cache is switched off"));
  QVERIFY(said);
}

LOOKBOOK_WIDGET_TEST(CacheTest)

}  // namespace lookbook::ui::test_cache

#include "test_cache.moc"
