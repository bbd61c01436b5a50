#pragma once

#include "core/session/ids.h"
#include "ui/figure/figure.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace lookbook::ui {

struct MapItem;
class Workspace;

/// Computes the grid of all methods: uses the open maps and computes the missing ones in the
/// background, one after another, all data sets of a method before the next method. They stay in
/// the workspace like all maps. Alternatively, the grid shows the open maps. For the window's
/// thread.
class GridMaker : public QObject {
  Q_OBJECT

 public:
  explicit GridMaker(Workspace& workspace, QObject* parent = nullptr);

  /// Sets the open data sets of the grid, and the number of images of each, from the first (0:
  /// all). The figure shows the maps that exist. Cancels the current map.
  void setImages(std::vector<DatasetId> datasets, std::size_t limit);
  /// Shows the latest maps of these data sets instead of one map for each method; nothing is
  /// computed. Cancels the current map.
  void setOwnMaps(std::vector<DatasetId> datasets);
  /// The map in a cell of the figure; empty: it does not exist yet.
  [[nodiscard]] std::optional<std::pair<DatasetId, MapId>> mapIn(std::size_t row,
                                                                 std::size_t column) const;
  /// Computes the missing maps.
  void start();
  /// Cancels the current map and removes it; finished maps are kept.
  void cancel();

  [[nodiscard]] bool running() const { return running_; }
  [[nodiscard]] const GridFigure& figure() const { return figure_; }
  /// The figure with its stamp, to be saved: the recipes of the maps and the view of the window.
  [[nodiscard]] GridFigure stamped() const;
  [[nodiscard]] int maps() const;                       ///< in all
  [[nodiscard]] int mapsDone() const { return done_; }  ///< or failed
  [[nodiscard]] double fraction() const;                ///< of all maps, in [0, 1]
  /// "t-SNE of MNIST, iteration 412 of 1,000"; "" if nothing is computed.
  [[nodiscard]] QString words() const;

 signals:
  /// The figure has changed.
  void changed();
  /// words() or fraction() has changed.
  void progressed();

 private:
  struct Cell {
    std::size_t row = 0;
    std::size_t column = 0;

    bool operator==(const Cell&) const = default;
  };

  [[nodiscard]] std::vector<Cell> cells() const;
  [[nodiscard]] MapFigure& figureOf(const Cell& cell);
  [[nodiscard]] std::optional<MapId> mapOf(const Cell& cell) const;
  [[nodiscard]] MapItem* itemOf(const Cell& cell) const;
  /// Whether a map is final.
  [[nodiscard]] static bool settled(const MapItem& item);
  /// Puts the current state of a cell into the figure; returns whether it is final.
  bool fill(const Cell& cell);
  /// The first cell that is not final.
  std::optional<Cell> fillAll();
  void goOn();
  void begin(const Cell& cell);

  Workspace& workspace_;
  std::vector<DatasetId> datasets_;
  std::size_t limit_ = 0;
  /// The maps of each row, if the grid shows open maps.
  std::optional<std::vector<std::vector<MapId>>> own_;
  GridFigure figure_;
  int done_ = 0;
  bool running_ = false;
  std::optional<Cell> current_;   ///< the cell whose map is being computed
  std::optional<MapId> started_;  ///< the map that was started here and is not finished
  /// Whether goOn() is running, whose own changes would call it again.
  bool busy_ = false;
};

}  // namespace lookbook::ui
