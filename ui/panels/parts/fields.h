#pragma once

#include <QComboBox>

namespace lookbook::ui {

/// A box of choices that ends the chosen one with an ellipsis where it is too long.
class ElidedComboBox : public QComboBox {
  Q_OBJECT

 protected:
  void paintEvent(QPaintEvent* event) override;
};
/// Lets the window's undo take back what is typed in a field: the field's own knows of it alone.
void leaveUndoToWindow(QWidget* field);

}  // namespace lookbook::ui
