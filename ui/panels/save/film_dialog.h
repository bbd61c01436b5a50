#pragma once

#include "core/session/ids.h"
#include "ui/jobs/latest_task.h"
#include "ui/panels/frame/fitted_dialog.h"

#include <QString>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace lookbook::ui {

class Workspace;

/// Saves the run of the map shown of a data set as a film: sets its size, frame rate and duration,
/// then asks for a file.
class FilmDialog : public FittedDialog {
  Q_OBJECT

 public:
  FilmDialog(Workspace& workspace, DatasetId dataset, QWidget* parent = nullptr);

  /// Paints and writes the film off the window's thread, and closes the dialog when it is finished.
  void save(const QString& path);

 private:
  void chooseFile();
  void showLength();
  void setBusy(bool busy);

  Workspace& workspace_;
  DatasetId dataset_;
  LatestTask painter_{"The film cannot be saved", Lane::background};
  QSpinBox* width_;
  QSpinBox* height_;
  QDoubleSpinBox* seconds_;
  QDoubleSpinBox* rate_;
  QComboBox* format_;
  QLabel* length_;
  QProgressBar* progress_;
  QPushButton* save_;
};

}  // namespace lookbook::ui
