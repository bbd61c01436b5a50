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
/// the workspace like all maps. The grid can be of the open maps instead. Lives on the window's
/// thread.
class GridMaker : public QObject {
  Q_OBJECT

 public:
  explicit GridMaker(Workspace& workspace, QObject* parent = nullptr);

  /// What the grid is of: open data sets, and how many images of each, from the first on; 0: all.
  /// Shows what is there of it. Ends what is being made.
  void setImages(std::vector<DatasetId> datasets, std::size_t limit);
  /// The grid is of the latest maps of these data sets instead of one map by each method; nothing
  /// is computed. Cancels the current map.
  void setOwnMaps(std::vector<DatasetId> datasets);
  /// The map in a cell of the figure; nothing: it does not exist yet.
  [[nodiscard]] std::optional<std::pair<DatasetId, MapId>> mapIn(std::size_t row,
                                                                 std::size_t column) const;
  /// Computes the missing maps.
  void start();
  /// Cancels the current map and removes it; finished maps are kept.
  void cancel();

  [[nodiscard]] bool running() const { return running_; }
  [[nodiscard]] const GridFigure& figure() const { return figure_; }
  /// The same, to be saved: with the maps' recipes and the window's view.
  [[nodiscard]] GridFigure stamped() const;
  [[nodiscard]] int maps() const;                       ///< in all
  [[nodiscard]] int mapsDone() const { return done_; }  ///< or failed
  [[nodiscard]] double fraction() const;                ///< of all maps, in [0, 1]
  /// "t-SNE of MNIST, iteration 412 of 1,000"; "" if nothing is computed.
  [[nodiscard]] QString words() const;

 signals:
  /// The figure has another map, or is another.
  void changed();
  /// words() or fraction() moved on.
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
  /// Of each row, where the grid is of these.
  std::optional<std::vector<std::vector<MapId>>> own_;
  GridFigure figure_;
  int done_ = 0;
  bool running_ = false;
  std::optional<Cell> current_;   ///< being made or waited for
  std::optional<MapId> started_;  ///< the map that was started here and is not done
  bool busy_ = false;             ///< within goOn(): its own changes come back to it
};

}  // namespace lookbook::ui
