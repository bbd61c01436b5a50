#pragma once

#include "ui/figure/any_figure.h"
#include "ui/jobs/latest_task.h"

#include <QImage>
#include <QSizeF>
#include <QWidget>

namespace lookbook::ui {

class Notices;
class ViewStore;

/// A figure in the window, by the code that paints files: filling it, in the look in force, or as
/// its page will be. It is painted off the window's thread, for eight maps of 70,000 points take a
/// second; meanwhile the picture before stands there.
class FigureView : public QWidget {
  Q_OBJECT

 public:
  FigureView(ViewStore& state, Notices& notices, QWidget* parent = nullptr);

  void setFigure(AnyFigure figure);
  /// The same, as a page of this size (1/96 inch) in the figure's own look.
  void setPage(AnyFigure figure, QSizeF size);

 signals:
  /// The figure last set is seen.
  void painted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void render();
  /// Where the page is, in the widget.
  [[nodiscard]] QRect pageRect() const;

  ViewStore& state_;
  Notices& notices_;

  AnyFigure figure_;
  QSizeF page_;  ///< empty: the figure fills the widget
  QImage picture_;
  LatestTask painter_{"The figure cannot be painted"};
};

}  // namespace lookbook::ui
