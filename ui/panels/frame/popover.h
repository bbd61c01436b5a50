#pragma once

#include <QFrame>

class QAbstractButton;

namespace lookbook::ui {

/// A card that opens below a button, or above it where there is more room, and stays there until
/// Escape, the button or a click elsewhere closes it. It is a child of the window, not a window of
/// its own: the map behind it goes on being drawn, and its fields scroll where the window is small.
class Popover : public QFrame {
  Q_OBJECT

 public:
  /// @param anchor the button that opens and closes it
  Popover(QAbstractButton* anchor, QWidget* content);

  [[nodiscard]] QAbstractButton* anchor() const { return anchor_; }

  void open();
  /// And gives the keyboard back: closed().
  void close();

 signals:
  void opened();
  void closed();

 protected:
  /// Tab stays in it.
  bool focusNextPrevChild(bool next) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// As large as its content, where the window has the room.
  void place();
  [[nodiscard]] bool ownsPress(const QWidget* pressed) const;

  QAbstractButton* anchor_;
  QWidget* content_;
  QWidget* viewport_;
};

}  // namespace lookbook::ui
