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

/// Says of every map how far to trust it: one map after another on one thread, those shown before
/// all others; of the maps shown also each point's scores, where the colouring asks for them.
/// Lives on the window's thread.
class MapScorer : public QObject {
  Q_OBJECT

 public:
  MapScorer(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices);

  /// Goes on with what is next: to be called when a map has ended or was removed, and when another
  /// one is shown or coloured otherwise. Does nothing while a map is being scored that is there.
  void proceed();

  /// Whether the scores of single points, which the colouring asks for, are still to come.
  [[nodiscard]] bool scoringPoints(const MapItem& item) const;

 private:
  struct Work {
    enum class Kind : std::uint8_t { whole, points, reconstruction };

    DatasetId dataset;
    MapId map;
    Kind kind = Kind::whole;

    auto operator<=>(const Work&) const = default;
  };

  /// The map that there is; null: none.
  [[nodiscard]] MapItem* itemOf(DatasetId dataset, MapId map) const;
  /// Maps of the page shown, as data set and map.
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
