#pragma once

#include <QDialog>
#include <QSize>

namespace lookbook::ui {

/// What a window's screen leaves for it, without the frame that the window manager may draw.
QSize roomOnScreen(const QWidget& window);

/// A dialog that fits the screen: it is never larger than that has room for, its contents scroll
/// where they do not fit, and its buttons stay below them, in reach. It grows with its contents, as
/// when another font is set.
class FittedDialog : public QDialog {
  Q_OBJECT

 public:
  using QDialog::QDialog;

  void setVisible(bool visible) override;

 protected:
  /// Fills the dialog; once, before it is shown.
  /// @param content scrolls where it is too large; it has a layout
  /// @param footer stands below it: what is being done, and the buttons
  /// @param margin around both and between them, in logical pixels
  /// @param wanted the size to open with, where the screen has the room; empty: what the contents
  /// need
  void setParts(QWidget* content, QWidget* footer, int margin, QSize wanted = {});

  bool eventFilter(QObject* watched, QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  /// As large as the contents need, or are meant to be.
  [[nodiscard]] QSize wantedSize() const;
  void growToContents();

  QWidget* content_ = nullptr;
  QWidget* footer_ = nullptr;
  QSize wanted_;
  QSize needed_;         ///< wantedSize() when it was last looked at
  bool fitted_ = false;  ///< it was shown: the user may have given it another size
};

}  // namespace lookbook::ui
