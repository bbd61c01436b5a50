#pragma once

#include "ui/panels/frame/fitted_dialog.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace lookbook::ui {

struct Settings;
class Workspace;

/// The dialog of the settings. Changes take effect immediately.
class SettingsDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit SettingsDialog(Workspace& workspace, QWidget* parent = nullptr);

 private:
  QWidget* folderList();
  void addNumbers(const Settings& now);
  void addFolder();
  void removeFolder();
  void showFolders();
  void keep();

  Workspace& workspace_;
  QComboBox* theme_;
  QDoubleSpinBox* fontSize_;
  QCheckBox* reducedMotion_;
  QSpinBox* threads_;
  QDoubleSpinBox* memory_;
  QListWidget* folders_;
  QLabel* noFolders_ = nullptr;
  QPushButton* removeFolder_ = nullptr;
};

}  // namespace lookbook::ui
