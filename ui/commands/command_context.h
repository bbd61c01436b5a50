#pragma once

#include "core/session/page.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace lookbook::ui {

class PageWidget;
class Workspace;

/// What commands act on: the workspace, and the window with its pages and panels. For the window's
/// thread.
class CommandContext {
 public:
  CommandContext() = default;
  CommandContext(const CommandContext&) = delete;
  CommandContext& operator=(const CommandContext&) = delete;

  [[nodiscard]] virtual Workspace& workspace() = 0;

  /// The page or panel of that type (ui/panels/registry.h). The program aborts if there is none.
  template <class Part>
  [[nodiscard]] Part& part() const {
    for (QWidget* made : parts())
      if (auto* found = qobject_cast<Part*>(made)) return *found;
    qFatal("no page or panel is a %s", Part::staticMetaObject.className());
  }
  /// The page shown.
  [[nodiscard]] virtual PageWidget& page() const = 0;
  /// Shows a page and gives it the keyboard focus.
  virtual void showPage(Page page) = 0;
  /// Hides a panel that is visible; otherwise shows it in front of the others on its side. Returns
  /// whether it is visible now.
  virtual bool togglePanel(QWidget& panel) = 0;

  /// Hides all panels, or shows again those that were open.
  virtual void togglePanels() = 0;
  virtual void toggleFullScreen() = 0;
  /// Opens the menu of the header.
  virtual void openMenu() = 0;

  /// The parent of dialogs.
  [[nodiscard]] virtual QWidget& dialogParent() = 0;
  /// Shows a message until the user dismisses it; "": hides it.
  virtual void say(const QString& sentence) = 0;
  /// The message that is shown; "": none.
  [[nodiscard]] virtual QString said() const = 0;

  /// Opens a data set, figure or session.
  virtual void openFile(const QString& path) = 0;
  /// Opens a map of the images of the active data set.
  virtual void openMapFile(const QString& path) = 0;
  /// Places a picture on the map of the active data set.
  virtual void placePicture(const QString& path) = 0;
  virtual void saveSession(const QString& path) = 0;
  /// The file of the session that was opened or saved last; "": none.
  [[nodiscard]] virtual QString sessionFile() const = 0;
  /// Moves the focus to the field "Go to".
  virtual void askForImage() = 0;

 protected:
  ~CommandContext() = default;
  /// All pages and panels.
  [[nodiscard]] virtual const std::vector<QWidget*>& parts() const = 0;
};

}  // namespace lookbook::ui
