#pragma once

#include "core/session/ids.h"
#include "ui/commands/command_context.h"
#include "ui/jobs/latest_task.h"

#include <QMainWindow>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QDockWidget;
class QLabel;
class QStackedWidget;

namespace lookbook {
struct Session;
struct ViewState;
}  // namespace lookbook

namespace lookbook::ui {

class Autosave;
class CommandSet;
class DropHint;
class EventLoopMeter;
class Header;
class MessageBar;
struct PanelEntry;
class SessionChanges;

/// The main window: a page in the middle, panels docked around it (ui/panels/registry.h), and the
/// commands that act on them (ui/commands). All state is in the Workspace.
class MainWindow : public QMainWindow, public CommandContext {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  [[nodiscard]] Workspace& workspace() override { return *workspace_; }
  [[nodiscard]] EventLoopMeter& meter() { return *meter_; }

  /// Opens a catalogue name, file or folder, and adds it to the recent ones. If data sets are open,
  /// a session (*.lookbook) opens in a new window. A figure saved by Lookbook restores its view. A
  /// file with a map of the active data set's images is added to its maps.
  /// @param map a file with a map, opened after the data set; "": none
  void open(const QString& nameOrPath, const QString& map = {});
  /// If a window ended without closing, asks whether to restore its session. Returns false if there
  /// is none, or if the user declines.
  bool offerUnsaved();
  /// Offers to restore the unsaved session that the last closed window kept.
  void offerKept();
  /// Saves the session to a file, off the window's thread. Later saves use the same file.
  void saveSession(const QString& path) override;
  [[nodiscard]] QString sessionFile() const override { return sessionFile_; }

 protected:
  bool event(QEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  // What commands act on.
  [[nodiscard]] PageWidget& page() const override;
  void showPage(Page page) override;
  bool togglePanel(QWidget& panel) override;
  void togglePanels() override;
  void toggleFullScreen() override;
  void openMenu() override;
  [[nodiscard]] QWidget& dialogParent() override { return *this; }
  void say(const QString& sentence) override;
  [[nodiscard]] QString said() const override;
  void openFile(const QString& path) override { open(path); }
  void openMapFile(const QString& path) override;
  void placePicture(const QString& path) override;
  void askForImage() override;
  [[nodiscard]] const std::vector<QWidget*>& parts() const override { return parts_; }

  void addPages();
  void addPanels();
  void addCard(const PanelEntry& entry, QWidget* panel);
  void addHeader();
  void addBottomLine();
  void addMenus();
  void connectWorkspace();

  void follow(const ViewState& before);
  void applyTheme();
  void showPageParts();
  /// Opens the inspector, because it has something to show, unless the user has hidden it.
  void offerInspector();
  void showCounts();
  void showSpeed();
  /// Gives the page shown the keyboard focus.
  void focusPage();
  void goTo();
  [[nodiscard]] Session session() const;
  /// @param named whether the user saved the file; otherwise it is deleted once it is restored
  void restoreSession(const QString& path, bool named = true);
  /// Returns whether the window may close: asks if work would be lost; otherwise keeps the session
  /// for the next window.
  [[nodiscard]] bool mayClose();
  void showTitle();
  /// Restores the view of a figure; calls `otherwise` if the file is no figure of Lookbook.
  void openFigure(const QString& path, const std::function<void()>& otherwise);
  /// @param target the data set of a map
  void openFor(const QString& nameOrPath, const QString& map, std::optional<DatasetId> target);
  [[nodiscard]] QString dropWords(const QStringList& files, const QPoint& place) const;
  void openNextDropped();
  void openDataset(const QString& nameOrPath, const QString& map);
  /// Opens a file or folder; asks first if a small file unpacks to more than 2 GB.
  /// @param open called with whether the file is a map
  void whenWanted(const QString& path, const std::function<void(bool isMap)>& open);
  void remember(const QString& nameOrPath);
  void openMap(const QString& path, std::optional<DatasetId> dataset);
  void place(const QString& picture, std::optional<DatasetId> dataset);
  void listRecent();
  void readSettings();
  void writeSettings() const;

  std::unique_ptr<Workspace> workspace_;
  SessionChanges* changes_;
  Autosave* autosave_;
  EventLoopMeter* meter_;
  MessageBar* messages_ = nullptr;
  DropHint* dropHint_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  std::vector<QWidget*> parts_;      ///< all pages and panels
  std::vector<QDockWidget*> docks_;  ///< of the panels that dock, in their order
  std::vector<QWidget*> cards_;      ///< of those that float
  bool inspectorUnwanted_ = false;   ///< whether the user has hidden the inspector
  std::vector<QWidget*> folded_;     ///< hidden by togglePanels(), which will show them again
  CommandSet* commands_ = nullptr;
  Header* header_ = nullptr;
  QLabel* counts_ = nullptr;
  /// Dropped files that are not opened yet, each with the data set that was active.
  std::deque<std::pair<QString, std::optional<DatasetId>>> dropped_;
  bool openingDrop_ = false;
  std::optional<DatasetId> shownOfDrop_;  ///< the data set of the first dropped file
  QStringList recent_;
  QString sessionFile_;           ///< the file that was opened or saved last; "": none
  bool closesWhenSaved_ = false;  ///< requested in the question before closing
  LatestTask saver_{"The session cannot be saved", Lane::writing};
};

}  // namespace lookbook::ui
