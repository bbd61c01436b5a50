#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <functional>

namespace lookbook::ui {

class ViewStore;

/// Explains the colours of a map that stand for numbers: a bar between two values.
class ValueLegend : public QWidget {
  Q_OBJECT

 public:
  explicit ValueLegend(ViewStore& state, QWidget* parent = nullptr);

  /// Sets the values at the left and the right end.
  void setRange(double least, double largest);
  /// Sets other colours, for shares in [0, 1] of the range, and texts for the ends.
  void setRamp(std::function<QColor(double)> color, const QString& least, const QString& largest);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ViewStore& state_;

  std::function<QColor(double)> color_;
  QString least_;
  QString largest_;
};

}  // namespace lookbook::ui
