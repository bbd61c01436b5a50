// The main window's menus: every action with its key.

#include "core/session/view_state.h"
#include "ui/canvas/map/map_canvas.h"
#include "ui/models/workspace.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/inspect/inspector.h"
#include "ui/panels/map/map_page.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/map/map_tools.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/panels/run/run_panel.h"
#include "ui/panels/save/cache_dialog.h"
#include "ui/panels/save/figure_dialog.h"
#include "ui/panels/save/grid_dialog.h"
#include "ui/text/shown_text.h"
#include "ui/text/step_words.h"
#include "ui/window/help_dialog.h"
#include "ui/window/main_window.h"

#include <QActionGroup>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QImageReader>
#include <QLineEdit>
#include <QMenuBar>
#include <QToolButton>

namespace lookbook::ui {

QAction* MainWindow::addAction(QMenu* menu, const QString& text, const QKeySequence& key,
                               const std::function<void()>& effect) {
  QAction* action = menu->addAction(text);
  action->setShortcut(key);
  connect(action, &QAction::triggered, this, effect);
  return action;
}

void MainWindow::addMenus() {
  addFileMenu();
  addEditMenu();
  addSelectionMenu();
  addViewMenu();
  addRunMenu();
  addHelpMenu();
}

void MainWindow::addFileMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&File"));
  addAction(menu, tr("&Open…"), QKeySequence::Open, [this] { openFiles(); });
  addAction(menu, tr("Open &folder…"), QKeySequence(tr("Ctrl+Shift+O")), [this] { openFolder(); });
  addAction(menu, tr("Open &map…"), {}, [this] { chooseMapFile(); });
  addAction(menu, tr("&Place a picture on the map…"), QKeySequence(tr("Ctrl+Shift+P")),
            [this] { choosePicture(); });
  recentMenu_ = menu->addMenu(tr("Open &recent"));
  menu->addSeparator();
  addAction(menu, tr("&Save session…"), QKeySequence::Save, [this] { chooseSessionFile(); });
  addAction(menu, tr("Export fi&gure…"), QKeySequence(tr("Ctrl+Shift+S")),
            [this] { exportFigure(); });
  addAction(menu, tr("&Export data…"), QKeySequence(tr("Ctrl+E")), [this] { showExport(false); });
  menu->addSeparator();
  addAction(menu, tr("&Cache…"), {}, [this] { CacheDialog::openFor(workspace_->cache(), this); });
  menu->addSeparator();
  addAction(menu, tr("&Quit"), QKeySequence(tr("Ctrl+Q")), [this] { close(); });
}

void MainWindow::addEditMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&Edit"));
  QAction* undo = addAction(menu, {}, QKeySequence::Undo, [this] { workspace_->undo(); });
  QAction* redo = addAction(menu, {}, QKeySequence::Redo, [this] { workspace_->redo(); });
  const auto name = [this, undo, redo] {
    const auto step = [](QAction* action, const QString& verb, const ViewHistory::Step* change) {
      action->setText(change ? QStringLiteral("%1 %2").arg(verb, entryText(describeStep(*change)))
                             : verb);
      action->setEnabled(change != nullptr);
    };
    step(undo, tr("&Undo"), workspace_->history().undoable());
    step(redo, tr("&Redo"), workspace_->history().redoable());
  };
  connect(workspace_, &Workspace::historyChanged, this, name);
  name();
  menu->addSeparator();
  addAction(menu, tr("&Copy image"), QKeySequence::Copy, [this] { inspector_->copyImage(); });
  addAction(menu, tr("&Go to image…"), QKeySequence::Find, [this] {
    goTo_->setFocus();
    goTo_->selectAll();
  });
}

void MainWindow::addSelectionMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&Selection"));
  const auto onActive = [this](void (Workspace::*effect)(int)) {
    if (workspace_->view().active >= 0) (workspace_->*effect)(workspace_->view().active);
  };
  addAction(menu, tr("Choose &all shown"), QKeySequence::SelectAll, [this] { chooseAllShown(); });
  addAction(menu, tr("&Invert"), QKeySequence(tr("Ctrl+I")),
            [=] { onActive(&Workspace::invertSelection); });
  addAction(menu, tr("&Clear"), QKeySequence(Qt::Key_Escape), [this] { leave(); });
  menu->addSeparator();
  addAction(menu, tr("Show in &gallery"), QKeySequence(Qt::Key_G), [this] { showInGallery(); });
  addAction(menu, tr("Show on &map"), QKeySequence(Qt::Key_M), [this] { showOnMap(); });
  menu->addSeparator();
  addAction(menu, tr("&Export selection…"), QKeySequence(tr("Ctrl+Shift+E")),
            [this] { showExport(true); });
}

void MainWindow::addViewMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&View"));
  const QStringList pages{tr("&Gallery"), tr("&Map"), tr("&Compare")};
  for (int page = 0; page < 3; ++page)
    addAction(menu, pages[page], QKeySequence(QStringLiteral("Ctrl+%1").arg(page + 1)),
              [this, page] { showPage(page); });
  menu->addSeparator();
  addAction(menu, tr("Dra&wing pad"), QKeySequence(Qt::Key_D), [this] { toggleDrawing(); });
  panelsMenu_ = menu->addMenu(tr("&Panels"));
  for (auto* dock : findChildren<QDockWidget*>()) panelsMenu_->addAction(dock->toggleViewAction());
  QMenu* look = menu->addMenu(tr("&Look"));
  auto* group = new QActionGroup(this);
  const QStringList looks{tr("As the &system"), tr("&Light"), tr("&Dark")};
  for (int choice = 0; choice < 3; ++choice) {
    QAction* action = addAction(look, looks[choice], {}, [this, choice] {
      workspace_->change([&](ViewState& view) { view.theme = static_cast<ThemeChoice>(choice); });
    });
    action->setCheckable(true);
    group->addAction(action);
    connect(workspace_, &Workspace::contentChanged, action, [this, action, choice] {
      action->setChecked(static_cast<int>(workspace_->view().theme) == choice);
    });
    action->setChecked(static_cast<int>(workspace_->view().theme) == choice);
  }
  menu->addSeparator();
  const QStringList tools{tr("M&ove"), tr("&Rectangle"), tr("&Lasso")};
  const Qt::Key keys[] = {Qt::Key_V, Qt::Key_R, Qt::Key_L};
  for (int tool = 0; tool < 3; ++tool)
    addAction(menu, tools[tool], QKeySequence(keys[tool]), [this, tool] { setTool(tool); });
  addAction(menu, tr("&Dots or thumbnails"), QKeySequence(Qt::Key_T),
            [this] { map_->tools().nextMarks(); });
  addAction(menu, tr("&3-D"), QKeySequence(Qt::Key_3), [this] { toggleThreeDimensional(); });
  addAction(menu, tr("Lin&k cameras"), QKeySequence(Qt::Key_K),
            [this] { compare_->findChild<QToolButton*>(QStringLiteral("linkCameras"))->toggle(); });
}

void MainWindow::addRunMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&Run"));
  addAction(menu, tr("&Run"), QKeySequence(tr("Ctrl+Return")), [this] { run_->run(); });
  addAction(menu, tr("&Pause or go on"), QKeySequence(Qt::Key_P),
            [this] { run_->pauseOrResume(); });
  addAction(menu, tr("&One iteration"), QKeySequence(Qt::Key_S), [this] { run_->step(); });
  addAction(menu, tr("&Apply the parameters"), QKeySequence(Qt::Key_A), [this] { run_->apply(); });
  addAction(menu, tr("&Branch from here"), QKeySequence(Qt::Key_B), [this] { branchMap(); });
  addAction(menu, tr("&Stop"), QKeySequence(tr("Ctrl+.")), [this] { run_->stop(); });
  addAction(menu, tr("R&estart"), QKeySequence(tr("Ctrl+Shift+Return")),
            [this] { run_->restart(); });
  menu->addSeparator();
  addAction(menu, tr("&Grid of all methods…"), QKeySequence(tr("Ctrl+G")), [this] { showGrid(); });
}

/// Of the map shown, at the moment looked at; where that cannot be, it is told why.
void MainWindow::branchMap() {
  const int active = workspace_->view().active;
  const QString obstacle = workspace_->branchObstacle(active);
  if (!obstacle.isEmpty()) return messages_->show(obstacle);
  messages_->hide();
  workspace_->branchMap(active);
}

void MainWindow::showGrid() {
  compare_->fill();
  if (!grid_) grid_ = new GridDialog(*workspace_, this);
  grid_->show();
  grid_->raise();
  grid_->activateWindow();
}

void MainWindow::exportFigure() {
  std::vector<FigureSource> sources = figureSources(*workspace_, map_->pane().canvas().size());
  const ViewState& view = workspace_->view();
  const bool classes = view.page == Page::compare && view.comparing == Comparing::classes;
  std::vector<FigureSource> matrices = compare_->matrices();
  sources.insert(classes ? sources.begin() : sources.end(), matrices.begin(), matrices.end());
  if (sources.empty()) {
    messages_->show(tr("There is nothing to make a figure of yet: open a data set."));
    return;
  }
  if (!figure_) figure_ = new FigureDialog(*workspace_, this);
  figure_->setSources(std::move(sources));
  figure_->open();
}

void MainWindow::addHelpMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&Help"));
  addAction(menu, tr("&Keys and gestures"), QKeySequence(Qt::Key_F1), [this] { showHelp(); });
}

void MainWindow::showHelp() {
  auto* help = new HelpDialog(this);
  help->setAttribute(Qt::WA_DeleteOnClose);
  help->open();
}

void MainWindow::openFiles() {
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Open a data set by any of its files, or a figure that Lookbook made"), {},
      tr("Data sets (*ubyte *.idx *.gz *.npz *.npy *.csv);;"
         "Figures and films (*.png *.svg *.pdf *.gif *.webp);;All files (*)"));
  if (!file.isEmpty()) open(file);
}

void MainWindow::choosePicture() {
  QStringList patterns;
  for (const QByteArray& format : QImageReader::supportedImageFormats())
    patterns += QStringLiteral("*.") + QString::fromLatin1(format);
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Place a picture on the map"), {},
                                   tr("Pictures (%1)").arg(patterns.join(QLatin1Char(' '))));
  if (!file.isEmpty()) placePicture(file, workspace_->view().active);
}

void MainWindow::openFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a data set's folder"));
  if (!folder.isEmpty()) open(folder);
}

void MainWindow::listRecent() {
  recentMenu_->clear();
  for (const QString& path : recent_)
    connect(recentMenu_->addAction(entryText(shownName(path))), &QAction::triggered, this,
            [this, path] { open(path); });
  recentMenu_->setEnabled(!recent_.isEmpty());
}

}  // namespace lookbook::ui
