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

/// A new image among a map's points.
struct PlacedMark {
  std::array<double, 3> position{};   ///< the map's own unit
  QImage picture;                     ///< shown beside it
  std::vector<ImageIndex> neighbors;  ///< that it is linked to
};

/// One map: all points, in 2-D (drag pans, wheel zooms to the pointer) or in 3-D (drag turns like
/// a trackball, Shift+drag or middle drag pans, wheel zooms), coloured by class.
///
/// Points are drawn in a seeded random order, their size following their number and the canvas'.
/// Selected ones are on top, larger and ringed, the others grey. With Marks::both there are
/// thumbnails where they have room, from the start or once the map is zoomed: of points whose
/// thumbnails would cover each other only the first in the seeded order has one, selected ones
/// before others, so that it is always the same ones. Thumbnails grow with the zoom. The first view
/// fits all points but far outliers, which are counted at the edges. Arrows pan (3-D: turn), Plus
/// and Minus zoom, Home shows everything, Escape drops a drag begun.
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
  /// Two images that the map misplaces: a line between them, rings round their points, and both
  /// pictures beside these.
  void setPair(std::optional<std::array<ImageIndex, 2>> pair);
  [[nodiscard]] std::optional<std::array<ImageIndex, 2>> pair() const;
  /// The classes' names at their places, which fade as the map is zoomed.
  void setClassNames(bool shown);
  [[nodiscard]] bool showsClassNames() const;
  /// Those that are drawn in the present frame, and where in logical widget pixels.
  [[nodiscard]] std::vector<PlacedName> classNames() const;
  void setFilter(const Filter& filter);
  void setMarks(Marks marks);
  /// A factor of the size that follows from the number of points and of pixels: ViewState's own
  /// value is 1.
  void setPointSize(double size);
  void setOpacity(double opacity);
  void setTool(Tool tool);
  [[nodiscard]] Tool tool() const;

  [[nodiscard]] MapCamera camera() const;
  void setCamera(const MapCamera& camera);
  /// Sees this map as the other canvas sees its own: in relation to what all of it takes.
  void lookLike(const MapCanvas& other);
  /// The map as a whole, but for its far outliers; once more: these too.
  void showAll();
  /// All points, far outliers too.
  void showEverything();
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
  /// The shown image whose dot is nearest, nearer than `reach`.
  /// @param among null: all
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
