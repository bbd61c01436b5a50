#include "ui/window/main_window.h"

#include "core/runs/map_file.h"
#include "ui/canvas/gallery/gallery_canvas.h"
#include "ui/canvas/map/map_canvas.h"
#include "ui/look/numbers.h"
#include "ui/look/palette.h"
#include "ui/look/style_sheet.h"
#include "ui/models/placing.h"
#include "ui/models/workspace.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/gallery/gallery_page.h"
#include "ui/panels/inspect/drawing_panel.h"
#include "ui/panels/map/map_page.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/map/map_tools.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/text/shown_text.h"
#include "ui/window/autosave.h"
#include "ui/window/event_loop_meter.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QDialog>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyleFactory>

namespace lookbook::ui {

namespace {

constexpr int kMostRecent = 8;
constexpr QLatin1String kSessionSuffix(".lookbook");

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      workspace_(new Workspace(this)),
      autosave_(new Autosave([this] { return session(); }, this)),
      meter_(new EventLoopMeter(this)) {
  workspace_->setCache(DiskCache::ofUser());
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
  // A field with a number half typed passes it on when it is hidden, so all are hidden while what
  // they speak to is whole. Dialogs and pages speak to the workspace: they go before it.
  hide();
  for (QDialog* dialog : findChildren<QDialog*>(Qt::FindDirectChildrenOnly)) {
    dialog->hide();
    delete dialog;
  }
  delete takeCentralWidget();
}

void MainWindow::connectWorkspace() {
  connect(workspace_, &Workspace::contentChanged, autosave_, &Autosave::touch);
  connect(workspace_, &Workspace::mapsChanged, autosave_, &Autosave::touch);
  connect(autosave_, &Autosave::failed, messages_, [this](const QString& why) {
    messages_->show(tr("What was done since the session was saved is not kept: %1").arg(why));
  });
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
  // Setting a style sheet styles all windows anew, which another window in the same theme need not
  // do.
  if (const QString sheet = windowStyleSheet(theme); qApp->styleSheet() != sheet) {
    qApp->setPalette(ui::palette(theme));
    qApp->setStyleSheet(sheet);
  }
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
  setWindowTitle(titleText(tr("%1 — Lookbook").arg(shownName(open.data()->title()))));
  counts_->setText(tr("%1 of %2 images shown · %3 chosen")
                       .arg(grouped(open.shown(shown.filter).size()), grouped(open.data()->size()),
                            grouped(shown.selection->count())));
}

void MainWindow::showSpeed() {
  setPlainToolTip(statusBar(),
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
    messages_->show(shownError(image.error()));
    return;
  }
  messages_->hide();
  workspace_->asOneStep([&] {
    workspace_->changeDataset(active, [&](DatasetView& view) { view.current = *image; });
    if (workspace_->view().page == Page::map) {
      map_->pane().canvas().showImage(*image);
      canvas().setFocus();
    } else {
      showPage(static_cast<int>(Page::gallery));
      gallery_->showImage(*image);
    }
  });
}

void MainWindow::showInGallery() {
  workspace_->asOneStep([this] {
    showPage(static_cast<int>(Page::gallery));
    gallery_->showChosen();
  });
}

void MainWindow::showOnMap() {
  workspace_->asOneStep([this] {
    showPage(static_cast<int>(Page::map));
    map_->pane().showChosen();
  });
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
  if (!item || item->options().dims < 3) return;
  workspace_->changeDataset(active, [](DatasetView& view) {
    view.threeDimensional = !view.threeDimensional;
    view.mapCamera = MapCamera{};
  });
}

void MainWindow::placePicture(const QString& path, int dataset) {
  if (const QString obstacle = workspace_->placing().obstacle(dataset); !obstacle.isEmpty()) {
    messages_->show(obstacle);
    return;
  }
  messages_->hide();
  if (workspace_->view().page == Page::gallery) showPage(static_cast<int>(Page::map));
  workspace_->placing().placeFile(path, dataset);
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

void MainWindow::open(const QString& nameOrPath, const QString& map) {
  whenWanted(nameOrPath, [this, nameOrPath, map] {
    if (nameOrPath.endsWith(kSessionSuffix)) return restoreSession(nameOrPath);
    if (looksLikeMap(nameOrPath.toStdString())) return openMap(nameOrPath);
    openFigure(nameOrPath, [this, nameOrPath, map] { openDataset(nameOrPath, map); });
  });
}

void MainWindow::openDataset(const QString& nameOrPath, const QString& map) {
  canvas().setFocus();
  messages_->hide();
  workspace_->open(nameOrPath, true, [this, nameOrPath, map](const Result<int>& opened) {
    if (!opened) {
      messages_->show(shownError(opened.error()));
      return;
    }
    remember(nameOrPath);
    if (!map.isEmpty()) whenWanted(map, [this, map] { openMap(map); });
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
  // A data set that is dropped with a picture becomes the active one meanwhile.
  const int target = workspace_->view().active;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (!url.isLocalFile()) continue;
    const QString path = url.toLocalFile();
    if (isPictureFile(path))
      openFigure(path, [this, path, target] { placePicture(path, target); });
    else
      open(path);
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
