#include "tests/ui/monkey/monkey.h"

#include "ui/canvas/canvas.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QWindow>

#include <utility>
#include <vector>

namespace lookbook::test {

namespace {

QString nameOf(const QWidget* widget) {
  if (!widget) return QStringLiteral("nothing");
  QString name = QString::fromLatin1(widget->metaObject()->className());
  for (const QWidget* at = widget; at; at = at->parentWidget())
    if (!at->objectName().isEmpty()) return name + (at == widget ? u'#' : u'<') + at->objectName();
  return name;
}

bool takesInput(const QWidget* widget) {
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
         qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const ui::Canvas*>(widget) ||
         qobject_cast<const QAbstractItemView*>(widget->parentWidget());
}

}  // namespace

QString describe(const QWidget* widget) {
  return nameOf(widget);
}

Monkey::Monkey(unsigned long long seed, Journal& journal, const OddFiles& files)
    : random_(seed), journal_(journal), files_(files) {}

void Monkey::play(int events) {
  journal_.note(QStringLiteral("a new window"));
  auto* window = new ui::MainWindow;
  window_ = window;
  window->resize(1280, 800);
  window->show();
  window->activateWindow();
  left_ = events;
  tries_ = 0;
  QEventLoop loop;
  loop_ = &loop;
  window->open(anyOf(files_.datasets()));
  next();
  loop.exec();
  loop_ = nullptr;
  journal_.note(QStringLiteral("the end of the window"));
  QList<QPointer<ui::MainWindow>> windows;
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (auto* other = qobject_cast<ui::MainWindow*>(widget)) windows += other;
  for (const auto& other : windows) delete other;
  journal_.rest();
}

/// The next step is queued in the event loop, so that it runs even if this one opens another loop.
void Monkey::next(int delay) {
  QTimer::singleShot(delay, this, &Monkey::step);
}

void Monkey::step() {
  // Qt Test processes events after each step; a step within a step is only for the loops of modal
  // dialogs.
  const int level = QThread::currentThread()->loopLevel();
  if (depth_ > 0 && level <= level_) {
    QTimer::singleShot(1, this, &Monkey::step);
    return;
  }
  const bool ends = left_ <= 0;
  if (ends && depth_ == 0 && !QApplication::activePopupWidget() &&
      !QApplication::activeModalWidget())
    return loop_->quit();
  next(chance(3) ? 20 * upTo(20) : 0);
  const int before = std::exchange(level_, level);
  ++depth_;
  if (ends) {
    unwind();
  } else {
    --left_;
    ++done_;
    act();
  }
  --depth_;
  level_ = before;
}

void Monkey::unwind() {
  constexpr int kMostTries = 500;
  journal_.note(QStringLiteral("close what is modal"));
  if (++tries_ == kMostTries) qFatal("A modal window does not close.");
  QWidget* above = QApplication::activePopupWidget();
  if (!above) above = QApplication::activeModalWidget();
  if (auto* dialog = qobject_cast<QDialog*>(above))
    dialog->reject();
  else if (above)
    above->close();
}

void Monkey::act() {
  keepInFolder();
  if (auto* dialog = qobject_cast<QFileDialog*>(topmost())) return answer(dialog);
  if (dragged_ && !path_.isEmpty() && chance(90)) return goOnDragging();
  struct Act {
    int weight;
    void (Monkey::*perform)();
  };
  static constexpr Act kActs[] = {
      {300, &Monkey::click},      {60, &Monkey::beginDrag},      {60, &Monkey::turnWheel},
      {30, &Monkey::doubleClick}, {120, &Monkey::pressKey},      {50, &Monkey::type},
      {12, &Monkey::resize},      {60, &Monkey::chooseFromMenu}, {8, &Monkey::toggleTheme},
      {15, &Monkey::letGoFiles},  {10, &Monkey::openFile},       {25, &Monkey::undoOrRedo},
      {30, &Monkey::steerRun},    {25, &Monkey::closeTopmost},   {1, &Monkey::showKept}};
  int total = 0;
  for (const Act& act : kActs) total += act.weight;
  int at = upTo(total);
  for (const Act& act : kActs) {
    at -= act.weight;
    if (at < 0) return (this->*act.perform)();
  }
}

ui::MainWindow* Monkey::mainWindow() {
  std::vector<ui::MainWindow*> windows;
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (auto* window = qobject_cast<ui::MainWindow*>(widget); window && window->isVisible())
      windows.push_back(window);
  if (!windows.empty()) return anyOf(windows);
  // The window was closed; a new one is opened.
  if (window_) delete window_;
  window_ = new ui::MainWindow;
  window_->resize(1280, 800);
  window_->show();
  return window_;
}

QWidget* Monkey::topmost() {
  if (QWidget* popup = QApplication::activePopupWidget()) return popup;
  // A file dialog that is not modal is answered immediately, too, so that nothing is renamed in it.
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (widget->isVisible() && qobject_cast<QFileDialog*>(widget) &&
        !(QApplication::activeModalWidget() && QApplication::activeModalWidget() != widget))
      return widget;
  if (QWidget* modal = QApplication::activeModalWidget()) return modal;
  if (chance(40))
    for (QWidget* widget : QApplication::topLevelWidgets())
      if (widget->isVisible() && qobject_cast<QDialog*>(widget)) return widget;
  return mainWindow();
}

Monkey::Target Monkey::anyTarget() {
  Target target;
  target.window = topmost();
  std::vector<QWidget*> all;
  std::vector<QWidget*> inputs;
  for (QWidget* widget : target.window->findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->size().isEmpty() || widget->window() != target.window ||
        widget->visibleRegion().isEmpty())
      continue;
    all.push_back(widget);
    if (takesInput(widget) && widget->isEnabled()) inputs.push_back(widget);
  }
  target.widget = !inputs.empty() && chance(75) ? anyOf(inputs)
                  : !all.empty()                ? anyOf(all)
                                                : target.window;
  const QSize size = target.widget->size();
  const QPoint inside(upTo(std::max(1, size.width())), upTo(std::max(1, size.height())));
  target.at = target.widget->mapTo(target.window, inside);
  return target;
}

/// Typed texts may name any place, so exports are redirected to the monkey's folder.
void Monkey::keepInFolder() {
  for (QWidget* window : QApplication::topLevelWidgets())
    for (auto* field : window->findChildren<QLineEdit*>(QStringLiteral("exportPath"))) {
      const QString place = QDir::cleanPath(field->text());
      if (place.startsWith(files_.folder() + QStringLiteral("/saved/"))) continue;
      QDir().mkpath(files_.folder() + QStringLiteral("/saved"));
      field->setText(files_.folder() + QStringLiteral("/saved/") +
                     field->text().section(u'/', -1).left(40).remove(QStringLiteral("..")));
    }
}

}  // namespace lookbook::test
