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

/// One map of one data set, its legend floating over it. What names it and lets the user go back to
/// other maps, and what reports on it and looks back at its run, are widgets beside it, which its
/// page places. The map page has one pane, the comparison two.
class MapPane : public QWidget {
  Q_OBJECT

 public:
  /// Which map of its data set: the one shown; or, where two are compared, the same as the first of
  /// them, or MapCollection::secondMap(). Compared maps are shown as they are now.
  enum class Part { only, first, second };

  explicit MapPane(Workspace& workspace, QWidget* parent = nullptr);

  /// @param dataset none: empty
  void setDataset(std::optional<DatasetId> dataset, Part part = Part::only);
  [[nodiscard]] std::optional<DatasetId> dataset() const { return dataset_; }
  [[nodiscard]] MapCanvas& canvas() { return *canvas_; }

  /// The map shown; null: none.
  [[nodiscard]] MapItem* item() const;
  /// Draws the map's points at these places instead of its own; null: at its own. Forgotten when
  /// another map is shown.
  void setPlaces(std::shared_ptr<const MatrixF> places);
  /// What the colourings of two maps tell of this one's points; null: nothing.
  void setComparison(std::shared_ptr<const MapComparison> comparison);
  [[nodiscard]] Part part() const { return part_; }
  /// Whether the camera is the data set's: not that of a second map which lies as it happens to.
  [[nodiscard]] bool sharesCamera() const { return part_ != Part::second || places_; }

  /// Which map is shown, of how many dimensions, and a button that removes it. The page owns it.
  [[nodiscard]] QWidget& header();
  /// The moments of the run, the map's scores and what its colours stand for. The page owns it.
  [[nodiscard]] QWidget& bottomLine() { return *bottom_; }

  /// Where the legend floats, in logical pixels from the canvas' left edge.
  void setLegendInset(int left);
  /// @param wanted false: another pane has the legend of the same data set
  void setLegendWanted(bool wanted);
  /// Folds the legend, or shows it again.
  void toggleLegend();

  /// Brings the chosen images, or else the current one, into view.
  void showChosen();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectHeader();
  void showLegend();
  void connectCanvas();
  /// What is acted on is the data set that the other panels tell of.
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
  std::optional<MapId> map_;               ///< the map the canvas holds
  std::shared_ptr<const MatrixF> drawn_;   ///< as the run gave them
  double drawnMoment_ = -1;                ///< which moment they are of: DatasetView::moment
  std::shared_ptr<const MatrixF> places_;  ///< instead of these
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
