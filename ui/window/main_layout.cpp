// The window's parts and where they stand: pages, docks, the bar above and the one below.

#include "ui/canvas/canvas.h"
#include "ui/models/workspace.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/gallery/gallery_page.h"
#include "ui/panels/inspect/drawing_panel.h"
#include "ui/panels/inspect/inspector.h"
#include "ui/panels/library/library_panel.h"
#include "ui/panels/map/map_page.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/map/pairs_panel.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/panels/run/run_panel.h"
#include "ui/window/event_loop_meter.h"
#include "ui/window/main_window.h"

#include <QButtonGroup>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <array>

namespace lookbook::ui {

namespace {

constexpr std::array<const char*, 3> kPageIcons{"gallery", "map", "compare"};

}  // namespace

void MainWindow::addPages() {
  gallery_ = new GalleryPage(*workspace_);
  map_ = new MapPage(*workspace_);
  compare_ = new ComparePage(*workspace_);
  pages_ = new QStackedWidget;
  pages_->addWidget(gallery_);
  pages_->addWidget(map_);
  pages_->addWidget(compare_);
  auto* center = new QWidget;
  auto* layout = new QVBoxLayout(center);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  messages_ = new MessageBar;
  layout->addWidget(messages_);
  layout->addWidget(pages_, 1);
  setCentralWidget(center);
  for (Canvas* canvas : center->findChildren<Canvas*>())
    connect(canvas, &Canvas::frameDrawn, meter_, &EventLoopMeter::countFrame);
}

void MainWindow::addDocks() {
  library_ = new LibraryPanel(*workspace_);
  inspector_ = new Inspector(*workspace_);
  run_ = new RunPanel(*workspace_);
  const auto dock = [this](const QString& title, const char* name, QWidget* panel,
                           Qt::DockWidgetArea area) {
    auto* docked = new QDockWidget(title);
    docked->setObjectName(QString::fromUtf8(name));
    docked->setWidget(panel);
    auto* bar = new QWidget;  // quiet: the View menu moves and hides panels
    // Its height is then 0: a bare widget's is -1, and the dock a pixel short.
    (new QHBoxLayout(bar))->setContentsMargins(0, 0, 0, 0);
    docked->setTitleBarWidget(bar);
    addDockWidget(area, docked);
    return docked;
  };
  setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
  dock(tr("Library"), "libraryDock", library_, Qt::LeftDockWidgetArea);
  auto* inspector = dock(tr("Inspector"), "inspectorDock", inspector_, Qt::RightDockWidgetArea);
  pairs_ = dock(tr("Distorted pairs"), "pairsDock", new PairsPanel(*workspace_),
                Qt::RightDockWidgetArea);
  setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
  tabifyDockWidget(inspector, pairs_);
  pairs_->hide();  // until it is asked for
  dock(tr("Run"), "runDock", run_, Qt::BottomDockWidgetArea);
  drawing_ = new DrawingPanel(*workspace_);
  drawingDock_ = dock(tr("Drawing pad"), "drawingDock", drawing_, Qt::RightDockWidgetArea);
  drawingDock_->hide();
  connect(drawing_, &DrawingPanel::closeRequested, this, &MainWindow::toggleDrawing);
  connect(inspector_, &Inspector::showInGalleryRequested, this, &MainWindow::showInGallery);
  connect(inspector_, &Inspector::showOnMapRequested, this, &MainWindow::showOnMap);
  connect(inspector_, &Inspector::exportRequested, this, [this] { showExport(true); });
  for (MapPane* pane : centralWidget()->findChildren<MapPane*>())
    connect(pane, &MapPane::pairsRequested, this, [this] {
      const bool seen = !pairs_->visibleRegion().isEmpty();  // and not behind the inspector
      pairs_->setVisible(!seen);
      pairs_->raise();
    });
}

void MainWindow::addTopBar() {
  auto* bar = addToolBar(tr("Pages"));
  bar->setObjectName(QStringLiteral("pagesBar"));
  bar->setMovable(false);
  bar->setIconSize(QSize(18, 18));
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  pageButtons_ = new QButtonGroup(this);
  const QStringList titles{tr("Gallery"), tr("Map"), tr("Compare")};
  for (int page = 0; page < 3; ++page) {
    const auto slot = static_cast<std::size_t>(page);
    auto* button = iconButton(QString::fromUtf8(kPageIcons[slot]),
                              tr("%1 (Ctrl+%2)").arg(titles[page]).arg(page + 1));
    button->setObjectName(QStringLiteral("page%1").arg(page));
    button->setProperty("role", QStringLiteral("page"));
    button->setText(titles[page]);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    pageButtons_->addButton(button, page);
    bar->addWidget(button);
  }
  pageButtons_->button(0)->setChecked(true);
  connect(pageButtons_, &QButtonGroup::idClicked, this, &MainWindow::showPage);
  auto* space = new QWidget;
  space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(space);
  goTo_ = new QLineEdit;
  goTo_->setObjectName(QStringLiteral("goTo"));
  goTo_->setPlaceholderText(tr("Go to image, e.g. 62345 or test 2345"));
  setPlainToolTip(goTo_, tr("Go to an image by its index (Ctrl+F)"));
  goTo_->setFixedWidth(250);
  goTo_->setClearButtonEnabled(true);
  connect(goTo_, &QLineEdit::returnPressed, this, &MainWindow::goTo);
  bar->addWidget(goTo_);
  auto* draw = iconButton(QStringLiteral("draw"), tr("Draw an image and see it placed (D)"));
  draw->setObjectName(QStringLiteral("draw"));
  connect(draw, &QToolButton::clicked, this, &MainWindow::toggleDrawing);
  bar->addWidget(draw);
  auto* theme = iconButton(QStringLiteral("theme"), tr("Light or dark"));
  theme->setObjectName(QStringLiteral("theme"));
  connect(theme, &QToolButton::clicked, this, [this] {
    const bool dark = workspace_->theme().dark;
    workspace_->change(
        [&](ViewState& view) { view.theme = dark ? ThemeChoice::light : ThemeChoice::dark; });
  });
  bar->addWidget(theme);
  auto* help = iconButton(QStringLiteral("help"), tr("Keys and gestures (F1)"));
  connect(help, &QToolButton::clicked, this, &MainWindow::showHelp);
  bar->addWidget(help);
}

void MainWindow::addStatusBar() {
  counts_ = quietLabel();
  counts_->setObjectName(QStringLiteral("counts"));
  statusBar()->addPermanentWidget(counts_);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->setContentsMargins(kGap, 0, kGap, 0);
  connect(meter_, &EventLoopMeter::updated, this, &MainWindow::showSpeed);
}

}  // namespace lookbook::ui
