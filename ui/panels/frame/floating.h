#pragma once

#include <QObject>
#include <QPoint>
#include <QPointer>

class QFrame;
class QWidget;

namespace lookbook::ui {

/// Makes a card: a frame that floats over a canvas.
QFrame* card(QWidget* over);

/// Keeps a widget at a corner of its parent, at its own size, whatever size the parent takes. It is
/// never larger than the parent leaves room for.
class Floating : public QObject {
  Q_OBJECT

 public:
  /// @param corner of the parent; @param inset the distance from it, in logical pixels
  Floating(QWidget* widget, Qt::Corner corner, QPoint inset);

  void setInset(QPoint inset);
  void place();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* widget_;
  Qt::Corner corner_;
  QPoint inset_;
};

}  // namespace lookbook::ui
