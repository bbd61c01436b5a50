#pragma once

#include "ui/panels/frame/fitted_dialog.h"

#include <QString>

namespace lookbook::ui {

/// Shows a text that can be copied, with a sentence above it that explains its use.
class CopyDialog : public FittedDialog {
  Q_OBJECT

 public:
  CopyDialog(const QString& title, const QString& explanation, const QString& text,
             QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
