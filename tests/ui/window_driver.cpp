#include "tests/ui/window_driver.h"

#include "ui/panels/frame/popover.h"
#include "ui/panels/start/start_card.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QSpinBox>
#include <QStandardPaths>

#include <utility>

namespace lookbook::test {

namespace {

std::unique_ptr<ui::MainWindow> makeWindow() {
  // The start card would cover what tests click, so it is hidden unless a test wants it.
  if (!ui::startCardAnswered()) ui::setStartCardDismissed(true);
  return std::make_unique<ui::MainWindow>();
}

/// A cache of all tests, for the PCA of data sets that are opened in many windows. It stays: its
/// entries have the digest of the code that computed them.
DiskCache cacheOfFirstMaps() {
  return DiskCache(LOOKBOOK_TEST_OUTPUT "/first-maps");
}

}  // namespace

void WindowDriver::useSettingsOfTests() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("LookbookTest"));
  // Several tests run at the same time, so that each has settings of its own: the application has
  // the test's name. A test that was killed may have left a session.
  QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

WindowDriver::WindowDriver(std::optional<DiskCache> cache) : window_(makeWindow()) {
  workspace().maps().setCache(std::move(cache));
  window_->resize(1280, 800);
  window_->show();
  window_->activateWindow();
  [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(window_.get());
}

WindowDriver::~WindowDriver() = default;

bool WindowDriver::open(const QString& nameOrPath) {
  const bool cached = workspace().maps().cache().has_value();
  if (!cached) workspace().maps().setCache(cacheOfFirstMaps());
  window_->open(nameOrPath);
  const bool finished = QTest::qWaitFor(
      [this] {
        const auto active = workspace().state().view().active;
        return !workspace().library().opening() && active && job(*active) &&
               job(*active)->state() == ui::MapJob::State::finished;
      },
      kPatience);
  if (!cached) workspace().maps().setCache({});
  opened_ = workspace().state().view();
  layout_ = window_->saveState();
  return finished;
}

void WindowDriver::startOver() {
  for (QWidget* opened : QApplication::topLevelWidgets())
    if (opened != window_.get()) opened->close();
  for (auto* popover : window_->findChildren<ui::Popover*>()) popover->close();
  workspace().state().change([this](ViewState& view) { view = opened_; });
  window_->restoreState(layout_);
  window_->resize(1280, 800);
  QCoreApplication::processEvents();
}

bool WindowDriver::reveal(QWidget* widget) {
  for (QWidget* around = widget; around && !widget->isVisible(); around = around->parentWidget())
    if (auto* popover = qobject_cast<ui::Popover*>(around);
        popover && popover->isHidden() && popover->anchor()->isVisible())
      QTest::mouseClick(popover->anchor(), Qt::LeftButton);
  return widget->isVisible();
}

void WindowDriver::click(const char* name) {
  auto* button = find<QAbstractButton>(name);
  if (!button) return;
  reveal(button);
  QTest::mouseClick(button, Qt::LeftButton);
}

void WindowDriver::clickEntry(const char* id) {
  auto* action = window_->findChild<QAction*>(QString::fromUtf8(id));
  for (auto* opened : menu().findChildren<QMenu*>()) {
    if (!opened->actions().contains(action)) continue;
    opened->popup(window_->geometry().topLeft());
    QTest::mouseClick(opened, Qt::LeftButton, {}, opened->actionGeometry(action).center());
    return;
  }
  qWarning("no menu has %s", id);
}

void WindowDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
  QTest::keyClick(window_.get(), key, modifiers);
}

void WindowDriver::chooseFirst(int count) {
  auto* images = find<QComboBox>("images");
  reveal(images);
  images->setFocus();
  QTest::keyClick(images, Qt::Key_End);  // "First"
  Q_EMIT images->activated(images->currentIndex());
  find<QSpinBox>("firstCount")->setValue(count);
}

void WindowDriver::runTsne(int count, int iterations) {
  chooseFirst(count);
  find<QSpinBox>("option-iterations")->setValue(iterations);
  click("run");
  const ui::MapItem* item = workspace().maps().shownMap(*workspace().state().view().active);
  QCOMPARE(static_cast<int>(item->images().size()), count);
  QCOMPARE(item->options().tsne.iterations, iterations);
}

void WindowDriver::chooseMethod(Method method) {
  auto* box = find<QComboBox>("option-method");
  reveal(box);
  box->setFocus();
  QTest::keyClick(box, Qt::Key_Home);
  for (int row = 0; row < static_cast<int>(method); ++row) QTest::keyClick(box, Qt::Key_Down);
  Q_EMIT box->activated(box->currentIndex());
}

void WindowDriver::runMde(int count, int iterations) {
  chooseFirst(count);
  chooseMethod(Method::mde);
  find<QSpinBox>("option-iterations")->setValue(iterations);
  click("run");
  const ui::MapItem* item = workspace().maps().shownMap(*workspace().state().view().active);
  QCOMPARE(item->options().method, Method::mde);
  QCOMPARE(item->options().mde.iterations, iterations);
}

void WindowDriver::runUmap(int count, int epochs) {
  chooseFirst(count);
  chooseMethod(Method::umap);
  find<QSpinBox>("option-epochs")->setValue(epochs);
  click("run");
  const ui::MapItem* item = workspace().maps().shownMap(*workspace().state().view().active);
  QCOMPARE(item->options().method, Method::umap);
  QCOMPARE(item->options().umap.epochs, epochs);
}

ui::MapJob* WindowDriver::job(DatasetId dataset) {
  ui::MapItem* item = workspace().maps().shownMap(dataset);
  return item ? item->job.get() : nullptr;
}

void WindowDriver::moveTo(QWidget* widget, QPointF position) {
  QTest::mouseMove(widget, position.toPoint());
}

void WindowDriver::clickAt(QWidget* widget, QPointF position, Qt::KeyboardModifiers modifiers) {
  QTest::mouseClick(widget, Qt::LeftButton, modifiers, position.toPoint());
}

void WindowDriver::drag(QWidget* widget, const std::vector<QPointF>& path,
                        Qt::KeyboardModifiers modifiers) {
  QTest::mousePress(widget, Qt::LeftButton, modifiers, path.front().toPoint());
  for (const QPointF& point : path) {
    QMouseEvent move(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton,
                     Qt::LeftButton, modifiers);
    QApplication::sendEvent(widget, &move);
  }
  QTest::mouseRelease(widget, Qt::LeftButton, modifiers, path.back().toPoint());
}

}  // namespace lookbook::test
