#pragma once

#include "ui/panels/frame/fitted_dialog.h"

namespace lookbook::ui {

/// Shows the table of keys and gestures, and describes Lookbook.
class HelpDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit HelpDialog(QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
