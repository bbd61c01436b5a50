#pragma once

#include "core/base/matrix.h"
#include "core/quality/map_comparison.h"
#include "core/session/view_state.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace lookbook::ui {

class FilterCard;
class Floating;
class MapCanvas;
class MapFooter;
class MapHeader;
struct MapItem;
class Timeline;
class Workspace;

/// One map of one data set, with its legend floating over it. Its page places the two other parts
/// of the pane: header(), which selects the map, and bottomLine(), with the scores and the moments
/// of the run. The map page has one pane, the comparison two.
class MapPane : public QWidget {
  Q_OBJECT

 public:
  /// Which map of its data set the pane shows: the only one, or the first or the second
  /// (MapCollection::secondMap()) of two compared maps. Compared maps are shown in their current
  /// state.
  enum class Part { only, first, second };

  explicit MapPane(Workspace& workspace, QWidget* parent = nullptr);

  /// @param dataset empty: the pane is empty
  void setDataset(std::optional<DatasetId> dataset, Part part = Part::only);
  [[nodiscard]] std::optional<DatasetId> dataset() const { return dataset_; }
  [[nodiscard]] MapCanvas& canvas() { return *canvas_; }

  /// The map shown; null: none.
  [[nodiscard]] MapItem* item() const;
  /// Draws the points of the map at these places instead of their own; null: at their own. Reset
  /// when another map is shown.
  void setPlaces(std::shared_ptr<const MatrixF> places);
  /// Sets the values of the points for colourings that compare two maps; null: none.
  void setComparison(std::shared_ptr<const MapComparison> comparison);
  [[nodiscard]] Part part() const { return part_; }
  /// Whether the pane uses the camera of its data set: not if it shows a second map that is not
  /// aligned.
  [[nodiscard]] bool sharesCamera() const { return part_ != Part::second || places_; }

  /// Selects the map and its dimensions, and has a button that removes it. The page owns it.
  [[nodiscard]] QWidget& header();
  /// The moments of the run, the scores of the map and the meaning of its colours. The page owns
  /// it.
  [[nodiscard]] QWidget& bottomLine() { return *bottom_; }

  /// Sets the place of the legend, in logical pixels from the left edge of the canvas.
  void setLegendInset(int left);
  /// Shows or hides the legend.
  /// @param wanted false: another pane has the legend of the same data set
  void setLegendWanted(bool wanted);
  /// Hides the legend, or shows it again.
  void toggleLegend();

  /// Brings the selected images, or the current one if none is selected, into view.
  void showChosen();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectHeader();
  void showLegend();
  void connectCanvas();
  /// Makes the data set of the pane the active one, which the other panels show.
  void activate();
  void follow(const ViewState& before);
  void listMaps();
  void showMap();
  void placeCompute();
  void forgetDrawn();
  void forgetMap();
  void showPositions();
  void showStatus();
  void showColoring();
  void showPlaced();
  void showPair();
  [[nodiscard]] const DatasetView& view() const;
  [[nodiscard]] std::optional<MapId> shownNumber() const;
  void chooseMap(MapId map);

  Workspace& workspace_;
  std::optional<DatasetId> dataset_;
  Part part_ = Part::only;
  std::optional<MapId> map_;               ///< the map on the canvas
  std::shared_ptr<const MatrixF> drawn_;   ///< the positions on the canvas, from the run
  double drawnMoment_ = -1;                ///< DatasetView::moment of these positions
  std::shared_ptr<const MatrixF> places_;  ///< drawn instead of these positions
  std::shared_ptr<const MapComparison> comparison_;
  bool pointsSet_ = false;

  MapCanvas* canvas_;
  Timeline* timeline_;
  MapFooter* footer_;
  FilterCard* legend_;
  Floating* legendPlace_;
  bool legendWanted_ = true;
  bool legendFolded_ = false;
  MapHeader* header_;
  QWidget* bottom_;
  QPushButton* compute_ = nullptr;
};

}  // namespace lookbook::ui
