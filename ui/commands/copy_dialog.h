#pragma once

#include <QDialog>
#include <QString>

namespace lookbook::ui {

/// A text to read and to copy, with a sentence above it that says what it is for.
class CopyDialog : public QDialog {
  Q_OBJECT

 public:
  CopyDialog(const QString& title, const QString& explanation, const QString& text,
             QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
