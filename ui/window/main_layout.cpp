// The window's parts and where they stand: pages, docks, the bar above and the one below, menus.

#include "ui/canvas/canvas.h"
#include "ui/commands/command_set.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/panels/registry.h"
#include "ui/text/shown_text.h"
#include "ui/window/event_loop_meter.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace lookbook::ui {

namespace {

Qt::DockWidgetArea areaOf(Side side) {
  switch (side) {
    case Side::left:
      return Qt::LeftDockWidgetArea;
    case Side::right:
      return Qt::RightDockWidgetArea;
    case Side::bottom:
      break;
  }
  return Qt::BottomDockWidgetArea;
}

QDockWidget* dockOf(const PanelEntry& entry, QWidget* panel) {
  auto* dock = new QDockWidget(entry.title);
  dock->setObjectName(QString::fromUtf8(entry.name));
  dock->setWidget(panel);
  auto* bar = new QWidget;  // quiet: the View menu moves and hides panels
  // Its height is then 0: a bare widget's is -1, and the dock a pixel short.
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
  messages_ = new MessageBar(center);  // floats over the page
  setCentralWidget(center);
  for (Canvas* canvas : center->findChildren<Canvas*>())
    connect(canvas, &Canvas::frameDrawn, meter_, &EventLoopMeter::countFrame);
}

void MainWindow::addPanels() {
  setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
  setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
  for (const PanelEntry& entry : panelEntries()) {
    parts_.push_back(entry.make(*workspace_));
    QDockWidget* dock = dockOf(entry, parts_.back());
    addDockWidget(areaOf(entry.side), dock);
    if (entry.behind)
      tabifyDockWidget(
          *std::ranges::find(docks_, QLatin1String(entry.behind), &QWidget::objectName), dock);
    if (!entry.open) dock->hide();  // until it is asked for
    docks_.push_back(dock);
  }
}

void MainWindow::addTopBar() {
  auto* bar = addToolBar(tr("Pages"));
  bar->setObjectName(QStringLiteral("pagesBar"));
  bar->setMovable(false);
  bar->setIconSize(QSize(18, 18));
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  for (const PageEntry& entry : pageEntries()) {
    auto* button = commandButton(pageInfo(entry.page).word);
    button->setObjectName(QStringLiteral("page%1").arg(static_cast<int>(entry.page)));
    button->setProperty("role", QStringLiteral("page"));
    button->setText(plainTitle(entry.title));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addWidget(button);
  }
  auto* space = new QWidget;
  space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(space);
  goTo_ = new QLineEdit;
  goTo_->setObjectName(QStringLiteral("goTo"));
  goTo_->setPlaceholderText(tr("Go to image, e.g. 62345 or test 2345"));
  setKeyedToolTip(goTo_, "goToImage", tr("Go to an image by its index"));
  goTo_->setFixedWidth(250);
  goTo_->setClearButtonEnabled(true);
  connect(goTo_, &QLineEdit::returnPressed, this, &MainWindow::goTo);
  bar->addWidget(goTo_);
  for (const char* command : {"draw", "theme", "help"}) bar->addWidget(commandButton(command));
}

void MainWindow::addStatusBar() {
  counts_ = quietLabel();
  counts_->setObjectName(QStringLiteral("counts"));
  statusBar()->addPermanentWidget(counts_);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->setContentsMargins(kGap, 0, kGap, 0);
  connect(meter_, &EventLoopMeter::updated, this, &MainWindow::showSpeed);
}

/// And the actions of commands, to which buttons are bound.
void MainWindow::addMenus() {
  commands_ = new CommandSet(*this, *this);
  commands_->fill(*menuBar());
  for (QDockWidget* dock : docks_)
    commands_->menu(Menu::panels).addAction(dock->toggleViewAction());
  commands_->bind(*this);
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
  const auto dock = std::ranges::find(docks_, &panel, &QDockWidget::widget);
  if (dock == docks_.end()) qFatal("the window has no such panel");
  const bool seen = !(*dock)->visibleRegion().isEmpty();  // and not behind another
  (*dock)->setVisible(!seen);
  if (!seen) (*dock)->raise();
  return !seen;
}

}  // namespace lookbook::ui
