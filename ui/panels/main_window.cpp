#include "ui/panels/main_window.h"

#include "ui/canvas/gallery_canvas.h"
#include "ui/canvas/map_canvas.h"
#include "ui/models/palette.h"
#include "ui/models/placing.h"
#include "ui/models/workspace.h"
#include "ui/panels/autosave.h"
#include "ui/panels/compare_page.h"
#include "ui/panels/drawing_panel.h"
#include "ui/panels/event_loop_meter.h"
#include "ui/panels/gallery_page.h"
#include "ui/panels/inspector.h"
#include "ui/panels/library_panel.h"
#include "ui/panels/map_page.h"
#include "ui/panels/map_pane.h"
#include "ui/panels/map_tools.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/pairs_panel.h"
#include "ui/panels/parts.h"
#include "ui/panels/run_panel.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyleFactory>
#include <QToolBar>
#include <QToolButton>

#include <array>

namespace lookbook::ui {

namespace {

constexpr int kMostRecent = 8;
constexpr QLatin1String kSessionSuffix(".lookbook");
constexpr std::array<const char*, 3> kPageIcons{"gallery", "map", "compare"};

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      workspace_(new Workspace(this)),
      autosave_(new Autosave([this] { return session(); }, this)),
      meter_(new EventLoopMeter(this)) {
  setWindowTitle(QStringLiteral("Lookbook"));
  setWindowIcon(QIcon(QStringLiteral(":/lookbook.svg")));
  setAcceptDrops(true);
  resize(1280, 800);
  addPages();
  addDocks();
  addTopBar();
  addStatusBar();
  addMenus();
  connectWorkspace();
  readSettings();
  applyTheme();
  showCounts();
  canvas().setFocus();
}

MainWindow::~MainWindow() {
  // The pages draw what the workspace holds: they go first.
  delete takeCentralWidget();
}

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
  goTo_->setToolTip(tr("Go to an image by its index (Ctrl+F)"));
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

void MainWindow::connectWorkspace() {
  connect(workspace_, &Workspace::contentChanged, autosave_, &Autosave::touch);
  connect(workspace_, &Workspace::mapsChanged, autosave_, &Autosave::touch);
  connect(workspace_, &Workspace::contentChanged, this, &MainWindow::follow);
  connect(workspace_, &Workspace::failed, messages_, &MessageBar::show);
  connect(workspace_, &Workspace::told, messages_, &MessageBar::show);
  connect(workspace_, &Workspace::mapsChanged, this, &MainWindow::showCounts);
  connect(compare_, &ComparePage::openRequested, this, &MainWindow::openFolder);
  connect(compare_, &ComparePage::gridRequested, this, &MainWindow::showGrid);
  connect(workspace_, &Workspace::openingChanged, this, [this] {
    if (workspace_->opening()) {
      statusBar()->showMessage(tr("Opening …"));
    } else {
      statusBar()->clearMessage();
    }
  });
}

void MainWindow::follow(const ViewState& before) {
  const ViewState& now = workspace_->view();
  if (before.theme != now.theme) applyTheme();
  if (before.page != now.page) {
    const int page = static_cast<int>(now.page);
    pageButtons_->button(page)->setChecked(true);
    pages_->setCurrentIndex(page);
    if (now.page == Page::compare) compare_->fill();
  }
  showCounts();
}

void MainWindow::applyTheme() {
  const Theme& theme = workspace_->theme();
  qApp->setPalette(ui::palette(theme));
  qApp->setStyleSheet(windowStyleSheet(theme));
  recolour(this, theme);
}

void MainWindow::showCounts() {
  const ViewState& view = workspace_->view();
  if (view.active < 0) {
    counts_->clear();
    return;
  }
  const OpenDataset& open = workspace_->dataset(view.active);
  const DatasetView& shown = view.datasets[static_cast<std::size_t>(view.active)];
  setWindowTitle(tr("%1 — Lookbook").arg(QString::fromStdString(open.data()->title())));
  counts_->setText(tr("%1 of %2 images shown · %3 chosen")
                       .arg(number(open.shown(shown.filter).size()), number(open.data()->size()),
                            number(shown.selection->count())));
}

void MainWindow::showSpeed() {
  statusBar()->setToolTip(
      tr("%1 frames drawn in the last second.\nThe event loop's delay: %2 ms at "
         "the 99th percentile, %3 ms at the median.")
          .arg(meter_->framesPerSecond())
          .arg(meter_->delay(99), 0, 'f', 0)
          .arg(meter_->delay(50), 0, 'f', 0));
}

Canvas& MainWindow::canvas() const {
  switch (workspace_->view().page) {
    case Page::gallery:
      break;
    case Page::map:
      return map_->pane().canvas();
    case Page::compare:
      return compare_->pane(0).canvas();
  }
  return gallery_->canvas();
}

void MainWindow::showPage(int page) {
  workspace_->change([&](ViewState& view) { view.page = static_cast<Page>(page); });
  canvas().setFocus();
}

void MainWindow::goTo() {
  const int active = workspace_->view().active;
  if (active < 0) return;
  const auto image = workspace_->dataset(active).data()->parseIndex(goTo_->text().toStdString());
  if (!image) {
    messages_->show(QString::fromStdString(image.error().message));
    return;
  }
  messages_->hide();
  workspace_->changeDataset(active, [&](DatasetView& view) { view.current = *image; });
  if (workspace_->view().page == Page::map) {
    map_->pane().canvas().showImage(*image);
    canvas().setFocus();
  } else {
    showPage(static_cast<int>(Page::gallery));
    gallery_->showImage(*image);
  }
}

void MainWindow::showInGallery() {
  showPage(static_cast<int>(Page::gallery));
  gallery_->showChosen();
}

void MainWindow::showOnMap() {
  showPage(static_cast<int>(Page::map));
  map_->pane().showChosen();
}

void MainWindow::chooseAllShown() {
  const int active = workspace_->view().active;
  if (active < 0) return;
  const OpenDataset& open = workspace_->dataset(active);
  const Filter& filter = workspace_->view().datasets[static_cast<std::size_t>(active)].filter;
  workspace_->select(active, ImageSet(open.data()->size(), open.shown(filter)));
}

void MainWindow::toggleThreeDimensional() {
  const int active = workspace_->view().active;
  if (active < 0) return;
  const MapItem* item = workspace_->shownMap(active);
  if (!item || item->options.dims < 3) return;
  workspace_->changeDataset(active, [](DatasetView& view) {
    view.threeDimensional = !view.threeDimensional;
    view.mapCamera = MapCamera{};
  });
}

void MainWindow::placePicture(const QString& path) {
  if (const QString obstacle = workspace_->placing().obstacle(); !obstacle.isEmpty()) {
    messages_->show(obstacle);
    return;
  }
  messages_->hide();
  if (workspace_->view().page == Page::gallery) showPage(static_cast<int>(Page::map));
  workspace_->placing().placeFile(path);
}

void MainWindow::toggleDrawing() {
  const bool shows = drawingDock_->isHidden();
  drawingDock_->setVisible(shows);
  if (!shows) return canvas().setFocus();
  if (workspace_->view().page == Page::gallery) showPage(static_cast<int>(Page::map));
  drawing_->focusPad();
}

/// Escape takes the new image away, or else clears the selection.
void MainWindow::leave() {
  const int active = workspace_->view().active;
  if (!workspace_->placing().remove() && active >= 0) workspace_->clearSelection(active);
}

void MainWindow::setTool(int tool) {
  map_->tools().setTool(static_cast<MapCanvas::Tool>(tool));
  compare_->tools().setTool(static_cast<MapCanvas::Tool>(tool));
}

void MainWindow::open(const QString& nameOrPath) {
  if (nameOrPath.endsWith(kSessionSuffix)) return restoreSession(nameOrPath);
  canvas().setFocus();
  messages_->hide();
  workspace_->open(nameOrPath, true, [this, nameOrPath](const Result<int>& opened) {
    if (!opened) {
      messages_->show(QString::fromStdString(opened.error().message));
      return;
    }
    remember(nameOrPath);
  });
}

void MainWindow::remember(const QString& nameOrPath) {
  recent_.removeAll(nameOrPath);
  recent_.prepend(nameOrPath);
  while (recent_.size() > kMostRecent) recent_.removeLast();
  listRecent();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  writeSettings();
  QMainWindow::closeEvent(event);
}

bool MainWindow::event(QEvent* event) {
  // Escape leaves a field of text first; only from the canvas it clears the selection.
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    const bool escape = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (escape && focusWidget() && focusWidget()->testAttribute(Qt::WA_InputMethodEnabled)) {
      if (event->type() == QEvent::KeyPress) canvas().setFocus();
      event->accept();
      return true;
    }
  }
  return QMainWindow::event(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  for (MapPane* pane : compare_->findChildren<MapPane*>())
    if (pane->isVisible() && pane->dataset() >= 0 &&
        pane->rect().contains(pane->mapFrom(this, event->position().toPoint())))
      workspace_->change([&](ViewState& view) { view.active = pane->dataset(); });
  for (const QUrl& url : event->mimeData()->urls()) {
    if (!url.isLocalFile()) continue;
    const QString path = url.toLocalFile();
    isPictureFile(path) ? placePicture(path) : open(path);
  }
}

void MainWindow::readSettings() {
  const QSettings settings;
  restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
  restoreState(settings.value(QStringLiteral("state")).toByteArray());
  recent_ = settings.value(QStringLiteral("recent")).toStringList();
  listRecent();
  workspace_->change([&](ViewState& view) {
    view.theme = static_cast<ThemeChoice>(settings.value(QStringLiteral("theme"), 0).toInt());
    view.pointSize = settings.value(QStringLiteral("pointSize"), view.pointSize).toDouble();
    view.opacity = settings.value(QStringLiteral("opacity"), view.opacity).toDouble();
  });
}

void MainWindow::writeSettings() const {
  QSettings settings;
  settings.setValue(QStringLiteral("geometry"), saveGeometry());
  settings.setValue(QStringLiteral("state"), saveState());
  settings.setValue(QStringLiteral("recent"), recent_);
  const ViewState& view = workspace_->view();
  settings.setValue(QStringLiteral("theme"), static_cast<int>(view.theme));
  settings.setValue(QStringLiteral("pointSize"), view.pointSize);
  settings.setValue(QStringLiteral("opacity"), view.opacity);
}

}  // namespace lookbook::ui
