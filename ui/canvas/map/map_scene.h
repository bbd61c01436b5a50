#pragma once

#include "core/data/image_set.h"
#include "ui/canvas/canvas_impl.h"
#include "ui/canvas/map/map_canvas.h"
#include "ui/canvas/map/map_view.h"
#include "ui/canvas/map/point_layer.h"
#include "ui/canvas/map/thumbnail_layer.h"
#include "ui/look/thumbnail_choice.h"

#include <QElapsedTimer>
#include <QPolygonF>
#include <QRegion>
#include <QTimer>

namespace lookbook::ui {

/// What a map holds: its points and where it is looked at. A row is a point's
/// place in setPoints(). Private to this folder.
struct MapCanvas::Scene {
  /// A thumbnail as it is drawn now, in logical widget pixels.
  struct Thumbnail {
    std::uint32_t row = 0;
    QRectF rect;
    double opacity = 1;
    double depth = 1;
  };

  std::vector<ImageIndex> images;  ///< of each row
  std::vector<std::int32_t> rows;  ///< of each image; -1: it has no point
  std::shared_ptr<const MatrixF> positions;
  int dims = 2;
  MapExtent extent;
  std::vector<std::uint32_t> order;  ///< of the rows, seeded
  std::vector<std::uint8_t> shown;   ///< a byte a row: the filter lets it through

  std::shared_ptr<const std::vector<float>> values;  ///< of each row; null: by class
  double least = 0;
  double largest = 1;
  QString valueName;  ///< "Trustworthiness"

  std::optional<PlacedMark> placed;

  Filter filter;
  Marks marks = Marks::both;
  double pointSize = 3;
  double opacity = 0.8;
  Tool tool = Tool::navigate;
  MapCamera camera;

  vtkSmartPointer<PointLayer> points;
  vtkSmartPointer<ThumbnailLayer> thumbnailLayer;
  DatasetPtr atlasOf;  ///< whose atlas the thumbnail layer has
  bool positionsChanged = true;
  bool colorsChanged = true;

  ThumbnailChoice choice;
  bool choiceOutdated = true;
  QElapsedTimer sinceChoice;
  QTimer settle;                              ///< chooses thumbnails anew once points stand still
  std::vector<std::uint32_t> chosenOnScreen;  ///< in 3-D, kept while the map is turned
  std::vector<Thumbnail> thumbnails;
  bool thumbnailsOutdated = true;
  std::vector<QPointF> places;  ///< of each row, logical widget pixels
  bool placesOutdated = true;

  QPolygonF outline;  ///< of the rectangle or lasso
  QRegion painted;    ///< what the overlay shows now: painted away when it moves

  [[nodiscard]] bool empty() const { return !positions || images.empty(); }
  [[nodiscard]] MapView view(QSizeF size) const { return {camera, extent, dims, size}; }
  [[nodiscard]] std::array<double, 3> position(std::size_t row) const;
  /// Which colour a row has: its label, or its value's share of the range of 256.
  [[nodiscard]] std::size_t shade(const Dataset& dataset, std::size_t row) const;
  [[nodiscard]] QColor shadeColor(std::size_t shade) const;
  [[nodiscard]] std::optional<std::size_t> rowOf(ImageIndex image) const;
  /// Dots grow a little as the map does.
  [[nodiscard]] double diameter(const MapView& view) const;
  /// How far thumbnails have taken over from dots, in [0, 1].
  [[nodiscard]] double thumbnailShare(const MapView& view) const;
  [[nodiscard]] double growFrom(QSizeF size, double side) const;
  void choose(const MapView& view, double side);
  /// Places of all rows on the screen, brought up to date.
  const std::vector<QPointF>& projected(QSizeF size);
  /// Shown rows inside the drag's outline, as images, rising.
  [[nodiscard]] std::vector<ImageIndex> imagesInOutline(QSize size);
  [[nodiscard]] const Thumbnail* thumbnailOf(std::size_t row) const;
  void filterRows(const Dataset* dataset);
};

}  // namespace lookbook::ui
