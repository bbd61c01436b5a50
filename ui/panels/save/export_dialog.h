#pragma once

#include "core/export/export_format.h"
#include "ui/jobs/latest_task.h"
#include "ui/panels/frame/fitted_dialog.h"

#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace lookbook::ui {

class ExportList;
struct MapItem;
class Workspace;

/// Exports data of the active data set for other programs: the user selects the images, the format
/// and the file. The dialog is not modal, follows the window, and remembers the last export.
class ExportDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit ExportDialog(Workspace& workspace, QWidget* parent = nullptr);

  /// Begins with the active data set.
  /// @param selection whether the images are set to its selection
  void begin(bool selection);

 public Q_SLOTS:
  /// Closes the dialog, and cancels a running export.
  void done(int result) override;

 private:
  QWidget* fields();
  QWidget* place();
  QWidget* footer();
  void readSettings();
  void writeSettings() const;

  /// The user changed a field.
  void follow();
  /// The data to export may have changed.
  void refresh();
  void listImages();
  void suggestName();
  void showState();
  void browse();
  void showFolder();
  void start();
  void cancel();
  void finish(const Result<Exported>& exported, const QString& path, std::size_t images);
  [[nodiscard]] std::vector<ImageIndex> chosenImages() const;
  /// The images that are exported: if the map is included, only those on the map.
  [[nodiscard]] std::vector<ImageIndex> images() const;
  /// The map that is included; null: none.
  [[nodiscard]] const MapItem* map() const;
  [[nodiscard]] const MapItem* shownMap() const;
  /// Whether the scores of its points can be included.
  [[nodiscard]] bool canScore() const;
  /// Why these settings cannot be exported; "" if they can.
  [[nodiscard]] QString obstacle(const std::vector<ImageIndex>& images) const;
  [[nodiscard]] QString path() const;

  Workspace& workspace_;
  QComboBox* images_;
  QCheckBox* withMap_;
  QCheckBox* withScores_;
  ExportList* formats_;
  QLabel* neighborsLabel_;
  QSpinBox* neighbors_;
  QLineEdit* place_;
  QLabel* words_;
  QProgressBar* bar_;
  QPushButton* export_ = nullptr;
  QPushButton* close_ = nullptr;
  QPushButton* showFolder_ = nullptr;
  bool named_ = false;  ///< whether the user has entered the name
  /// Whether the result of an export is shown, which it is until the user changes a field.
  bool ended_ = false;
  QString written_;  ///< the file of the last export; "": none
  std::stop_source stop_;
  LatestTask writer_{"The images cannot be exported", Lane::background};
};

}  // namespace lookbook::ui
