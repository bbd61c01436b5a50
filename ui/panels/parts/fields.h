#pragma once

#include <QComboBox>

namespace lookbook::ui {

/// A box of choices that ends the selected one with an ellipsis where it is too long.
class ElidedComboBox : public QComboBox {
  Q_OBJECT

 public:
  ElidedComboBox();

  /// Words before the selected entry, such as "Colour by:".
  void setLead(const QString& lead);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString lead_;
};
/// Makes a field behave as part of a window with one canvas and one history: the window's undo
/// takes back what is typed in it, and the wheel neither changes it nor gives it the keyboard
/// unless it has the keyboard already.
void asWindowField(QWidget* field);

}  // namespace lookbook::ui
