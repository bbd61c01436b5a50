#pragma once

#include "ui/figure/figure.h"
#include "ui/jobs/latest_task.h"

#include <QImage>
#include <QWidget>

namespace lookbook::ui {

class Workspace;

/// A grid of maps in the window, in the look in force. It is painted off the window's thread, for
/// eight maps of 70,000 points take a second; meanwhile the picture before stands there.
class FigureView : public QWidget {
  Q_OBJECT

 public:
  explicit FigureView(Workspace& workspace, QWidget* parent = nullptr);

  void setFigure(GridFigure figure);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void render();

  Workspace& workspace_;
  GridFigure figure_;
  QImage picture_;
  LatestTask painter_;
};

}  // namespace lookbook::ui
