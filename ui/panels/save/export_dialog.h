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

/// Exports data of the active data set for other programs: which images, as what, to where. Stays
/// open, follows the window, and remembers what was exported last.
class ExportDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit ExportDialog(Workspace& workspace, QWidget* parent = nullptr);

  /// Looks at the active data set anew, and sets the images to its selection if asked to.
  void begin(bool selection);

 public Q_SLOTS:
  /// Ends an export that is under way.
  void done(int result) override;

 private:
  QWidget* fields();
  QWidget* place();
  QWidget* footer();
  void readSettings();
  void writeSettings() const;

  /// The user changed a field.
  void follow();
  /// What there is to export may have changed.
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
  /// Those that are exported: with a map, the ones on it.
  [[nodiscard]] std::vector<ImageIndex> images() const;
  /// The map that goes with them; null: none.
  [[nodiscard]] const MapItem* map() const;
  [[nodiscard]] const MapItem* shownMap() const;
  /// Whether the scores of its points can go with them.
  [[nodiscard]] bool canScore() const;
  /// Why nothing can be exported as things stand; "": it can.
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
  bool named_ = false;  ///< the user has written the name
  bool ended_ = false;  ///< the result of an export is shown, until the user changes a field
  QString written_;     ///< what it wrote; "": nothing
  std::stop_source stop_;
  LatestTask writer_{"The images cannot be exported", Lane::background};
};

}  // namespace lookbook::ui
