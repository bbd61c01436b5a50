#pragma once

#include <QColor>
#include <QLabel>
#include <QString>

namespace lookbook::ui {

/// A label that shows a text as it stands: the only way to make one, for QLabel would take what
/// looks like HTML for it, and load the files that it names.
QLabel* plainLabel(const QString& text = {});
/// A panel's section title.
QLabel* heading(const QString& text);
/// A caption, a count, a unit.
QLabel* quietLabel(const QString& text = {});
/// A quiet line that takes the room there is. Where that is too little, the last of the parts
/// between " · " go, and "…" stands for them.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  ElidedLabel();

 protected:
  void paintEvent(QPaintEvent* event) override;
};
/// The name of a class or a data set on one line that ends in an ellipsis where there is too little
/// room; a square of the class's colour may stand before it.
class NameLabel : public QLabel {
  Q_OBJECT

 public:
  NameLabel();
  void setName(const QString& name, const QColor& mark = {});
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QColor mark_;
};
/// A tooltip that shows a text as it stands; the only way to give one (see shown_text.h).
void setPlainToolTip(QWidget* widget, const QString& text);

}  // namespace lookbook::ui
