#pragma once

#include "ui/canvas/canvas.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace lookbook::ui {

/// A press of a mouse button on a canvas, and the gesture that it has become.
struct Drag {
  enum class Kind { none, pressed, panning, turning, rectangle, lasso };

  Kind kind = Kind::none;
  bool spaceHeld = false;  ///< the next drag pans
  bool spaceUsed = false;  ///< a drag has panned since Space was pressed
  QPointF from;            ///< where the button was pressed
  QPointF to;
  std::vector<ImageIndex> region;  ///< the images that the drag would select now
  SelectionChange change = SelectionChange::replace;

  [[nodiscard]] bool selects() const { return kind == Kind::rectangle || kind == Kind::lasso; }
};

/// A canvas with the gestures that gallery and map have in common. A press without movement is a
/// click. Dragging with the middle button, or with the left one while Space is held, pans; the
/// subclass decides the effect of any other drag. A drag that selects ends with regionChosen(), and
/// Escape cancels it. Plus, minus and pinching zoom. A tap on Space selects the current image, or
/// removes it from the selection.
class GestureCanvas : public Canvas {
  Q_OBJECT

 public:
  using Canvas::Canvas;

  /// The image that is drawn at a position, in logical widget pixels; empty: none.
  [[nodiscard]] virtual std::optional<ImageIndex> imageAt(QPointF position) const = 0;

 signals:
  /// The user requests the context menu: of the image under the pointer (empty: of none) by the
  /// right button, or of the current image by a key.
  void menuRequested(std::optional<lookbook::ImageIndex> image, QPoint globalPosition);

 protected:
  /// Where an image is drawn, in logical widget pixels; empty if it is not shown.
  [[nodiscard]] virtual std::optional<QPointF> placeOf(ImageIndex image) const = 0;
  virtual void zoomAt(QPointF at, double factor) = 0;
  /// The kind of a drag with the left button: any but none and pressed.
  [[nodiscard]] virtual Drag::Kind kindOf(const QMouseEvent& event) const = 0;
  /// The pointer moved by this much, to drag_.to.
  virtual void dragBy(QPointF by) = 0;
  /// A drag of that kind has ended; drag_.kind is already none.
  virtual void dragEnded(Drag::Kind kind) = 0;
  /// The point that zooming by keys keeps in place.
  [[nodiscard]] virtual QPointF zoomPlace() const;
  /// How a click at a position changes the selection.
  [[nodiscard]] virtual SelectionChange changeOfClick(QPointF at,
                                                      Qt::KeyboardModifiers modifiers) const;
  /// Sets the cursor that the canvas has when nothing is dragged.
  virtual void followTool();

  /// Cancels the drag; the selection stays as it is.
  void dropDrag();

  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

  Drag drag_;
};

}  // namespace lookbook::ui
