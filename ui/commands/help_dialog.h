#pragma once

#include <QDialog>

namespace lookbook::ui {

/// The table of keys and gestures, and what Lookbook is.
class HelpDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HelpDialog(QWidget* parent = nullptr);
};

}  // namespace lookbook::ui
