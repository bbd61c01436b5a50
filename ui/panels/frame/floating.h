#pragma once

#include <QObject>
#include <QPoint>
#include <QPointer>

class QFrame;
class QWidget;

namespace lookbook::ui {

/// Creates a card: a frame that floats over another widget.
QFrame* card(QWidget* over);

/// Keeps a widget at a corner of its parent when the parent is resized. The widget has its
/// preferred size, or a smaller one if there is not enough room.
class Floating : public QObject {
  Q_OBJECT

 public:
  /// @param corner corner of the parent
  /// @param inset distance from the corner, in logical pixels
  Floating(QWidget* widget, Qt::Corner corner, QPoint inset);

  /// Changes the distance from the corner, in logical pixels.
  void setInset(QPoint inset);
  /// Moves the widget to its place, for example after its preferred size has changed.
  void place();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* widget_;
  Qt::Corner corner_;
  QPoint inset_;
};

}  // namespace lookbook::ui
