#include "ui/panels/registry.h"

#include "ui/panels/classes/classes_page.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/gallery/gallery_page.h"
#include "ui/panels/inspect/drawing_panel.h"
#include "ui/panels/inspect/inspector.h"
#include "ui/panels/map/map_page.h"
#include "ui/panels/map/pairs_panel.h"

#include <QObject>

namespace lookbook::ui {

namespace {

template <class Part, class Made>
Made* make(Workspace& workspace) {
  return new Part(workspace);
}

template <class Part>
constexpr auto kPage = &make<Part, PageWidget>;
template <class Part>
constexpr auto kPanel = &make<Part, QWidget>;

}  // namespace

const std::vector<PageEntry>& pageEntries() {
  static const std::vector<PageEntry> entries{
      {.page = Page::gallery,
       .title = QObject::tr("&Gallery"),
       .icon = "gallery",
       .keys = "Ctrl+1",
       .help = QObject::tr("Gallery: the images, class by class"),
       .make = kPage<GalleryPage>},
      {.page = Page::map,
       .title = QObject::tr("&Map"),
       .icon = "map",
       .keys = "Ctrl+2",
       .help = QObject::tr("Map of the active data set"),
       .make = kPage<MapPage>},
      {.page = Page::compare,
       .title = QObject::tr("&Compare"),
       .icon = "compare",
       .keys = "Ctrl+3",
       .help = QObject::tr("Compare two maps side by side"),
       .make = kPage<ComparePage>},
      {.page = Page::classes,
       .title = QObject::tr("C&lasses"),
       .icon = "classes",
       .keys = "Ctrl+4",
       .help = QObject::tr("Classes: how well each pair of them can be separated"),
       .make = kPage<ClassesPage>},
  };
  return entries;
}

const std::vector<PanelEntry>& panelEntries() {
  static const std::vector<PanelEntry> entries{
      {.name = "inspectorDock",
       .title = QObject::tr("Inspector"),
       .side = Side::right,
       .open = false,
       .make = kPanel<Inspector>},
      {.name = "pairsDock",
       .title = QObject::tr("Distorted pairs"),
       .side = Side::right,
       .open = false,
       .behind = "inspectorDock",
       .make = kPanel<PairsPanel>},
      {.name = "drawingDock",
       .title = QObject::tr("Drawing pad"),
       .side = Side::overMaps,
       .open = false,
       .make = kPanel<DrawingPanel>},
  };
  return entries;
}

}  // namespace lookbook::ui
