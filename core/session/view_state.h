#pragma once

#include "core/data/class_set.h"
#include "core/data/dataset.h"
#include "core/data/image_set.h"
#include "core/embedding/common/map_options.h"
#include "core/session/ids.h"
#include "core/session/page.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lookbook {

/// What the window shows, as one copyable value: widgets render it, commands replace it.
/// The image under the pointer is not part of it.

enum class SortOrder : std::uint8_t {
  index,
  distanceFromClassMean,
  brightness,
  appearance,  ///< from one end of the class's first principal component to the other
};
/// How the gallery lays out the classes.
enum class Arrangement : std::uint8_t {
  sheets,  ///< one sheet a class, side by side: how versions before 3 of the session showed them
  rows,    ///< a few rows a class, one class below the other, its name beside them
};
enum class Marks : std::uint8_t {
  both,        ///< dots, fading into thumbnails as the map is zoomed
  dots,        ///< dots at every zoom
  thumbnails,  ///< thumbnails at every zoom, as many as fit without covering each other
};
/// What the colour of a point shows: its class, how far it can be trusted, or, where two maps of
/// its data set are compared, how differently these place it.
enum class Coloring : std::uint8_t {
  classes,
  trustworthiness,
  continuity,
  neighborRecall,
  labelAgreement,
  reconstructionError,  ///< of PCA
  moved,
  overlap,
};
/// What the page of classes shows of each pair of them.
enum class PairMeasure : std::uint8_t {
  onePixel,    ///< how well the best single pixel separates them
  pixelVotes,  ///< how often neighbours in pixel space predict one for the other
  mapVotes,    ///< the same for neighbours in the map shown
};
enum class ThemeChoice : std::uint8_t { system, light, dark };

/// Images of one data set, shared between copies of the state, so that these stay cheap.
using SharedImageSet = std::shared_ptr<const ImageSet>;

/// Which images are shown; all others are hidden.
struct Filter {
  SplitChoice split;
  ClassSet hiddenClasses;
  /// These images alone; null: all. shownBy() sets it: the filter in a DatasetView has none.
  SharedImageSet only = nullptr;

  [[nodiscard]] bool shows(const Dataset& dataset, ImageIndex index) const {
    return dataset.isOf(split, index) &&
           !hiddenClasses[static_cast<std::size_t>(dataset.label(index))] &&
           (!only || only->contains(index));
  }
  bool operator==(const Filter&) const = default;
};

/// GalleryCamera::tilePixels of a data set that was opened: of each class the first images, at a
/// size that can be seen.
inline constexpr double kOpeningView = -1;

/// The visible part of the gallery; the unit is one tile.
struct GalleryCamera {
  double centerX = 0;
  double centerY = 0;
  /// Logical pixels a tile is drawn at; 0: everything fits the view; kOpeningView.
  double tilePixels = 0;

  bool operator==(const GalleryCamera&) const = default;
};

/// The visible part of a map; the unit is that of the map. In 2-D `direction` and `up` are unused.
struct MapCamera {
  std::array<double, 3> focus{0, 0, 0};
  std::array<double, 3> direction{0, 0, -1};  ///< unit, from the eye to the focus
  std::array<double, 3> up{0, 1, 0};
  double height = 0;  ///< of the view at the focus; 0: the whole map fits the view

  bool operator==(const MapCamera&) const = default;
};

/// What the user entered for a map.
struct MapNote {
  std::string name;  ///< shown instead of the title by method and parameters; "": none
  std::string note;  ///< "": none

  bool operator==(const MapNote&) const = default;
};

/// The view of one open data set, in all panels and pages.
struct DatasetView {
  Filter filter;
  SharedImageSet selection;  ///< never null in use
  /// The images that are not selected are hidden in every view; no effect while none is selected.
  bool onlySelection = false;
  std::optional<ImageIndex> current;  ///< the image in the inspector
  SortOrder sort = SortOrder::index;
  bool sortReversed = false;
  Arrangement arrangement = Arrangement::rows;
  GalleryCamera galleryCamera{.tilePixels = kOpeningView};
  std::optional<MapId> map;  ///< which of the data set's maps is shown; none yet where it is empty
  /// Which map is shown on the comparison's right where both sides show this data set; empty:
  /// another than `map`, if there is one.
  std::optional<MapId> secondMap;
  bool threeDimensional = false;  ///< whether a map of three or more dimensions is shown in 3-D
  MapCamera mapCamera;
  double moment = -1;  ///< the iteration of the map that is shown; -1: the latest
  /// The last cameras of the maps that are not shown; a map without an entry is shown as a whole.
  std::map<MapId, MapCamera> otherCameras;
  std::map<MapId, MapNote> mapNotes;  ///< empty notes have no entry
  std::set<MapId> removedMaps;        ///< hidden everywhere; undo shows them again
  bool closed = false;                ///< the data set is hidden everywhere until it is reopened

  bool operator==(const DatasetView&) const = default;
};

/// What every view of a data set shows: its filter and, where only the selection is to be shown,
/// that. Whoever counts, draws or exports the images shown asks this and not `view.filter`.
inline Filter shownBy(const DatasetView& view) {
  Filter filter = view.filter;
  if (view.onlySelection && view.selection && !view.selection->empty())
    filter.only = view.selection;
  return filter;
}

/// Shows another map at its latest iteration with the camera it had last, at first as a whole.
inline void showMap(DatasetView& view, std::optional<MapId> map) {
  view.moment = -1;
  if (map == view.map) return;
  if (view.map && view.mapCamera != MapCamera{}) view.otherCameras[*view.map] = view.mapCamera;
  view.mapCamera = {};
  if (map)
    if (const auto last = view.otherCameras.extract(*map)) view.mapCamera = last.mapped();
  view.map = map;
}

/// Sets the name and the note of a map; removes them if both are empty.
inline void setMapNote(DatasetView& view, MapId map, MapNote note) {
  if (note == MapNote())
    view.mapNotes.erase(map);
  else
    view.mapNotes[map] = std::move(note);
}

/// The images of the next map.
enum class MapImages : std::uint8_t { all, shown, selected, first };

/// The parameters of the next map.
struct MapParameters {
  MapOptions options;
  MapImages images = MapImages::all;
  int first = 10000;  ///< their number, for MapImages::first

  bool operator==(const MapParameters&) const = default;
};

/// The whole of it.
struct ViewState {
  Page page = Page::gallery;
  std::vector<DatasetView> datasets;  ///< by DatasetId
  std::optional<DatasetId> active;    ///< the data set of gallery and map
  /// Left and right, on the pages that compare; where one is none, the other has the whole page.
  std::array<std::optional<DatasetId>, 2> compared;
  bool camerasLinked = false;
  PairMeasure pairMeasure = PairMeasure::onePixel;
  MapParameters parameters;
  Marks marks = Marks::both;
  Coloring coloring = Coloring::classes;
  double pointSize = 3;  ///< logical pixels
  double opacity = 0.8;
  bool classNames = true;  ///< shown on the map, at the classes' clusters
  ThemeChoice theme = ThemeChoice::system;

  bool operator==(const ViewState&) const = default;
};

/// Whether the page shows maps at all.
inline bool showsMaps(const ViewState& view) {
  return pageInfo(view.page).maps;
}

/// Whether the page shows classes and not images.
inline bool showsClasses(const ViewState& view) {
  return pageInfo(view.page).classes;
}

/// Whether the page shows `compared` rather than `active`.
inline bool showsCompared(const ViewState& view) {
  return pageInfo(view.page).compares;
}

/// Whether the page compares a data set with itself: by two maps of it.
inline bool comparesMapsOfOne(const ViewState& view) {
  return showsCompared(view) && view.compared[0] && view.compared[0] == view.compared[1];
}

/// The state with default cameras and moments: equal for two states that differ only in cameras and
/// moments.
inline ViewState withoutCameras(ViewState view) {
  for (DatasetView& dataset : view.datasets) {
    dataset.galleryCamera = {};
    dataset.mapCamera = {};
    dataset.otherCameras.clear();
    dataset.moment = -1;
  }
  return view;
}

}  // namespace lookbook
