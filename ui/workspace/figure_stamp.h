#pragma once

#include "core/base/result.h"
#include "core/runs/recipe.h"
#include "core/session/ids.h"
#include "core/session/stamp.h"
#include "core/session/view_state.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lookbook::ui {

struct MapItem;
class Workspace;

// Writing the stamp of a figure of the window, and reading the stamp of a saved figure.

/// The stamp, as text, of a figure of these data sets as the window shows them.
/// @param maps maps in the figure besides those shown; not null
QString stampText(const Workspace& workspace, const std::vector<DatasetId>& datasets,
                  const std::vector<const MapItem*>& maps = {});
/// The same for one data set. If the page shows it, the stamp contains all data sets of the page.
QString stampText(const Workspace& workspace, DatasetId dataset);

/// The stamp of a figure, with the data sets and maps to which it refers, as found on this machine.
struct OpenedFigure {
  struct Map {
    std::optional<Recipe> recipe;    ///< empty: the map cannot be matched with one of the window
    std::vector<ImageIndex> images;  ///< which image each row is
    /// Iteration of the run in the figure; empty: the run had ended.
    std::optional<int> iteration;
    std::optional<Text> obstacle;  ///< why it cannot be recomputed: "It started from a file."
  };
  struct Part {
    DatasetPtr data;
    SharedImageSet selection;
    std::vector<Map> maps;
  };

  Stamp stamp;
  std::vector<Part> parts;  ///< as many as the stamp has data sets
};

/// Reads the stamp of a figure and finds its data sets by their fingerprints: among the open ones,
/// in the catalogue, and in other places.
/// @param places folders and files to search besides the catalogue
/// @return empty if the file has no stamp
/// Errors: those of readStamp(); notFound, with the missing data set and what the user can do;
/// badFile if the stamp does not fit its data sets.
/// Cost: that of reading the data sets. Thread-safe.
Result<std::optional<OpenedFigure>> openFigure(const std::string& file,
                                               const std::vector<DatasetPtr>& open,
                                               const std::vector<std::string>& places);

/// Whether this map is the one in the figure, or will be when its run has ended.
bool isMapOf(const MapItem& item, const OpenedFigure::Map& map);

}  // namespace lookbook::ui
