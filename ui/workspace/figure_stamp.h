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

// The stamp of a figure of the window, and what the stamp of a figure refers to.

/// The stamp of a figure of these data sets as the window shows them, as text.
/// @param maps further maps that the figure has, beside those shown; none is null
QString stampText(const Workspace& workspace, const std::vector<DatasetId>& datasets,
                  const std::vector<const MapItem*>& maps = {});
/// The same of one data set, together with what else the page shows where that is a part of it.
QString stampText(const Workspace& workspace, DatasetId dataset);

/// A figure's stamp, and what it speaks of as it is on this machine.
struct OpenedFigure {
  struct Map {
    std::optional<Recipe> recipe;    ///< nothing: no map of the window is the figure's
    std::vector<ImageIndex> images;  ///< which image each row is
    std::optional<int> iteration;    ///< where the run stood; nothing: it had ended
    std::optional<Text> obstacle;    ///< why it is not recomputed: "It started from a file."
  };
  struct Part {
    DatasetPtr data;
    SharedImageSet selection;
    std::vector<Map> maps;
  };

  Stamp stamp;
  std::vector<Part> parts;  ///< as many as the stamp has data sets
};

/// Reads a figure's stamp and finds its data sets by their fingerprints: among the open ones, in
/// the catalogue, in other places.
/// @param places folders and files to look at beside the catalogue
/// Nothing: the file has no stamp.
/// Errors: those of readStamp(); notFound, with the data set that is missing and what to do;
/// badFile where the stamp does not fit its data sets.
/// Cost: that of reading the data sets. Thread-safe.
Result<std::optional<OpenedFigure>> openFigure(const std::string& file,
                                               const std::vector<DatasetPtr>& open,
                                               const std::vector<std::string>& places);

/// Whether this is the figure's map, or will be once its run has ended.
bool isMapOf(const MapItem& item, const OpenedFigure::Map& map);

}  // namespace lookbook::ui
