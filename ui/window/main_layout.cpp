// The parts of the main window and their places: pages, docks, the header, the bottom line, menus.

#include "ui/canvas/canvas.h"
#include "ui/commands/command_set.h"
#include "ui/panels/frame/floating.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/frame/reading_order.h"
#include "ui/panels/inspect/inspector.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/panels/registry.h"
#include "ui/panels/run/run_card.h"
#include "ui/panels/run/run_panel.h"
#include "ui/panels/start/start_card.h"
#include "ui/text/shown_text.h"
#include "ui/window/drop_hint.h"
#include "ui/window/event_loop_meter.h"
#include "ui/window/header.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QDockWidget>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>
#include <iterator>

namespace lookbook::ui {

namespace {

constexpr int kBottomLineHeight = 28;

Qt::DockWidgetArea areaOf(Side side) {
  switch (side) {
    case Side::left:
      return Qt::LeftDockWidgetArea;
    case Side::right:
      return Qt::RightDockWidgetArea;
    case Side::bottom:
    case Side::overMaps:
      break;
  }
  return Qt::BottomDockWidgetArea;
}

QDockWidget* dockOf(const PanelEntry& entry, QWidget* panel) {
  auto* dock = new QDockWidget(entry.title);
  dock->setObjectName(QString::fromUtf8(entry.name));
  dock->setWidget(panel);
  auto* bar = new QWidget;  // an empty title bar: the View menu shows and hides panels
  // With a layout its height is 0. Without one it is -1, and the dock is a pixel too short.
  (new QHBoxLayout(bar))->setContentsMargins(0, 0, 0, 0);
  dock->setTitleBarWidget(bar);
  return dock;
}

}  // namespace

void MainWindow::addPages() {
  pages_ = new QStackedWidget;
  for (const PageEntry& entry : pageEntries()) {
    parts_.push_back(entry.make(*workspace_));
    pages_->addWidget(parts_.back());
  }
  auto* center = new QWidget;
  auto* layout = new QVBoxLayout(center);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(pages_, 1);
  messages_ = new MessageBar(center);  // it floats over the page
  dropHint_ = new DropHint(center);
  setCentralWidget(center);
  new RunCard(*workspace_, pages_);
  auto* start = new StartCard(*workspace_, center);
  connect(start, &StartCard::done, this, &MainWindow::focusPage);
  parts_.push_back(start);
  for (Canvas* canvas : center->findChildren<Canvas*>())
    connect(canvas, &Canvas::frameDrawn, meter_, &EventLoopMeter::countFrame);
}

void MainWindow::addPanels() {
  setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
  setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
  for (const PanelEntry& entry : panelEntries()) {
    parts_.push_back(entry.make(*workspace_));
    if (entry.side == Side::overMaps) {
      addCard(entry, parts_.back());
      continue;
    }
    QDockWidget* dock = dockOf(entry, parts_.back());
    addDockWidget(areaOf(entry.side), dock);
    if (entry.behind)
      tabifyDockWidget(
          *std::ranges::find(docks_, QLatin1String(entry.behind), &QWidget::objectName), dock);
    if (!entry.open) dock->hide();  // until the user opens it
    docks_.push_back(dock);
  }
}

/// Adds a floating card, which covers neither the tools at the left nor the inspector at the right.
void MainWindow::addCard(const PanelEntry& entry, QWidget* panel) {
  QFrame* frame = card(pages_);
  frame->setObjectName(QString::fromUtf8(entry.name));
  frame->setWindowTitle(entry.title);
  auto* layout = new QVBoxLayout(frame);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->addWidget(panel);
  frame->setVisible(entry.open);
  new Floating(frame, Qt::TopRightCorner, QPoint(kGap, kGap));
  cards_.push_back(frame);
}

void MainWindow::addHeader() {
  std::vector<PageWidget*> pages;
  for (int i = 0; i < pages_->count(); ++i)
    pages.push_back(static_cast<PageWidget*>(pages_->widget(i)));
  header_ = new Header(*workspace_, pages);
  setMenuWidget(header_);
  parts_.push_back(&header_->runPanel());
  connect(&header_->goTo(), &QLineEdit::returnPressed, this, &MainWindow::goTo);
  connect(header_, &Header::done, this, &MainWindow::focusPage);
}

void MainWindow::addBottomLine() {
  auto* line = new QWidget;
  line->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(kGap, 0, 0, 0);
  for (int i = 0; i < pages_->count(); ++i)
    if (QWidget* own = static_cast<PageWidget*>(pages_->widget(i))->bottomLine())
      row->addWidget(own, 1);
  counts_ = quietLabel();
  counts_->setObjectName(QStringLiteral("counts"));
  statusBar()->addWidget(line, 1);
  statusBar()->addPermanentWidget(counts_);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->setContentsMargins(0, 0, kGap, 0);
  statusBar()->setFixedHeight(kBottomLineHeight);
  connect(meter_, &EventLoopMeter::updated, this, &MainWindow::showSpeed);
}

/// Shows the parts of the header and the bottom line that belong to the page.
void MainWindow::showPageParts() {
  header_->showPage(page());
  if (!showsMaps(workspace_->state().view()))
    for (QWidget* card : cards_) card->hide();
  for (int i = 0; i < pages_->count(); ++i)
    if (QWidget* own = static_cast<PageWidget*>(pages_->widget(i))->bottomLine())
      own->setVisible(i == pages_->currentIndex());
}

/// Also creates the actions of the commands and binds the buttons to them.
void MainWindow::addMenus() {
  commands_ = new CommandSet(*this, *this);
  commands_->fill(header_->menu());
  for (QDockWidget* dock : docks_)
    commands_->menu(Menu::panels).addAction(dock->toggleViewAction());
  for (QWidget* card : cards_) {
    QAction* action = commands_->menu(Menu::panels).addAction(card->windowTitle());
    action->setCheckable(true);
    connect(&commands_->menu(Menu::panels), &QMenu::aboutToShow, action,
            [action, card] { action->setChecked(!card->isHidden()); });
    connect(action, &QAction::triggered, card, &QWidget::setVisible);
  }
  commands_->bind(*this);
}

/// Tab moves through the header, the page, the panels and the bottom line, in this order.
bool MainWindow::focusNextPrevChild(bool next) {
  std::vector<QWidget*> order = readingOrder(*header_);
  const auto add = [&](const QWidget& part) {
    const auto more = readingOrder(part);
    order.insert(order.end(), more.begin(), more.end());
  };
  add(*centralWidget());
  std::vector<QDockWidget*> docks = docks_;
  std::ranges::stable_sort(docks, {}, &QWidget::x);
  for (const QDockWidget* dock : docks)
    if (dock->isVisible()) add(*dock);
  add(*statusBar());
  return focusNextOf(order, next);
}

void MainWindow::listRecent() {
  QMenu& menu = commands_->menu(Menu::recent);
  menu.clear();
  for (const QString& path : recent_)
    connect(menu.addAction(entryText(shownName(path))), &QAction::triggered, this,
            [this, path] { open(path); });
  menu.setEnabled(!recent_.isEmpty());
}

bool MainWindow::togglePanel(QWidget& panel) {
  for (QWidget* card : cards_)
    if (card->isAncestorOf(&panel)) {
      card->setVisible(card->isHidden());
      card->raise();
      return card->isVisible();
    }
  const auto dock = std::ranges::find(docks_, &panel, &QDockWidget::widget);
  if (dock == docks_.end()) qFatal("the window has no such panel");
  const bool seen = !(*dock)->visibleRegion().isEmpty();  // visible, and not behind another panel
  (*dock)->setVisible(!seen);
  if (!seen) (*dock)->raise();
  if (qobject_cast<Inspector*>(&panel)) inspectorUnwanted_ = seen;
  return !seen;
}

void MainWindow::offerInspector() {
  const auto dock = std::ranges::find_if(
      docks_, [](const QDockWidget* d) { return qobject_cast<Inspector*>(d->widget()); });
  if (dock != docks_.end() && (*dock)->isHidden() && !inspectorUnwanted_) (*dock)->show();
}

/// Hides all panels, or shows those that it hid.
void MainWindow::togglePanels() {
  std::vector<QWidget*> panels = cards_;
  panels.insert(panels.begin(), docks_.begin(), docks_.end());
  const auto open = [](const QWidget* panel) { return panel->isVisible(); };
  if (std::ranges::any_of(panels, open)) {
    folded_.clear();
    std::ranges::copy_if(panels, std::back_inserter(folded_), open);
    for (QWidget* panel : folded_) panel->hide();
  } else {
    for (QWidget* panel : folded_.empty() ? std::vector{panels.front()} : folded_) panel->show();
  }
}

void MainWindow::toggleFullScreen() {
  setWindowState(windowState() ^ Qt::WindowFullScreen);
}

}  // namespace lookbook::ui
