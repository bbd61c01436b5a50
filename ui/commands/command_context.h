#pragma once

#include "core/session/page.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace lookbook::ui {

class PageWidget;
class Workspace;

/// What commands act on: the workspace, and the window with its pages and panels.
class CommandContext {
 public:
  CommandContext() = default;
  CommandContext(const CommandContext&) = delete;
  CommandContext& operator=(const CommandContext&) = delete;

  [[nodiscard]] virtual Workspace& workspace() = 0;

  /// The page or panel of that type (ui/panels/registry.h).
  template <class Part>
  [[nodiscard]] Part& part() const {
    for (QWidget* made : parts())
      if (auto* found = qobject_cast<Part*>(made)) return *found;
    qFatal("no page or panel is a %s", Part::staticMetaObject.className());
  }
  /// The page shown.
  [[nodiscard]] virtual PageWidget& page() const = 0;
  /// Turns to a page and gives it the keyboard.
  virtual void showPage(Page page) = 0;
  /// Shows a panel before all others of its side, or hides it where it is seen. Whether it is shown
  /// now.
  virtual bool togglePanel(QWidget& panel) = 0;

  /// Hides all panels, or shows those again that were open.
  virtual void togglePanels() = 0;
  virtual void toggleFullScreen() = 0;
  /// Opens the menu of the header.
  virtual void openMenu() = 0;

  /// The parent of dialogs.
  [[nodiscard]] virtual QWidget& dialogParent() = 0;
  /// Shows a sentence until it is dismissed; "": none.
  virtual void say(const QString& sentence) = 0;
  /// The sentence shown.
  [[nodiscard]] virtual QString said() const = 0;

  /// Opens a data set, figure or session.
  virtual void openFile(const QString& path) = 0;
  /// Opens a map of the active data set's images.
  virtual void openMapFile(const QString& path) = 0;
  /// Places a picture on the map of the active data set.
  virtual void placePicture(const QString& path) = 0;
  virtual void saveSession(const QString& path) = 0;
  /// The file of the session that was opened or saved last; "": none.
  [[nodiscard]] virtual QString sessionFile() const = 0;
  /// Puts the cursor into the field that goes to an image.
  virtual void askForImage() = 0;

 protected:
  ~CommandContext() = default;
  /// All pages and panels.
  [[nodiscard]] virtual const std::vector<QWidget*>& parts() const = 0;
};

}  // namespace lookbook::ui
