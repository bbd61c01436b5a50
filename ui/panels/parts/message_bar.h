#pragma once

#include <QFrame>

class QLabel;

namespace lookbook::ui {

/// One sentence above the canvas that stays until it is dismissed: what went wrong and what was
/// expected. Nothing is shown while there is nothing to say.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void show(const QString& sentence);
  [[nodiscard]] QString text() const;

 private:
  QLabel* text_;
};

}  // namespace lookbook::ui
