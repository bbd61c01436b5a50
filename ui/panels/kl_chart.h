#pragma once

#include "ui/figure/line_chart.h"

#include <QWidget>

namespace lookbook::ui {

class Workspace;

/// The KL divergence of the run at hand, as it falls.
class KlChart : public QWidget {
  Q_OBJECT

 public:
  explicit KlChart(Workspace& workspace, QWidget* parent = nullptr);

  void setChart(LineChart chart);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Workspace& workspace_;
  LineChart chart_;
};

}  // namespace lookbook::ui
