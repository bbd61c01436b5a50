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

/// The state of the window's view as one copyable value, which widgets show and commands replace.
/// The image under the pointer is not part of it.

enum class SortOrder : std::uint8_t {
  index,
  distanceFromClassMean,
  brightness,
  appearance,  ///< along the first principal component of the class
};
/// How the gallery lays out the classes.
enum class Arrangement : std::uint8_t {
  /// One sheet for each class, side by side; the only arrangement before version 3 of sessions.
  sheets,
  rows,  ///< a few rows for each class, one class below the other, with its name beside them
};
enum class Marks : std::uint8_t {
  both,        ///< dots that fade into thumbnails when the map is zoomed in
  dots,        ///< dots at every zoom
  thumbnails,  ///< thumbnails at every zoom, as many as fit without overlaps
};
/// What the colour of a point shows: its class, a score of the point, or the difference between its
/// places in two compared maps.
enum class Coloring : std::uint8_t {
  classes,
  trustworthiness,
  continuity,
  neighborRecall,
  labelAgreement,
  reconstructionError,  ///< for PCA maps
  moved,
  overlap,
};
/// The measure that the page of classes shows for each pair.
enum class PairMeasure : std::uint8_t {
  onePixel,    ///< how well the best single pixel separates them
  pixelVotes,  ///< how often neighbours in pixel space predict one class for the other
  mapVotes,    ///< the same for neighbours in the map shown
};
enum class ThemeChoice : std::uint8_t { system, light, dark };

/// Images of one data set, shared between copies of the state, so that copies are cheap.
using SharedImageSet = std::shared_ptr<const ImageSet>;

/// Which images are shown; all others are hidden.
struct Filter {
  SplitChoice split;
  ClassSet hiddenClasses;
  /// Only these images are shown; null: all. Set by shownBy(); the filter in a DatasetView has
  /// none.
  SharedImageSet only = nullptr;

  [[nodiscard]] bool shows(const Dataset& dataset, ImageIndex index) const {
    return dataset.isOf(split, index) &&
           !hiddenClasses[static_cast<std::size_t>(dataset.label(index))] &&
           (!only || only->contains(index));
  }
  bool operator==(const Filter&) const = default;
};

/// GalleryCamera::tilePixels of a newly opened data set: the first images of each class, at a size
/// at which they can be recognised.
inline constexpr double kOpeningView = -1;

/// The visible part of the gallery; the unit is one tile.
struct GalleryCamera {
  double centerX = 0;
  double centerY = 0;
  /// Width of a tile in logical pixels; 0: everything fits into the view; or kOpeningView.
  double tilePixels = 0;

  bool operator==(const GalleryCamera&) const = default;
};

/// The visible part of a map; the unit is that of the map. In 2-D `direction` and `up` are unused.
struct MapCamera {
  std::array<double, 3> focus{0, 0, 0};
  std::array<double, 3> direction{0, 0, -1};  ///< unit, from the eye to the focus
  std::array<double, 3> up{0, 1, 0};
  double height = 0;  ///< height of the view at the focus; 0: the whole map fits into the view

  bool operator==(const MapCamera&) const = default;
};

/// What the user entered for a map.
struct MapNote {
  std::string name;  ///< shown instead of the title from method and parameters; "": none
  std::string note;  ///< "": none

  bool operator==(const MapNote&) const = default;
};

/// The view of one open data set, in all panels and pages.
struct DatasetView {
  Filter filter;
  SharedImageSet selection;  ///< never null in use
  /// Whether images that are not selected are hidden in every view. No effect if none is selected.
  bool onlySelection = false;
  std::optional<ImageIndex> current;  ///< the image in the inspector
  SortOrder sort = SortOrder::index;
  bool sortReversed = false;
  Arrangement arrangement = Arrangement::rows;
  GalleryCamera galleryCamera{.tilePixels = kOpeningView};
  std::optional<MapId> map;  ///< the map shown; empty: none yet
  /// The map on the right of a comparison of this data set with itself; empty: another one than
  /// `map`, if there is one.
  std::optional<MapId> secondMap;
  bool threeDimensional = false;  ///< whether a map of three or more dimensions is shown in 3-D
  MapCamera mapCamera;
  double moment = -1;  ///< the iteration at which the map is shown; -1: the latest
  /// The last cameras of maps that are not shown. A map without an entry is shown as a whole.
  std::map<MapId, MapCamera> otherCameras;
  std::map<MapId, MapNote> mapNotes;  ///< empty notes have no entry
  std::set<MapId> removedMaps;        ///< hidden everywhere; undo shows them again
  bool closed = false;                ///< the data set is hidden everywhere until it is reopened

  bool operator==(const DatasetView&) const = default;
};

/// The filter of every view of a data set, which includes the selection if only that is shown. Code
/// that counts, draws or exports the images shown uses it instead of `view.filter`.
inline Filter shownBy(const DatasetView& view) {
  Filter filter = view.filter;
  if (view.onlySelection && view.selection && !view.selection->empty())
    filter.only = view.selection;
  return filter;
}

/// Shows another map at its latest iteration with its last camera; the first time, as a whole.
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
  int first = 10000;  ///< number of images, for MapImages::first

  bool operator==(const MapParameters&) const = default;
};

/// The view of the whole window.
struct ViewState {
  Page page = Page::gallery;
  std::vector<DatasetView> datasets;  ///< by DatasetId
  std::optional<DatasetId> active;    ///< the data set of the gallery and the map
  /// The data sets at the left and the right of pages for comparison. If one is empty, the other
  /// has the whole page.
  std::array<std::optional<DatasetId>, 2> compared;
  bool camerasLinked = false;
  PairMeasure pairMeasure = PairMeasure::onePixel;
  MapParameters parameters;
  Marks marks = Marks::both;
  Coloring coloring = Coloring::classes;
  double pointSize = 3;  ///< logical pixels
  double opacity = 0.8;
  bool classNames = true;  ///< whether names of classes are shown on the map
  ThemeChoice theme = ThemeChoice::system;

  bool operator==(const ViewState&) const = default;
};

/// Whether the page shows maps.
inline bool showsMaps(const ViewState& view) {
  return pageInfo(view.page).maps;
}

/// Whether the page shows classes and not images.
inline bool showsClasses(const ViewState& view) {
  return pageInfo(view.page).classes;
}

/// Whether the page shows `compared` instead of `active`.
inline bool showsCompared(const ViewState& view) {
  return pageInfo(view.page).compares;
}

/// Whether the page compares two maps of one data set.
inline bool comparesMapsOfOne(const ViewState& view) {
  return showsCompared(view) && view.compared[0] && view.compared[0] == view.compared[1];
}

/// The state with default cameras and moments, for comparing states without regard to these.
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
