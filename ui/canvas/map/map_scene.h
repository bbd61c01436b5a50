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
inline constexpr std::size_t kShades = 256;  ///< of values' colours

/// What a map holds: its points and where it is looked at. A row is a point's
/// place in setPoints(). Private to this folder.
struct MapCanvas::Scene {
  /// How large thumbnails are, in logical pixels.
  struct ThumbnailSize {
    double base = 28;     ///< the longer side before they grow
    double fromZoom = 0;  ///< from this zoom on they stand beside dots; 0: always
    double largest = ThumbnailChoice::kLargest;  ///< how many times `base` they become

    /// With a frame and the room between them.
    [[nodiscard]] double needed() const;
    [[nodiscard]] double growFrom() const;
    [[nodiscard]] double growth(const MapView& view) const;
  };

  /// A thumbnail as it is drawn now, in logical widget pixels.
  struct Thumbnail {
    std::uint32_t row = 0;
    QRectF rect;
    double depth = 1;
  };

  std::vector<ImageIndex> images;  ///< of each row
  std::vector<std::int32_t> rows;  ///< of each image; -1: it has no point
  std::shared_ptr<const MatrixF> positions;
  int dims = 2;
  MapExtent extent;                     ///< of what the first view fits: all but `outliers`
  MapExtent whole;                      ///< of all rows
  std::vector<std::uint32_t> outliers;  ///< rows, rising: farOutliers()
  OutsideMarks* outside = nullptr;      ///< how many of them the first view does not show
  std::vector<std::uint32_t> order;     ///< of the rows, seeded
  std::vector<std::uint8_t> shown;      ///< a byte a row: the filter lets it through

  std::shared_ptr<const std::vector<float>> values;  ///< of each row; null: by class
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
  std::vector<PlacedName> names;  ///< as they are drawn now

  Filter filter;
  Marks marks = Marks::both;
  double pointSize = 3;
  double opacity = 0.8;
  Tool tool = Tool::navigate;
  MapCamera camera;

  vtkSmartPointer<PointLayer> points;
  vtkSmartPointer<ThumbnailLayer> thumbnailLayer;
  DatasetPtr atlasOf;  ///< whose atlas the thumbnail layer has
  QTimer warming;
  std::shared_ptr<ImageAtlas> atlasAhead;  ///< of `aheadOf`, being uploaded by warmUp()
  DatasetPtr aheadOf;
  bool warmFrame = false;  ///< the next frame is to make the driver compile the thumbnails' shaders
  bool positionsChanged = true;
  bool colorsChanged = true;
  std::size_t selectedDots = 0;  ///< shown rows that are drawn as selected

  ThumbnailChoice choice;
  bool choiceOutdated = true;
  QElapsedTimer sinceChoice;
  QTimer settle;                              ///< chooses thumbnails anew once points stand still
  std::vector<std::uint32_t> chosenOnScreen;  ///< in 3-D, kept while the map is turned
  std::vector<Thumbnail> thumbnails;
  bool withThumbnails = false;  ///< they have taken over from dots
  bool thumbnailsOutdated = true;
  std::vector<QPointF> places;  ///< of each row, logical widget pixels
  bool placesOutdated = true;

  QPolygonF outline;  ///< of the rectangle or lasso
  QRegion painted;    ///< what the overlay shows now: painted away when it moves

  [[nodiscard]] bool empty() const { return !positions || images.empty(); }
  [[nodiscard]] MapView view(QSizeF size) const { return {camera, extent, dims, size}; }
  /// The camera that shows all points, far outliers too, from the side the camera is on.
  [[nodiscard]] MapCamera everything(QSizeF size) const;
  /// How many rows the view leaves outside, where it shows the map as a whole.
  [[nodiscard]] OutsideMarks::Counts countOutside(QSizeF size) const;
  /// Brings `namedPlaces` up to date, now and then while points move.
  void findClassPlaces(const Dataset& dataset);
  [[nodiscard]] std::array<double, 3> position(std::size_t row) const;
  /// Which colour a row has: its label, or its value's share of the range of 256.
  [[nodiscard]] std::size_t shade(const Dataset& dataset, std::size_t row) const;
  [[nodiscard]] QColor shadeColor(std::size_t shade) const;
  [[nodiscard]] std::optional<std::size_t> rowOf(ImageIndex image) const;
  /// For the number of points and the view's size, times the user's factor; dots grow a little as
  /// the map does.
  [[nodiscard]] double diameter(const MapView& view) const;
  [[nodiscard]] double diameter(const MapView& view, bool selected) const;
  [[nodiscard]] ThumbnailSize thumbnailSize(const Dataset& dataset, QSizeF size) const;
  /// The order in which rows are given thumbnails: what is selected first, so that none of the
  /// others covers it.
  [[nodiscard]] std::vector<std::uint32_t> inTurn(const ImageSet* selection) const;
  void choose(const MapView& view, const ThumbnailSize& size, const ImageSet* selection);
  /// Places of all rows on the screen, brought up to date.
  const std::vector<QPointF>& projected(QSizeF size);
  /// Shown rows inside the drag's outline, as images, rising.
  [[nodiscard]] std::vector<ImageIndex> imagesInOutline(QSize size);
  [[nodiscard]] const Thumbnail* thumbnailOf(std::size_t row) const;
  void filterRows(const Dataset* dataset);
};

/// Where a misplaced pair is drawn, in logical widget pixels.
struct MapCanvas::PairPlaces {
  std::array<QPointF, 2> at;
  std::array<QRectF, 2> picture;
};

}  // namespace lookbook::ui
