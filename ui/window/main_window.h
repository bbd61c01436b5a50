#pragma once

#include "core/data/dataset.h"
#include "ui/jobs/latest_task.h"

#include <QMainWindow>
#include <QStringList>

#include <functional>

class QButtonGroup;
class QDockWidget;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace lookbook {
struct Session;
struct ViewState;
}  // namespace lookbook

namespace lookbook::ui {

class Autosave;
class Canvas;
class ComparePage;
class DrawingPanel;
class EventLoopMeter;
class ExportDialog;
class FigureDialog;
class GalleryPage;
class GridDialog;
class Inspector;
class LibraryPanel;
class MapPage;
class MessageBar;
class RunPanel;
class Workspace;

/// The window: pages in the middle, library, inspector and run panel docked round them.
/// It owns the panels and the actions that concern several of them; everything else goes through
/// the Workspace.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  [[nodiscard]] Workspace& workspace() { return *workspace_; }
  [[nodiscard]] EventLoopMeter& meter() { return *meter_; }

  /// Opens a catalogue name, file or folder and remembers it. A session, *.lookbook, opens in a
  /// window of its own where data sets are open here. A figure of Lookbook's brings back the view
  /// that made it. A file that is a map of the active data set's images becomes one of its maps.
  /// @param map such a file, opened once the data set is there; "": none
  void open(const QString& nameOrPath, const QString& map = {});
  /// Asks, once, whether to open what a window left that ended without closing. False: there was
  /// none, or it is not wanted.
  bool offerUnsaved();
  /// Writes all that the window is about to a file, off its thread.
  void saveSession(const QString& path);

 protected:
  bool event(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void addPages();
  void addDocks();
  void addTopBar();
  void addStatusBar();
  void addMenus();
  void addFileMenu();
  void addEditMenu();
  void addSelectionMenu();
  void addViewMenu();
  void addRunMenu();
  void addHelpMenu();
  QAction* addAction(QMenu* menu, const QString& text, const QKeySequence& key,
                     const std::function<void()>& effect);
  void connectWorkspace();

  void follow(const ViewState& before);
  void applyTheme();
  void showCounts();
  void showSpeed();
  /// Of the page shown: where keys act.
  [[nodiscard]] Canvas& canvas() const;
  void showPage(int page);
  void goTo();
  void showInGallery();
  void showOnMap();
  void setTool(int tool);
  void chooseAllShown();
  void toggleThreeDimensional();
  [[nodiscard]] Session session() const;
  void restoreSession(const QString& path, bool keep = true);
  void chooseSessionFile();
  /// Shows again what a figure was made of; another file is dealt with otherwise.
  void openFigure(const QString& path, const std::function<void()>& otherwise);
  void openDataset(const QString& nameOrPath, const QString& map);
  /// Opens a file or folder; asks first where a small file unpacks to far more than it looks like.
  void whenWanted(const QString& path, const std::function<void()>& open);
  void remember(const QString& nameOrPath);
  void openFiles();
  void choosePicture();
  void placePicture(const QString& path, int dataset);
  void toggleDrawing();
  void leave();
  void openFolder();
  void chooseMapFile();
  void openMap(const QString& path);
  void showExport(bool selection);
  void listRecent();
  void branchMap();
  void showGrid();
  void exportFigure();
  void showHelp();
  void readSettings();
  void writeSettings() const;

  Workspace* workspace_;
  Autosave* autosave_;
  EventLoopMeter* meter_;
  MessageBar* messages_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  GalleryPage* gallery_ = nullptr;
  MapPage* map_ = nullptr;
  ComparePage* compare_ = nullptr;
  LibraryPanel* library_ = nullptr;
  Inspector* inspector_ = nullptr;
  RunPanel* run_ = nullptr;
  QDockWidget* pairs_ = nullptr;
  DrawingPanel* drawing_ = nullptr;
  QDockWidget* drawingDock_ = nullptr;
  GridDialog* grid_ = nullptr;      ///< null until it is asked for
  FigureDialog* figure_ = nullptr;  ///< the same
  ExportDialog* export_ = nullptr;  ///< the same
  QButtonGroup* pageButtons_ = nullptr;
  QLineEdit* goTo_ = nullptr;
  QLabel* counts_ = nullptr;
  QMenu* recentMenu_ = nullptr;
  QMenu* panelsMenu_ = nullptr;
  QStringList recent_;
  LatestTask saver_{"The session cannot be saved", Lane::writing};
  LatestTask examiner_{"The file cannot be examined", Lane::reading};  ///< of files before they are opened
};

}  // namespace lookbook::ui
