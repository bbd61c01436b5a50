#pragma once

#include "core/session/ids.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace lookbook::ui {

class FigureSaver;
class FigureView;
class GridMaker;
class Workspace;

/// All methods side by side for both data sets: makes the maps that are missing, shows the grid as
/// it fills, and saves it as a picture. Closing it ends what is being made; what is done stays
/// among the maps of its data set.
class GridDialog : public QDialog {
  Q_OBJECT

 public:
  explicit GridDialog(Workspace& workspace, QWidget* parent = nullptr);

  void done(int result) override;

 private:
  QWidget* controls();
  QWidget* footer();
  /// The compared data sets, each once.
  [[nodiscard]] std::vector<DatasetId> datasets() const;
  void listDatasets();
  void chooseImages();
  void follow();
  void showProgress();
  void save();

  Workspace& workspace_;
  GridMaker* maker_;
  FigureView* view_;
  FigureSaver* saver_;
  std::vector<DatasetId> shown_;  ///< data sets
  QComboBox* images_ = nullptr;
  QSpinBox* firstCount_ = nullptr;
  QPushButton* make_ = nullptr;
  QPushButton* cancel_ = nullptr;
  QPushButton* save_ = nullptr;
  QLabel* words_ = nullptr;
  QProgressBar* bar_ = nullptr;
};

}  // namespace lookbook::ui
