#pragma once

#include "ui/canvas/canvas.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace lookbook::ui {

/// A press on a canvas and what it has become.
struct Drag {
  enum class Kind { none, pressed, panning, turning, rectangle, lasso };

  Kind kind = Kind::none;
  bool spaceHeld = false;  ///< the next drag pans
  bool spaceUsed = false;  ///< it has, since Space was pressed
  QPointF from;            ///< where it was pressed
  QPointF to;
  std::vector<ImageIndex> region;  ///< what it would select
  SelectionChange change = SelectionChange::replace;

  [[nodiscard]] bool selects() const { return kind == Kind::rectangle || kind == Kind::lasso; }
};

/// A canvas with the gestures that gallery and map have in common. A press that does not move is a
/// click; the middle button, or the left one while Space is held, pans; any other drag is what the
/// canvas makes of it. A drag that selects ends in regionChosen(), Escape takes it back. Plus,
/// minus and two fingers zoom. Space that is tapped selects the current image, or takes it out of
/// the selection.
class GestureCanvas : public Canvas {
  Q_OBJECT

 public:
  using Canvas::Canvas;

  /// The image that is drawn there.
  [[nodiscard]] virtual std::optional<ImageIndex> imageAt(QPointF position) const = 0;

 signals:
  /// The context menu is asked for, on an image or on none: by the right button there, or by a key
  /// for the current image.
  void menuRequested(std::optional<lookbook::ImageIndex> image, QPoint globalPosition);

 protected:
  /// Where an image that is shown is drawn, in logical widget pixels; none: it is not.
  [[nodiscard]] virtual std::optional<QPointF> placeOf(ImageIndex image) const = 0;
  virtual void zoomAt(QPointF at, double factor) = 0;
  /// What a drag with the left button is to be: anything but none and pressed.
  [[nodiscard]] virtual Drag::Kind kindOf(const QMouseEvent& event) const = 0;
  /// The drag went on by so much, to drag_.to.
  virtual void dragBy(QPointF by) = 0;
  /// A drag of that kind has ended; drag_ has none any more.
  virtual void dragEnded(Drag::Kind kind) = 0;
  /// Where the keys zoom.
  [[nodiscard]] virtual QPointF zoomPlace() const;
  /// What a click there does.
  [[nodiscard]] virtual SelectionChange changeOfClick(QPointF at,
                                                      Qt::KeyboardModifiers modifiers) const;
  /// Sets the cursor of a canvas at rest.
  virtual void followTool();

  /// Ends the drag without a selection.
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
