#pragma once

#include <QDialog>

namespace lookbook::ui {

/// All terms of the window with their explanations and papers (ui/text/glossary.h).
class TermsDialog : public QDialog {
  Q_OBJECT

 public:
  explicit TermsDialog(QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
