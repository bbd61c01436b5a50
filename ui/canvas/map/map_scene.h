#pragma once

#include "core/data/image_set.h"
#include "ui/canvas/canvas_impl.h"
#include "ui/canvas/map/map_canvas.h"
#include "ui/canvas/map/map_view.h"
#include "ui/canvas/map/outside_marks.h"
#include "ui/canvas/map/point_layer.h"
#include "ui/canvas/map/thumbnail_layer.h"
#include "ui/look/class_places.h"
#include "ui/look/placed_names.h"
#include "ui/look/point_size.h"
#include "ui/look/thumbnail_choice.h"

#include <QElapsedTimer>
#include <QPolygonF>
#include <QRegion>
#include <QTimer>

namespace lookbook::ui {

inline constexpr int kWarmingDelay = 300;    ///< ms without a change before warmUp()
inline constexpr std::size_t kShades = 256;  ///< number of colours for values

/// The data of a map: its points and the camera. A row is the index of a point in setPoints().
/// Private to this folder.
struct MapCanvas::Scene {
  /// The size of thumbnails, in logical pixels.
  struct ThumbnailSize {
    double base = 28;     ///< the longer side before thumbnails grow
    double fromZoom = 0;  ///< the zoom from which thumbnails are shown beside dots; 0: always
    double largest = ThumbnailChoice::kLargest;  ///< the factor by which they grow at most

    /// The room that a thumbnail needs, with its frame and the gap to the next one.
    [[nodiscard]] double needed() const;
    [[nodiscard]] double growFrom() const;
    [[nodiscard]] double growth(const MapView& view) const;
  };

  /// A thumbnail in the current frame, in logical widget pixels.
  struct Thumbnail {
    std::uint32_t row = 0;
    QRectF rect;
    double depth = 1;
  };

  std::vector<ImageIndex> images;  ///< of each row
  std::vector<std::int32_t> rows;  ///< of each image; -1: it has no point
  std::shared_ptr<const MatrixF> positions;
  int dims = 2;
  /// Extent of all rows except `outliers`, which the first view fits.
  MapExtent extent;
  MapExtent whole;                      ///< extent of all rows
  std::vector<std::uint32_t> outliers;  ///< rows, in increasing order: farOutliers()
  OutsideMarks* outside = nullptr;      ///< shows how many outliers are outside the view
  std::vector<std::uint32_t> order;     ///< seeded random order of the rows
  std::vector<std::uint8_t> shown;      ///< for each row, 1 if the filter shows it, otherwise 0

  /// A value for each row; null: coloured by class.
  std::shared_ptr<const std::vector<float>> values;
  double least = 0;
  double largest = 1;
  QString valueName;  ///< "Trustworthiness"

  std::optional<PlacedMark> placed;
  std::optional<std::array<ImageIndex, 2>> pair;
  std::array<QImage, 2> pairPictures;

  bool withNames = true;
  std::vector<ClassPlace> namedPlaces;
  bool classPlacesOutdated = true;
  QElapsedTimer sinceClassPlaces;
  std::vector<PlacedName> names;  ///< the names in the current frame

  Filter filter;
  Marks marks = Marks::both;
  double pointSize = 3;
  double opacity = 0.8;
  Tool tool = Tool::navigate;
  MapCamera camera;

  vtkSmartPointer<PointLayer> points;
  vtkSmartPointer<ThumbnailLayer> thumbnailLayer;
  DatasetPtr atlasOf;  ///< the data set of the thumbnail layer's atlas
  QTimer warming;
  std::shared_ptr<ImageAtlas> atlasAhead;  ///< the atlas of `aheadOf`, which warmUp() is uploading
  DatasetPtr aheadOf;
  /// Whether the next frame draws a thumbnail so that the driver compiles the shaders.
  bool warmFrame = false;
  bool positionsChanged = true;
  bool colorsChanged = true;
  std::size_t selectedDots = 0;  ///< number of shown rows that are drawn as selected

  ThumbnailChoice choice;
  bool choiceOutdated = true;
  QElapsedTimer sinceChoice;
  /// Selects thumbnails again when the points are at rest.
  QTimer settle;
  /// Rows with thumbnails in 3-D, which are kept while the map is turned.
  std::vector<std::uint32_t> chosenOnScreen;
  std::vector<Thumbnail> thumbnails;
  bool withThumbnails = false;  ///< whether thumbnails are shown
  bool thumbnailsOutdated = true;
  std::vector<QPointF> places;  ///< the place of each row, in logical widget pixels
  bool placesOutdated = true;

  QPolygonF outline;  ///< outline of the rectangle or lasso
  QRegion painted;    ///< region of the overlay, which must be repainted when it moves

  [[nodiscard]] bool empty() const { return !positions || images.empty(); }
  [[nodiscard]] MapView view(QSizeF size) const { return {camera, extent, dims, size}; }
  /// The camera that shows all points, including far outliers, from the same side as the current
  /// one.
  [[nodiscard]] MapCamera everything(QSizeF size) const;
  /// The number of rows beyond each edge of the view, if it shows the map as a whole.
  [[nodiscard]] OutsideMarks::Counts countOutside(QSizeF size) const;
  /// Updates `namedPlaces`; from time to time while points move.
  void findClassPlaces(const Dataset& dataset);
  [[nodiscard]] std::array<double, 3> position(std::size_t row) const;
  /// The colour of a row as a number: its label, or the place of its value among kShades steps of
  /// the range.
  [[nodiscard]] std::size_t shade(const Dataset& dataset, std::size_t row) const;
  [[nodiscard]] QColor shadeColor(std::size_t shade) const;
  [[nodiscard]] std::optional<std::size_t> rowOf(ImageIndex image) const;
  /// The diameter of dots, by the number of points and the size of the view, times the user's
  /// factor. Dots grow a little with the zoom.
  [[nodiscard]] double diameter(const MapView& view) const;
  [[nodiscard]] double diameter(const MapView& view, bool selected) const;
  [[nodiscard]] ThumbnailSize thumbnailSize(const Dataset& dataset, QSizeF size) const;
  /// The order in which rows get thumbnails: selected rows first, so that no other one takes their
  /// place.
  [[nodiscard]] std::vector<std::uint32_t> inTurn(const ImageSet* selection) const;
  void choose(const MapView& view, const ThumbnailSize& size, const ImageSet* selection);
  /// Updates and returns the places of all rows on the screen.
  const std::vector<QPointF>& projected(QSizeF size);
  /// The images of the shown rows inside the outline of the drag, in increasing order.
  [[nodiscard]] std::vector<ImageIndex> imagesInOutline(QSize size);
  [[nodiscard]] const Thumbnail* thumbnailOf(std::size_t row) const;
  void filterRows(const Dataset* dataset);
};

/// The places of a distorted pair, in logical widget pixels.
struct MapCanvas::PairPlaces {
  std::array<QPointF, 2> at;
  std::array<QRectF, 2> picture;
};

}  // namespace lookbook::ui
