#pragma once

#include "core/cache/disk_cache.h"
#include "ui/library/open_datasets.h"
#include "ui/maps/map_item.h"
#include "ui/maps/removed_maps.h"
#include "ui/state/notices.h"
#include "ui/state/view_store.h"

#include <QObject>
#include <QString>

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace lookbook::ui {

class MapScorer;

/// The maps of one data set, by number. A removed map is null, so that numbers do not change.
using Maps = std::vector<std::unique_ptr<MapItem>>;

/// The maps of the open data sets: runs, branches, maps from files, and their scores. Lives on the
/// window's thread.
class MapCollection : public QObject {
  Q_OBJECT

 public:
  MapCollection(ViewStore& state, OpenDatasets& library, Notices& notices);
  ~MapCollection() override;

  /// The cache in which runs look for earlier results; none at first.
  void setCache(std::optional<DiskCache> cache) { cache_ = std::move(cache); }
  /// Threads of all runs together; 0: as many as the machine has. Of runs from now on.
  void setThreads(int threads) { threads_ = threads; }
  [[nodiscard]] const std::optional<DiskCache>& cache() const { return cache_; }

  [[nodiscard]] const Maps& of(DatasetId dataset) const;
  /// Null where it was removed.
  [[nodiscard]] MapItem* item(DatasetId dataset, MapId map) const {
    return of(dataset)[map.index()].get();
  }
  /// The map shown; null: none.
  [[nodiscard]] MapItem* shownMap(DatasetId dataset) const;
  /// The number of the map on the comparison's right where both sides show this data set: the one
  /// selected, or the latest other one, of the same images if there is one. The map shown itself
  /// where it is the only one; empty: none.
  [[nodiscard]] std::optional<MapId> secondMap(DatasetId dataset) const;

  /// Starts a map of these images, or lets it wait for the user. Its number among the data set's
  /// maps.
  MapId addMap(DatasetId dataset, const MapOptions& options, std::vector<ImageIndex> images,
               const Text& imagesText, MapJob::Begin begin = MapJob::Begin::now);
  /// The same from a recipe: a branch, or a run that was changed on the way, is repeated.
  /// @param begun the recipe, the images and their text
  MapId addMap(DatasetId dataset, MapRecord begun, MapJob::Begin begin);
  /// Begins a map that waits, unless that is work which only the user begins: takesLong(). Whether
  /// it has begun.
  bool begin(MapItem& item);
  /// Starts a map and shows it.
  MapId startMap(DatasetId dataset, const MapOptions& options, std::vector<ImageIndex> images,
                 const Text& imagesText);
  /// Starts a map that goes on from that moment, the last kept one before it, with those
  /// parameters, and shows it; the map branched from stays. Only where it can be branched:
  /// whyNotBranch().
  void branchMap(DatasetId dataset);
  /// Starts the map shown anew with other options, of the same images and, where it is a branch,
  /// from the same moment; the new one takes its place. It is made although the cache may hold it.
  void restartMap(DatasetId dataset, const MapOptions& options);
  /// Applies other parameters to the map shown, which must be a t-SNE that is still active.
  void changeMap(DatasetId dataset, const TsneOptions& tsne);
  /// Removes a map and pauses its run. Undo restores it, as long as the step is kept and the
  /// removed maps need less than RemovedMaps::kMostBytes.
  void removeMap(DatasetId dataset, MapId map);
  /// Removes a map for good; it is no step that can be undone.
  void discardMap(DatasetId dataset, MapId map);
  /// Sets the name and the note of a map.
  void noteMap(DatasetId dataset, MapId map, const MapNote& note);

  /// Reads a map of another program (core/runs/files/map_file.h) off the window's thread and shows
  /// it among the maps of the data set. Notices report what was recognised, or the error.
  void openMap(DatasetId dataset, const QString& path);
  /// Takes in the maps of a session: they go no further. Nothing for one that was removed.
  void restore(DatasetId dataset, std::vector<std::optional<MapRecord>> records);
  /// All have heard of a data set's restored maps.
  void announce(DatasetId dataset);

  /// Whether the scores of single points that the colouring needs are being computed.
  [[nodiscard]] bool scoringPoints(const MapItem& item) const;

 signals:
  /// Maps were added or removed, or one's state changed.
  void mapsChanged(lookbook::DatasetId dataset);
  /// A map has moved on.
  void mapAdvanced(lookbook::DatasetId dataset, lookbook::MapId map);
  /// The scores of single points of a map shown: how much is done.
  void scoring(lookbook::DatasetId dataset, lookbook::MapId map, double fraction);

 private:
  void addOpeningMap(DatasetId dataset, MapJob::Begin begin);
  void beginShown();
  /// Applies a change of the view to the maps: removes, restores and renames them, and pauses the
  /// runs of a data set that was closed.
  void follow(const ViewState& before);
  void moveRemoved(DatasetId dataset, const std::set<MapId>& removed);
  void pauseRuns(DatasetId dataset);
  /// Deletes removed maps that no step can restore.
  void letGoOfRemoved();
  /// A past view without the maps and data sets that no longer exist.
  [[nodiscard]] ViewState withWhatIsThere(ViewState past) const;
  /// The latest other map; nothing if there is none.
  [[nodiscard]] std::optional<MapId> anotherMap(DatasetId dataset, MapId map) const;
  [[nodiscard]] QString titleOf(DatasetId dataset, const MapItem& item, MapId map) const;
  [[nodiscard]] int running() const;
  /// @param anew whether it is made although the cache may hold it
  MapId add(DatasetId dataset, MapRecord begun, std::optional<BranchStart> start = {},
            bool anew = false, MapJob::Begin begin = MapJob::Begin::now);
  [[nodiscard]] MapRecord begunLike(DatasetId dataset, const MapItem& other,
                                    const MapOptions& options);
  void showNew(DatasetId dataset, MapId map);
  /// Its number; all hear of it.
  MapId insert(DatasetId dataset, std::unique_ptr<MapItem> item);
  void adoptMap(DatasetId dataset, std::unique_ptr<MapItem> item);
  void mapStateChanged(DatasetId dataset, MapId map);
  [[nodiscard]] Maps& mapsOf(DatasetId dataset);

  ViewStore& state_;
  OpenDatasets& library_;
  Notices& notices_;
  RemovedMaps removed_;
  std::deque<Maps> maps_;  ///< by data set, as far as any has some; they stay where they are
  std::unique_ptr<MapScorer> scorer_;
  std::optional<DiskCache> cache_;
  int threads_ = 0;
};

}  // namespace lookbook::ui
