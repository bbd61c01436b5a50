#pragma once

#include <QFrame>

class QAbstractButton;

namespace lookbook::ui {

/// A card that opens below a button, or above it if there is more room. Escape, the button or a
/// click elsewhere closes it. It is a child of the window and not a window of its own, so that the
/// map behind it continues to be drawn. Its contents scroll if the window is too small.
class Popover : public QFrame {
  Q_OBJECT

 public:
  /// @param anchor the button that opens and closes it
  Popover(QAbstractButton* anchor, QWidget* content);

  [[nodiscard]] QAbstractButton* anchor() const { return anchor_; }

  void open();
  /// Closes the card and emits closed(), so that the owner can move the keyboard focus.
  void close();

 signals:
  void opened();
  void closed();

 protected:
  /// Keeps Tab within the card.
  bool focusNextPrevChild(bool next) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// Places the card, as large as its content if the window has the room.
  void place();
  [[nodiscard]] bool ownsPress(const QWidget* pressed) const;

  QAbstractButton* anchor_;
  QWidget* content_;
  QWidget* viewport_;
};

}  // namespace lookbook::ui
