#pragma once

#include "ui/figure/any_figure.h"
#include "ui/jobs/latest_task.h"

#include <QImage>
#include <QSizeF>
#include <QWidget>

namespace lookbook::ui {

class Notices;
class ViewStore;

/// Shows a figure in the window with the code that paints files: either filling the widget, in the
/// current theme, or as a page. Painting runs off the window's thread, because eight maps of 70,000
/// points take a second; the previous picture is shown meanwhile.
class FigureView : public QWidget {
  Q_OBJECT

 public:
  FigureView(ViewStore& state, Notices& notices, QWidget* parent = nullptr);

  /// Shows a figure that fills the widget, in the current theme.
  void setFigure(AnyFigure figure);
  /// The same, as a page of this size (1/96 inch) in the figure's own look.
  void setPage(AnyFigure figure, QSizeF size);

 signals:
  /// The figure that was set last is on the screen.
  void painted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void render();
  /// The rectangle of the page in the widget.
  [[nodiscard]] QRect pageRect() const;

  ViewStore& state_;
  Notices& notices_;

  AnyFigure figure_;
  QSizeF page_;  ///< empty: the figure fills the widget
  QImage picture_;
  LatestTask painter_{"The figure cannot be painted"};
};

}  // namespace lookbook::ui
