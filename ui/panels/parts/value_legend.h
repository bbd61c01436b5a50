#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <functional>

namespace lookbook::ui {

class ViewStore;

/// What the colours of a map mean where they stand for numbers: a bar between two values.
class ValueLegend : public QWidget {
  Q_OBJECT

 public:
  explicit ValueLegend(ViewStore& state, QWidget* parent = nullptr);

  /// The values at the left and the right end.
  void setRange(double least, double largest);
  /// Colours of its own, for shares of the range in [0, 1], and words for its ends.
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
