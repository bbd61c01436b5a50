#pragma once

#include "core/data/dataset.h"
#include "core/session/ids.h"
#include "ui/commands/conditions/run_targets.h"

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace lookbook {
struct MapParameters;
}

namespace lookbook::ui {

struct MapItem;
class ChartView;
class OptionsForm;
class Workspace;

/// Computes maps: the method and its parameters, the images, and the run of the map shown with its
/// progress. On the page of the comparison, it acts on both sides.
class RunPanel : public QWidget {
  Q_OBJECT

 public:
  explicit RunPanel(Workspace& workspace, QWidget* parent = nullptr);

  void run();
  void restart();
  /// Applies the parameters shown to the running maps.
  void apply();
  void pauseOrResume();
  void step();
  void stop();

 signals:
  /// A map is being computed because the user pressed Run or Restart.
  void started();

 private:
  QWidget* imagesField();
  QWidget* runButtons();
  QWidget* mapButtons();
  QWidget* progress();
  void listImages();
  void render();
  void follow();
  void showProgress();
  /// The data sets the panel acts on: the active one, or both sides of the comparison.
  [[nodiscard]] std::vector<DatasetId> targets() const { return runTargets(workspace_); }
  [[nodiscard]] const MapParameters& parameters() const;
  void edit(const std::function<void(MapParameters&)>& change);
  [[nodiscard]] std::vector<MapItem*> items() const { return runItems(workspace_); }
  [[nodiscard]] std::vector<ImageIndex> chosenImages(DatasetId dataset) const;
  [[nodiscard]] QString titleOf(DatasetId dataset) const;

  Workspace& workspace_;
  OptionsForm* form_;
  QComboBox* images_ = nullptr;
  QSpinBox* firstCount_ = nullptr;
  QPushButton* run_ = nullptr;
  QToolButton* more_ = nullptr;
  QProgressBar* bar_ = nullptr;
  QLabel* words_ = nullptr;
  ChartView* chart_ = nullptr;
};

}  // namespace lookbook::ui
