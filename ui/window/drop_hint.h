#pragma once

#include <QString>
#include <QWidget>

namespace lookbook::ui {

/// Shows, over its parent, the effect of dropping the files that are being dragged.
class DropHint : public QWidget {
  Q_OBJECT

 public:
  explicit DropHint(QWidget* parent);

  /// @param sentence "Open 5 files"
  void show(const QString& sentence);
  [[nodiscard]] const QString& text() const { return text_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_;
};

}  // namespace lookbook::ui
