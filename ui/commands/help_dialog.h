#pragma once

#include "ui/panels/frame/fitted_dialog.h"

namespace lookbook::ui {

/// The table of keys and gestures, and what Lookbook is.
class HelpDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit HelpDialog(QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
