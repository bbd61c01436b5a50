#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"
#include "ui/look/palette.h"
#include "ui/state/selection_change.h"

#include <QImage>
#include <QPointF>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace lookbook::ui {

/// Requests the OpenGL version that every canvas needs (3.2 core) and lets all canvases share
/// textures. Call it once, before the application object is created.
void prepareOpenGl();

/// Shift adds, Alt or Ctrl+Shift removes, Ctrl toggles, none replaces.
SelectionChange selectionChangeFor(Qt::KeyboardModifiers modifiers);

/// Shows the images of one data set in a Qt widget, drawn by VTK. Only canvases connect the two
/// libraries.
///
/// The base of GalleryCanvas and MapCanvas. It owns the render window and its one renderer, draws
/// only when something has changed, and reports the user's actions by stable image indices. If
/// OpenGL 3.2 is missing, it shows a message instead. For the window's thread.
///
///     change -- requestFrame() --> VTK draws off screen --> a picture, which is kept
///     pointer -- requestOverlay() --> Qt paints the picture, and text and outlines over it
///
/// The window is an ordinary raster window of Qt. If the canvas were a QOpenGLWidget, Qt would
/// compose the whole window by OpenGL for every frame and every changed label. Without a graphics
/// card, that takes longer than drawing 70,000 points.
class Canvas : public QWidget {
  Q_OBJECT

 public:
  explicit Canvas(QWidget* parent = nullptr);
  ~Canvas() override;

  /// Sets the data set whose images are drawn, and clears the selection, the hovered image and the
  /// layout. Null: the canvas is empty.
  virtual void setDataset(DatasetPtr dataset);
  virtual void setTheme(const Theme& theme);
  /// Sets the selected images. If there are any, the map dims all others; the gallery marks the
  /// selected ones.
  virtual void setSelection(SharedImageSet selection);
  /// Outlines the image under the pointer, which may be in another view.
  virtual void setHovered(std::optional<ImageIndex> image);
  /// Outlines the image in the inspector, in the accent colour.
  virtual void setCurrent(std::optional<ImageIndex> image);

  /// Sets the message of an empty canvas: what is missing, and what the user can do.
  void setEmptyMessage(const QString& headline, const QString& hint);
  /// While `opening` is true and there is no data set, the canvas reports instead that one is being
  /// opened.
  void setOpening(bool opening);
  /// Sets the message of a canvas without a data set.
  void sayNoDataset();

  /// Draws the images if they have changed and returns the picture, in device pixels, without what
  /// paintOver() adds. Null if OpenGL 3.2 is missing.
  [[nodiscard]] QImage picture();

 signals:
  /// A new frame is on the screen. Not emitted if the window only repainted the last one.
  void frameDrawn();
  /// The image under the pointer has changed. Empty: the pointer is on no image.
  void hovered(std::optional<lookbook::ImageIndex> image);
  /// The user clicked without dragging. Empty: on no image.
  void clicked(std::optional<lookbook::ImageIndex> image, lookbook::ui::SelectionChange change);
  /// The user finished a rectangle, lasso or drag around these images (in increasing order;
  /// possibly none).
  void regionChosen(std::vector<lookbook::ImageIndex> images, lookbook::ui::SelectionChange change);

 protected:
  /// Updates what the renderer draws. The OpenGL context is current.
  virtual void prepareFrame() = 0;
  /// Paints text, outlines and regions over the images.
  virtual void paintOver(QPainter& painter) = 0;
  /// Whether nothing is laid out; the message of an empty canvas is then shown.
  [[nodiscard]] virtual bool isEmpty() const = 0;

  /// Whether the card beside the pointer shows the image: not if it is already drawn large enough.
  [[nodiscard]] virtual bool wantsImageOnCard(ImageIndex image) const = 0;

  /// A line that the card shows below an image's class and index; "": none.
  [[nodiscard]] virtual QString noteOnCard(ImageIndex /*image*/) const { return {}; }

  /// Draws the images again, once, before the event loop next waits.
  void requestFrame();
  /// Repaints what lies over the images, in a rectangle or everywhere. The images are not drawn
  /// again.
  void requestOverlay(const QRect& where);
  void requestOverlay();
  /// Sets the image under the pointer, and emits hovered() if it has changed.
  void point(std::optional<ImageIndex> image, QPointF position);

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void leaveEvent(QEvent* event) override;
  /// The second press of a double click does nothing, so that it counts as one click.
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

  void drawFrame();

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook::ui
