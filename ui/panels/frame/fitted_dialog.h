#pragma once

#include <QDialog>
#include <QSize>

namespace lookbook::ui {

/// The largest size of a window on its screen, without the frame of the window manager.
QSize roomOnScreen(const QWidget& window);

/// A dialog that always fits the screen: contents that are too large scroll, and the buttons stay
/// visible below them. The dialog grows with its contents, for example when a larger font is set.
class FittedDialog : public QDialog {
  Q_OBJECT

 public:
  using QDialog::QDialog;

  void setVisible(bool visible) override;

 protected:
  /// Fills the dialog. To be called once, before it is shown.
  /// @param content has a layout; scrolls if it is too large
  /// @param footer progress and buttons, below the content
  /// @param margin around both and between them, in logical pixels
  /// @param wanted initial size, if the screen has the room; empty: what the contents need
  void setParts(QWidget* content, QWidget* footer, int margin, QSize wanted = {});

  bool eventFilter(QObject* watched, QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  /// The size that the contents need, or the initial size if it is larger.
  [[nodiscard]] QSize wantedSize() const;
  void growToContents();

  QWidget* content_ = nullptr;
  QWidget* footer_ = nullptr;
  QSize wanted_;
  QSize needed_;         ///< wantedSize() when it was last checked
  bool fitted_ = false;  ///< it was shown, so that the user may have resized it
};

}  // namespace lookbook::ui
