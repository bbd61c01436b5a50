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

/// The maps of the open data sets: runs, branches, maps from files, and their scores. For the
/// window's thread.
class MapCollection : public QObject {
  Q_OBJECT

 public:
  MapCollection(ViewStore& state, OpenDatasets& library, Notices& notices);
  ~MapCollection() override;

  /// Sets the cache in which runs look for earlier results; at first there is none.
  void setCache(std::optional<DiskCache> cache) { cache_ = std::move(cache); }
  /// Sets the number of threads that all runs share; 0: as many as the machine has. Affects runs
  /// that begin from now on.
  void setThreads(int threads) { threads_ = threads; }
  [[nodiscard]] const std::optional<DiskCache>& cache() const { return cache_; }

  /// The maps of a data set, by number; empty if it has none.
  [[nodiscard]] const Maps& of(DatasetId dataset) const;
  /// A map by its number; null if it was removed.
  [[nodiscard]] MapItem* item(DatasetId dataset, MapId map) const {
    return of(dataset)[map.index()].get();
  }
  /// The map that is shown of a data set; null: none.
  [[nodiscard]] MapItem* shownMap(DatasetId dataset) const;
  /// The map on the right of a comparison of a data set with itself: the one that the user
  /// selected, or the latest other map, preferably of the same images. If there is only one map, it
  /// is that one; empty if there is none.
  [[nodiscard]] std::optional<MapId> secondMap(DatasetId dataset) const;

  /// Adds a map of these images; its run begins now or waits for the user. Returns its number.
  MapId addMap(DatasetId dataset, const MapOptions& options, std::vector<ImageIndex> images,
               const Text& imagesText, MapJob::Begin begin = MapJob::Begin::now);
  /// Adds a map from a recipe. Branches and changes of parameters are repeated.
  /// @param begun the recipe, the images and their text
  MapId addMap(DatasetId dataset, MapRecord begun, MapJob::Begin begin);
  /// Begins a map that waits, except one that takes long (takesLong()), which only the user begins.
  /// Returns whether it has begun.
  bool begin(MapItem& item);
  /// Adds a map, begins its run and shows it.
  MapId startMap(DatasetId dataset, const MapOptions& options, std::vector<ImageIndex> images,
                 const Text& imagesText);
  /// Branches the map shown: starts a map that continues with the parameters of the view from the
  /// moment looked back at (or the last kept moment before it), and shows it. The original map is
  /// kept. To be called only if whyNotBranch() is empty.
  void branchMap(DatasetId dataset);
  /// Replaces the map shown by a new one with other options, of the same images and, if it is a
  /// branch, from the same moment. The new map is computed even if it is in the cache.
  void restartMap(DatasetId dataset, const MapOptions& options);
  /// Applies other parameters to the map shown, whose run must be an active t-SNE.
  void changeMap(DatasetId dataset, const TsneOptions& tsne);
  /// Removes a map and pauses its run. Undo can restore it as long as the step is in the history
  /// and the removed maps need less than RemovedMaps::kMostBytes.
  void removeMap(DatasetId dataset, MapId map);
  /// Removes a map for good: this cannot be undone.
  void discardMap(DatasetId dataset, MapId map);
  /// Sets the name and the note of a map.
  void noteMap(DatasetId dataset, MapId map, const MapNote& note);

  /// Reads a map that another program computed (core/runs/files/map_file.h) off the window's
  /// thread, adds it to the maps of the data set and shows it. A notice reports what was
  /// recognised, or the error.
  void openMap(DatasetId dataset, const QString& path);
  /// Adds the maps of a session; their runs do not continue. An empty record stands for a removed
  /// map.
  void restore(DatasetId dataset, std::vector<std::optional<MapRecord>> records);
  /// Emits the signals for the restored maps of a data set.
  void announce(DatasetId dataset);

  /// Whether the scores of single points that the colouring shows are still being computed.
  [[nodiscard]] bool scoringPoints(const MapItem& item) const;

 signals:
  /// Maps were added or removed, or one's state changed.
  void mapsChanged(lookbook::DatasetId dataset);
  /// The run of a map has advanced.
  void mapAdvanced(lookbook::DatasetId dataset, lookbook::MapId map);
  /// Progress of the scores of single points of a map shown, in [0, 1].
  void scoring(lookbook::DatasetId dataset, lookbook::MapId map, double fraction);

 private:
  void addOpeningMap(DatasetId dataset, MapJob::Begin begin);
  void beginShown();
  /// Applies a change of the view to the maps: removes, restores and renames them, and pauses the
  /// runs of a data set that was closed.
  void follow(const ViewState& before);
  void moveRemoved(DatasetId dataset, const std::set<MapId>& removed);
  void pauseRuns(DatasetId dataset);
  /// Deletes removed maps that no step in the history can restore.
  void letGoOfRemoved();
  /// A past view without maps and data sets that no longer exist.
  [[nodiscard]] ViewState withWhatIsThere(ViewState past) const;
  /// The latest other map; empty if there is none.
  [[nodiscard]] std::optional<MapId> anotherMap(DatasetId dataset, MapId map) const;
  [[nodiscard]] QString titleOf(DatasetId dataset, const MapItem& item, MapId map) const;
  [[nodiscard]] int running() const;
  /// @param anew whether it is computed even if it is in the cache
  MapId add(DatasetId dataset, MapRecord begun, std::optional<BranchStart> start = {},
            bool anew = false, MapJob::Begin begin = MapJob::Begin::now);
  [[nodiscard]] MapRecord begunLike(DatasetId dataset, const MapItem& other,
                                    const MapOptions& options);
  void showNew(DatasetId dataset, MapId map);
  /// Inserts a map, emits the signals, and returns its number.
  MapId insert(DatasetId dataset, std::unique_ptr<MapItem> item);
  void adoptMap(DatasetId dataset, std::unique_ptr<MapItem> item);
  void mapStateChanged(DatasetId dataset, MapId map);
  [[nodiscard]] Maps& mapsOf(DatasetId dataset);

  ViewStore& state_;
  OpenDatasets& library_;
  Notices& notices_;
  RemovedMaps removed_;
  std::deque<Maps> maps_;  ///< by data set; references stay valid
  std::unique_ptr<MapScorer> scorer_;
  std::optional<DiskCache> cache_;
  int threads_ = 0;
};

}  // namespace lookbook::ui
