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

/// Asks for the OpenGL that every canvas needs (3.2 core) and lets them share textures. Call once,
/// before the application object is made.
void prepareOpenGl();

/// Shift adds, Alt or Ctrl+Shift removes, Ctrl toggles, none replaces.
SelectionChange selectionChangeFor(Qt::KeyboardModifiers modifiers);

/// Images of one data set drawn by VTK inside Qt: the only door between the two.
///
/// The base of GalleryCanvas and MapCanvas: owns the render window and its one renderer, draws only
/// when something changed, and says what happens on it in terms of stable image indices.
/// If OpenGL 3.2 is missing, shows a sentence that says so instead.
///
///     change -- requestFrame() --> VTK draws out of sight --> a picture, kept
///     pointer -- requestOverlay() --> Qt paints the picture, and text and outlines over it
///
/// The window around it is Qt's plain raster one. Were the canvas a QOpenGLWidget, Qt would put the
/// whole window together by OpenGL for every frame and every label that changes, which without a
/// graphics card takes longer than drawing 70,000 points.
class Canvas : public QWidget {
  Q_OBJECT

 public:
  explicit Canvas(QWidget* parent = nullptr);
  ~Canvas() override;

  /// The images to draw from; forgets selection, hover and what was laid out. Null: nothing.
  virtual void setDataset(DatasetPtr dataset);
  virtual void setTheme(const Theme& theme);
  /// The map dims the images that are not selected, unless none is; the gallery marks the selected.
  virtual void setSelection(SharedImageSet selection);
  /// The image under the pointer, here or in another view: outlined.
  virtual void setHovered(std::optional<ImageIndex> image);
  /// The image in the inspector: outlined in the accent colour.
  virtual void setCurrent(std::optional<ImageIndex> image);

  /// What an empty canvas says instead of images: what is missing, and what to do about it.
  void setEmptyMessage(const QString& headline, const QString& hint);
  /// Instead of that, as long as there is no data set: that one is being opened.
  void setOpening(bool opening);
  /// The message of a canvas without a data set.
  void sayNoDataset();

  /// The images as they are drawn now, in device pixels, without what is painted over them. Null
  /// where nothing can be drawn.
  [[nodiscard]] QImage picture();

 signals:
  /// A frame is on the screen; not where the window was merely put together anew.
  void frameDrawn();
  /// The image under the pointer changed; nothing: it left all images.
  void hovered(std::optional<lookbook::ImageIndex> image);
  /// A click without drag. Nothing: on no image.
  void clicked(std::optional<lookbook::ImageIndex> image, lookbook::ui::SelectionChange change);
  /// A rectangle, lasso or drag was closed round these images (rising; may be none).
  void regionChosen(std::vector<lookbook::ImageIndex> images, lookbook::ui::SelectionChange change);

 protected:
  /// Brings what is drawn up to date; the OpenGL context is current.
  virtual void prepareFrame() = 0;
  /// Paints text, outlines and regions over the images.
  virtual void paintOver(QPainter& painter) = 0;
  /// Nothing is laid out: the empty message is shown.
  [[nodiscard]] virtual bool isEmpty() const = 0;

  /// Whether the card beside the pointer repeats the image: not where it is drawn large already.
  [[nodiscard]] virtual bool wantsImageOnCard(ImageIndex image) const = 0;

  /// What the card says of an image besides its class and index; "": nothing.
  [[nodiscard]] virtual QString noteOnCard(ImageIndex /*image*/) const { return {}; }

  /// Draws the images anew, once, before the event loop waits again.
  void requestFrame();
  /// Paints over the images anew, there.
  void requestOverlay(const QRect& where);
  void requestOverlay();
  /// Tells the image under the pointer, if it is another than before.
  void point(std::optional<ImageIndex> image, QPointF position);

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void leaveEvent(QEvent* event) override;
  /// A double click is one click: its second press does nothing.
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

  void drawFrame();

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook::ui
