#pragma once

#include <QAbstractButton>
#include <QString>

namespace lookbook::ui {

/// A row of the list of data sets: the title, and a detail in quiet colour at the right.
class LibraryEntry : public QAbstractButton {
  Q_OBJECT

 public:
  LibraryEntry(const QString& title, const QString& detail);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString title_;
  QString detail_;
};

}  // namespace lookbook::ui
