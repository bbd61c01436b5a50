#pragma once

#include "core/base/matrix.h"
#include "ui/canvas/gesture_canvas.h"
#include "ui/look/placed_names.h"

#include <QImage>
#include <QRegion>

#include <array>
#include <memory>
#include <vector>

namespace lookbook::ui {

/// A new image on a map.
struct PlacedMark {
  std::array<double, 3> position{};   ///< in the unit of the map
  QImage picture;                     ///< shown beside it
  std::vector<ImageIndex> neighbors;  ///< images to which it is linked by lines
};

/// Shows one map with all its points, in 2-D (drag pans, the wheel zooms at the pointer) or in 3-D
/// (drag turns like a trackball, Shift+drag or middle drag pans, the wheel zooms).
///
/// Points are drawn in a seeded random order. Their size depends on their number and on the size of
/// the canvas. If there is a selection, its points are on top, larger and ringed, and the others
/// are grey. With Marks::both, points get thumbnails if there is room, immediately or when the map
/// is zoomed in. Of points whose thumbnails would overlap, only the first in the seeded order gets
/// one, selected ones first, so that it is always the same. Thumbnails grow with the zoom. The
/// first view fits all points except far outliers, which are counted at the edges. Arrow keys pan
/// (3-D: turn), Plus and Minus zoom, Home shows everything, and Escape cancels a drag.
class MapCanvas : public GestureCanvas {
  Q_OBJECT

 public:
  enum class Tool { navigate, rectangle, lasso };

  explicit MapCanvas(QWidget* parent = nullptr);
  ~MapCanvas() override;

  void setDataset(DatasetPtr dataset) override;
  void setTheme(const Theme& theme) override;
  void setSelection(SharedImageSet selection) override;
  void setHovered(std::optional<ImageIndex> image) override;
  void setCurrent(std::optional<ImageIndex> image) override;

  /// Sets another map, and shows all of it.
  /// @param images the image of each row
  /// @param positions images.size() x 2 or 3 (a single column is drawn along x), finite
  void setPoints(std::vector<ImageIndex> images, std::shared_ptr<const MatrixF> positions);
  /// Sets new positions of the same map. While the view shows everything, it follows the size of
  /// the map.
  void movePoints(std::shared_ptr<const MatrixF> positions);
  void clearPoints();

  /// Colours the points by values on a scale from `least` to `largest`; null: by their class.
  /// @param values one value for each row of setPoints()
  /// @param least,largest ends of the colour scale; `least` is the larger one if large values are
  /// bad
  /// @param name name of the values, for the card at the pointer
  void setValues(std::shared_ptr<const std::vector<float>> values, double least, double largest,
                 const QString& name = {});
  /// Shows a new image with its links over the points, until another map is set; empty: none.
  void setPlaced(std::optional<PlacedMark> placed);
  /// The place of the new image, in logical widget pixels; empty if there is none.
  [[nodiscard]] std::optional<QPointF> placedPosition() const;
  /// Marks two images that the map distorts: a line between them, rings around their points, and
  /// both pictures beside these.
  void setPair(std::optional<std::array<ImageIndex, 2>> pair);
  [[nodiscard]] std::optional<std::array<ImageIndex, 2>> pair() const;
  /// Whether the names of the classes are shown at their places; they fade when the map is zoomed
  /// in.
  void setClassNames(bool shown);
  [[nodiscard]] bool showsClassNames() const;
  /// The names in the current frame, with their places in logical widget pixels.
  [[nodiscard]] std::vector<PlacedName> classNames() const;
  void setFilter(const Filter& filter);
  void setMarks(Marks marks);
  /// Sets a factor for the automatic size of points; the default in ViewState is 1.
  void setPointSize(double size);
  void setOpacity(double opacity);
  void setTool(Tool tool);
  [[nodiscard]] Tool tool() const;

  /// The visible part of the map.
  [[nodiscard]] MapCamera camera() const;
  void setCamera(const MapCamera& camera);
  /// Sets the view of another canvas: the same place and zoom relative to the whole map.
  void lookLike(const MapCanvas& other);
  /// Shows the map without its far outliers; if called again, with them.
  void showAll();
  /// Shows all points, including far outliers.
  void showEverything();
  /// Moves the point of an image to the middle of the view, zoomed in enough to show its thumbnail.
  void showImage(ImageIndex image);
  /// Brings the points of all these images into view.
  void showImages(const ImageSet& images);

  /// The place of the point of an image, in logical widget pixels; empty if it has none.
  [[nodiscard]] std::optional<QPointF> imagePosition(ImageIndex image) const;
  /// The shown image whose thumbnail or point is at a position (the nearest within a few pixels).
  [[nodiscard]] std::optional<ImageIndex> imageAt(QPointF position) const override;

 signals:
  void cameraChanged(const lookbook::MapCamera& camera);
  void toolChanged(lookbook::ui::MapCanvas::Tool tool);

 protected:
  void prepareFrame() override;
  void paintOver(QPainter& painter) override;
  [[nodiscard]] bool isEmpty() const override;
  [[nodiscard]] bool wantsImageOnCard(ImageIndex image) const override;
  [[nodiscard]] QString noteOnCard(ImageIndex image) const override;

  [[nodiscard]] std::optional<QPointF> placeOf(ImageIndex image) const override;
  void zoomAt(QPointF at, double factor) override;
  [[nodiscard]] Drag::Kind kindOf(const QMouseEvent& event) const override;
  void dragBy(QPointF by) override;
  void dragEnded(Drag::Kind kind) override;
  void followTool() override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void placeThumbnails();
  /// The shown image whose dot is nearest and closer than `reach`.
  /// @param among the images to consider; null: all
  [[nodiscard]] std::optional<ImageIndex> nearestDot(QPointF position, double reach,
                                                     const ImageSet* among) const;
  [[nodiscard]] ImageSet selectionShown() const;
  void updateDots();
  void colorDots(const ImageSet& selection);
  void orderDots(const ImageSet& selection);
  void placeNames();
  void paintClassNames(QPainter& painter);
  void paintPair(QPainter& painter);
  [[nodiscard]] QRegion pairRegion() const;
  void warmUp();
  bool selectAhead();
  bool uploadAhead();
  void refreshOverlay();
  void paintPlaced(QPainter& painter);
  [[nodiscard]] QRegion placedRegion() const;
  void viewChanged();
  void moveCamera(const MapCamera& camera);

  struct Scene;
  struct PairPlaces;
  [[nodiscard]] std::unique_ptr<PairPlaces> pairPlaces() const;

  std::unique_ptr<Scene> scene_;
};

}  // namespace lookbook::ui
