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

/// The window: a page in the middle and panels docked round it (ui/panels/registry.h), and the
/// commands that act on them (ui/commands). Everything else goes through the Workspace.
class MainWindow : public QMainWindow, public CommandContext {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  [[nodiscard]] Workspace& workspace() override { return *workspace_; }
  [[nodiscard]] EventLoopMeter& meter() { return *meter_; }

  /// Opens a catalogue name, file or folder and remembers it. A session, *.lookbook, opens in a
  /// window of its own where data sets are open here. A figure of Lookbook's brings back the view
  /// that made it. A file that is a map of the active data set's images becomes one of its maps.
  /// @param map such a file, opened once the data set is there; "": none
  void open(const QString& nameOrPath, const QString& map = {});
  /// Asks, once, whether to open what a window left that ended without closing. False: there was
  /// none, or it is not wanted.
  bool offerUnsaved();
  /// Offers, where nothing was saved, what the last window kept that closed.
  void offerKept();
  /// Writes all that the window is about to a file, off its thread; it is the session's file then.
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
  /// Opens the inspector, which has something to show, unless the user has folded it away.
  void offerInspector();
  void showCounts();
  void showSpeed();
  /// The keyboard goes to the page shown.
  void focusPage();
  void goTo();
  [[nodiscard]] Session session() const;
  /// @param named whether it is a file of the user's; else it is gone once this window has it
  void restoreSession(const QString& path, bool named = true);
  /// Asks where work would be lost, else keeps what is open for the next window.
  [[nodiscard]] bool mayClose();
  void showTitle();
  /// Shows again what a figure was made of; another file is dealt with otherwise.
  void openFigure(const QString& path, const std::function<void()>& otherwise);
  /// @param target the data set that a map is of
  void openFor(const QString& nameOrPath, const QString& map, std::optional<DatasetId> target);
  [[nodiscard]] QString dropWords(const QStringList& files, const QPoint& place) const;
  void openNextDropped();
  void openDataset(const QString& nameOrPath, const QString& map);
  /// Opens a file or folder; asks first where a small file unpacks to far more than it looks like.
  /// @param open is called with whether the file is a map
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
  bool inspectorUnwanted_ = false;   ///< folded away by its command
  std::vector<QWidget*> folded_;     ///< by togglePanels(), to come back
  CommandSet* commands_ = nullptr;
  Header* header_ = nullptr;
  QLabel* counts_ = nullptr;
  /// Files that were dropped and are still to be opened, each with the data set that was active.
  std::deque<std::pair<QString, std::optional<DatasetId>>> dropped_;
  bool openingDrop_ = false;
  std::optional<DatasetId> shownOfDrop_;  ///< the data set of the first of them
  QStringList recent_;
  QString sessionFile_;           ///< that was opened or saved; "": none
  bool closesWhenSaved_ = false;  ///< asked for by the question before closing
  LatestTask saver_{"The session cannot be saved", Lane::writing};
};

}  // namespace lookbook::ui
