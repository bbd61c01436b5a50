#pragma once

#include <QString>
#include <QWidget>

namespace lookbook::ui {

class Workspace;

/// What the colours of a map mean where they stand for numbers: a bar between the least and the
/// largest.
class ValueLegend : public QWidget {
  Q_OBJECT

 public:
  explicit ValueLegend(Workspace& workspace, QWidget* parent = nullptr);

  void setRange(double least, double largest);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Workspace& workspace_;
  QString least_;
  QString largest_;
};

}  // namespace lookbook::ui
