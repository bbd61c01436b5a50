#pragma once

#include "ui/panels/frame/fitted_dialog.h"

namespace lookbook::ui {

/// All terms of the window with their explanations and papers (ui/text/glossary.h).
class TermsDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit TermsDialog(QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
