#pragma once

#include <QColor>
#include <QLabel>
#include <QString>

namespace lookbook::ui {

/// A label that shows its text literally. Labels must be created by this function: a plain QLabel
/// would interpret a text that looks like HTML, and load files that it names.
QLabel* plainLabel(const QString& text = {});
/// The title of a section of a panel.
QLabel* heading(const QString& text);
/// A label in quiet colour, for captions, counts and units.
QLabel* quietLabel(const QString& text = {});
/// A quiet line that fits the available width. If that is too small, the last parts, which are
/// separated by " · ", are replaced by "…".
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  ElidedLabel();

 protected:
  void paintEvent(QPaintEvent* event) override;
};
/// The name of a class or a data set on one line, shortened with an ellipsis if there is too little
/// room, with an optional square in the colour of the class before it.
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
/// Sets a tooltip that shows its text literally. Tooltips must be set by this function (see
/// shown_text.h).
void setPlainToolTip(QWidget* widget, const QString& text);

}  // namespace lookbook::ui
