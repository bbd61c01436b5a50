#pragma once

#include "core/session/page.h"

#include <QString>

#include <vector>

class QWidget;

namespace lookbook::ui {

class PageWidget;
class Workspace;

/// The lists of all pages and panels. The window, its menus, its toolbar and the table of commands
/// are derived from them, so that a new page or panel is entered only here.

/// A page, which fills the middle of the window. What it shows, and its name in session files, are
/// in core/session/page.h.
struct PageEntry {
  Page page;
  QString title;  ///< with the '&' of its menu entry
  const char* icon;
  const char* keys;
  QString help;  ///< effect of the command that shows the page
  PageWidget* (*make)(Workspace&);
};

/// The initial place of a panel: docked at a side, or floating over the pages that show maps.
enum class Side { left, right, bottom, overMaps };

/// A panel of the window.
struct PanelEntry {
  /// Of its dock or card; it must never change, because settings and session files contain it.
  const char* name;
  QString title;
  Side side;
  bool open = true;              ///< whether it is open at first
  const char* behind = nullptr;  ///< the panel with which it is tabbed; null: none
  QWidget* (*make)(Workspace&);
};

/// One entry for each of kPages, in the same order.
const std::vector<PageEntry>& pageEntries();
/// The panels, in the order in which they are docked.
const std::vector<PanelEntry>& panelEntries();

}  // namespace lookbook::ui
