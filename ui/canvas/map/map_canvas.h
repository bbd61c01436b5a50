#pragma once

#include "core/base/matrix.h"
#include "ui/canvas/gesture_canvas.h"

#include <QImage>
#include <QRegion>

#include <array>
#include <memory>
#include <vector>

namespace lookbook::ui {

/// A new image among a map's points.
struct PlacedMark {
  std::array<double, 3> position{};   ///< the map's own unit
  QImage picture;                     ///< shown beside it
  std::vector<ImageIndex> neighbors;  ///< that it is linked to
};

/// One map: all points, in 2-D (drag pans, wheel zooms to the pointer) or in 3-D (drag turns like
/// a trackball, Shift+drag or middle drag pans, wheel zooms), coloured by class.
///
/// Points are drawn in a seeded random order, chosen ones on top. With Marks::both dots fade into
/// thumbnails as the map is zoomed: of points whose thumbnails would cover each other only the
/// first in the seeded order has one, so that it is always the same ones. Arrows pan (3-D: turn),
/// Plus and Minus zoom, Home shows everything, Escape drops a drag begun.
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

  /// Another map: which image each row is, and where. Shows all of it.
  /// @param positions images.size() x 2 or 3 (a single column is drawn along x), finite
  void setPoints(std::vector<ImageIndex> images, std::shared_ptr<const MatrixF> positions);
  /// The same map some steps on. The view follows its size while it shows everything.
  void movePoints(std::shared_ptr<const MatrixF> positions);
  void clearPoints();

  /// Colours points by a number each, its share of the way from least to largest; null: by their
  /// class. Where large numbers are the bad ones, `least` is the largest.
  /// @param values of each row of setPoints()
  /// @param least,largest may be exchanged: the colours then run the other way
  /// @param name what the values are, for the card at the pointer
  void setValues(std::shared_ptr<const std::vector<float>> values, double least, double largest,
                 const QString& name = {});
  /// A new image, shown with its links over the points until they are others; nothing: none.
  void setPlaced(std::optional<PlacedMark> placed);
  /// Where it is drawn, in logical widget pixels.
  [[nodiscard]] std::optional<QPointF> placedPosition() const;
  void setFilter(const Filter& filter);
  void setMarks(Marks marks);
  void setPointSize(double logicalPixels);
  void setOpacity(double opacity);
  void setTool(Tool tool);
  [[nodiscard]] Tool tool() const;

  [[nodiscard]] MapCamera camera() const;
  void setCamera(const MapCamera& camera);
  /// Sees this map as the other canvas sees its own: in relation to what all of it takes.
  void lookLike(const MapCanvas& other);
  void showAll();
  /// Brings an image's point into view, in the middle and close enough to see its thumbnail.
  void showImage(ImageIndex image);
  /// Brings all these images' points into view.
  void showImages(const ImageSet& images);

  /// Where an image's point is drawn, in logical widget pixels; nothing if it has none.
  [[nodiscard]] std::optional<QPointF> imagePosition(ImageIndex image) const;
  /// The shown image whose point or thumbnail is under the position (nearest within a few pixels).
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
  [[nodiscard]] ImageSet selectionShown() const;
  void updateDots();
  void colorDots(const ImageSet& selection);
  void orderDots(const ImageSet& selection);
  void refreshOverlay();
  void paintPlaced(QPainter& painter);
  [[nodiscard]] QRegion placedRegion() const;
  void viewChanged();
  void moveCamera(const MapCamera& camera);

  struct Scene;
  std::unique_ptr<Scene> scene_;
};

}  // namespace lookbook::ui
