#pragma once

#include "core/base/matrix.h"
#include "core/session/view_state.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QHBoxLayout;
class QToolButton;

namespace lookbook::ui {

class MapCanvas;
class Timeline;
class ValueLegend;
class Workspace;

/// One map of one data set with a header that names it and lets the user go back to others.
/// The map page has one, the comparison two.
class MapPane : public QWidget {
  Q_OBJECT

 public:
  explicit MapPane(Workspace& workspace, QWidget* parent = nullptr);

  /// @param dataset number of an open data set; -1: none
  void setDataset(int dataset);
  [[nodiscard]] int dataset() const { return dataset_; }
  [[nodiscard]] MapCanvas& canvas() { return *canvas_; }

  /// Stands where the data set's title does otherwise; the pane takes it over.
  void setTitleWidget(QWidget* widget);

  /// Brings the chosen images, or else the current one, into view.
  void showChosen();

 signals:
  /// The user wants to see which pairs this map distorts most, or no longer.
  void pairsRequested();

 private:
  QWidget* header();
  QWidget* footer();
  void connectCanvas();
  /// What is acted on is the data set that the other panels tell of.
  void activate();
  void follow(const ViewState& before);
  void listMaps();
  void showMap();
  void forgetDrawn();
  void showPositions();
  void showStatus();
  void showColoring();
  void showPlaced();
  [[nodiscard]] const DatasetView& view() const;

  Workspace& workspace_;
  int dataset_ = -1;
  int map_ = -1;                          ///< the map the canvas holds
  std::shared_ptr<const MatrixF> drawn_;  ///< as the run gave them
  double drawnMoment_ = -1;               ///< which moment they are of: DatasetView::moment
  bool pointsSet_ = false;

  MapCanvas* canvas_;
  Timeline* timeline_;
  QHBoxLayout* header_ = nullptr;
  QLabel* title_ = nullptr;
  QComboBox* maps_ = nullptr;
  QToolButton* remove_ = nullptr;
  QToolButton* dimensions_ = nullptr;
  QToolButton* pairs_ = nullptr;
  QLabel* status_ = nullptr;
  QLabel* coloring_ = nullptr;
  ValueLegend* legend_ = nullptr;
};

}  // namespace lookbook::ui
