#pragma once

#include "core/session/page.h"

#include <QString>

#include <vector>

class QWidget;

namespace lookbook::ui {

class PageWidget;
class Workspace;

/// The window's pages and panels. The window, its menus, its toolbar and the table of commands go
/// through these lists: a page or panel is added here and nowhere else in the window.

/// A page, which stands in the window's middle; what it shows, and its word in session files, are
/// in core/session/page.h.
struct PageEntry {
  Page page;
  QString title;  ///< with the '&' of its menu entry
  const char* icon;
  const char* keys;
  QString help;  ///< what the command does that turns to it
  PageWidget* (*make)(Workspace&);
};

/// Where a panel stands: docked at a side until the user moves it, or floating over the pages that
/// show maps.
enum class Side { left, right, bottom, overMaps };

/// A panel of the window.
struct PanelEntry {
  const char* name;  ///< of its dock or card, in settings and session files: never changed
  QString title;
  Side side;
  bool open = true;              ///< at first
  const char* behind = nullptr;  ///< the panel whose tabs it shares; null: none
  QWidget* (*make)(Workspace&);
};

/// One for each of kPages, in its order.
const std::vector<PageEntry>& pageEntries();
/// In the order in which they are docked.
const std::vector<PanelEntry>& panelEntries();

}  // namespace lookbook::ui
