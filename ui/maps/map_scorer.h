#pragma once

#include "core/base/result.h"
#include "core/session/ids.h"
#include "ui/jobs/latest_task.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace lookbook::ui {

struct MapItem;
class MapCollection;
class Notices;
class OpenDatasets;
class ViewStore;

/// Scores all maps that have ended, one after another off the window's thread, and the maps shown
/// before all others. For the maps shown, it also computes the scores of single points if the
/// colouring shows them. For the window's thread.
class MapScorer : public QObject {
  Q_OBJECT

 public:
  MapScorer(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices);

  /// Begins the next piece of work. To be called when a run has ended, when a map was removed, and
  /// when another map or colouring is shown. Does nothing while an existing map is being scored.
  void proceed();

  /// Whether the scores of single points that the colouring shows are still being computed.
  [[nodiscard]] bool scoringPoints(const MapItem& item) const;

 private:
  struct Work {
    enum class Kind : std::uint8_t { whole, points, reconstruction };

    DatasetId dataset;
    MapId map;
    Kind kind = Kind::whole;

    auto operator<=>(const Work&) const = default;
  };

  /// The map; null if it no longer exists.
  [[nodiscard]] MapItem* itemOf(DatasetId dataset, MapId map) const;
  /// The maps that the page shows, each with its data set.
  [[nodiscard]] std::vector<std::pair<DatasetId, MapId>> shown() const;
  [[nodiscard]] std::optional<Work> next() const;
  [[nodiscard]] std::optional<Work> pointsOf(DatasetId dataset, MapId map) const;
  void start(const Work& work);
  void scoreWhole(const Work& work);
  void scorePoints(const Work& work);
  void scoreReconstruction(const Work& work);
  template <class Scores>
  void keep(const Work& work, const Result<Scores>& scores,
            std::shared_ptr<const Scores> MapItem::* kept);
  void finish(const Work& work);

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;
  Notices& notices_;
  std::optional<Work> working_;
  std::set<Work> failed_;  ///< not tried again
  LatestTask task_{"The map cannot be scored", Lane::background};
};

}  // namespace lookbook::ui
