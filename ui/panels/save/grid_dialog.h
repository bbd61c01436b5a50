#pragma once

#include "core/session/ids.h"
#include "ui/panels/frame/fitted_dialog.h"

#include <array>
#include <cstddef>
#include <optional>
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

/// The grid of all methods for both data sets, or of the maps that they have. Computes the missing
/// maps, shows the grid meanwhile, and saves it as a picture. A click on a map shows it in the
/// window. Closing the dialog cancels the current map; finished maps are kept.
class GridDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit GridDialog(Workspace& workspace, QWidget* parent = nullptr);

  void done(int result) override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* controls();
  QWidget* footer();
  /// The compared data sets, each once.
  [[nodiscard]] std::vector<DatasetId> datasets() const;
  void listDatasets();
  void chooseImages();
  [[nodiscard]] bool ofOwnMaps() const;
  /// The row and the column of the plot at a place of the picture; empty if there is none.
  [[nodiscard]] std::optional<std::array<std::size_t, 2>> cellAt(QPointF place) const;
  void pointAt(QPointF place);
  void showMapAt(QPointF place);
  void follow();
  void showProgress();
  void save();

  Workspace& workspace_;
  GridMaker* maker_;
  FigureView* view_;
  FigureSaver* saver_;
  std::vector<DatasetId> shown_;  ///< data sets
  QComboBox* kinds_ = nullptr;
  QLabel* imagesLabel_ = nullptr;
  QComboBox* images_ = nullptr;
  QSpinBox* firstCount_ = nullptr;
  QPushButton* make_ = nullptr;
  QPushButton* cancel_ = nullptr;
  QPushButton* save_ = nullptr;
  QLabel* words_ = nullptr;
  QProgressBar* bar_ = nullptr;
};

}  // namespace lookbook::ui
