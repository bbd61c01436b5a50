#pragma once

#include "ui/panels/frame/fitted_dialog.h"

#include <QString>

namespace lookbook::ui {

/// A text to read and to copy, with a sentence above it that says what it is for.
class CopyDialog : public FittedDialog {
  Q_OBJECT

 public:
  CopyDialog(const QString& title, const QString& explanation, const QString& text,
             QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
