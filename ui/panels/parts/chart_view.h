#pragma once

#include "ui/figure/page/line_chart.h"

#include <QWidget>

namespace lookbook::ui {

class ViewStore;

/// Shows a line chart in the current theme.
class ChartView : public QWidget {
  Q_OBJECT

 public:
  explicit ChartView(ViewStore& state, QWidget* parent = nullptr);

  void setChart(LineChart chart);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ViewStore& state_;

  LineChart chart_;
};

}  // namespace lookbook::ui
