#pragma once

#include "ui/canvas/canvas.h"
#include "ui/canvas/hover_card.h"

#include <QElapsedTimer>
#include <QWidget>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkOpenGLRenderer.h>
#include <vtkSmartPointer.h>

#include <deque>

namespace lookbook::ui {

/// Painted by Qt over the images: text and outlines stay sharp and follow the theme, and a moving
/// pointer costs no frame. Lets the mouse through.
class Canvas::Overlay : public QWidget {
 public:
  explicit Overlay(Canvas& canvas);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Canvas& canvas_;
};

/// What all canvases are made of. Private to this folder.
struct Canvas::Impl {
  DatasetPtr dataset;
  Theme theme = lightTheme();
  SharedImageSet selection;
  std::optional<ImageIndex> hovered;
  std::optional<ImageIndex> current;

  /// Made anew with each OpenGL context (a re-parented widget gets another); the renderer, and what
  /// is drawn in it, stays.
  vtkSmartPointer<vtkGenericOpenGLRenderWindow> window;
  vtkSmartPointer<vtkOpenGLRenderer> renderer = vtkSmartPointer<vtkOpenGLRenderer>::New();
  bool frameWanted = true;
  QString failure;  ///< why nothing can be drawn, as a sentence

  Overlay* overlay = nullptr;
  HoverCard card;                          ///< follows the pointer while it is on an image
  std::optional<ImageIndex> underPointer;  ///< here, unlike `hovered`
  QString emptyHeadline;
  QString emptyHint;

  QElapsedTimer sinceChange;  ///< valid while a frame is awaited
  std::deque<double> frameTimes;

  void releaseGraphics();
  [[nodiscard]] bool selects() const { return selection && !selection->empty(); }
};

}  // namespace lookbook::ui
