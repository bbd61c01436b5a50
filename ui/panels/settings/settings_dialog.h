#pragma once

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QListWidget;
class QSpinBox;

namespace lookbook::ui {

class Workspace;

/// The settings in one place; each is in force at once.
class SettingsDialog : public QDialog {
  Q_OBJECT

 public:
  explicit SettingsDialog(Workspace& workspace, QWidget* parent = nullptr);

 private:
  QWidget* folderList();
  void addFolder();
  void removeFolder();
  void keep();

  Workspace& workspace_;
  QComboBox* theme_;
  QDoubleSpinBox* fontSize_;
  QSpinBox* threads_;
  QListWidget* folders_;
};

}  // namespace lookbook::ui
