#pragma once

#include "core/base/result.h"
#include "core/cache/disk_cache.h"
#include "core/data/dataset.h"
#include "core/data/image_set.h"
#include "core/session/session.h"
#include "core/session/view_history.h"
#include "core/session/view_state.h"
#include "ui/jobs/latest_task.h"
#include "ui/library/open_dataset.h"
#include "ui/look/palette.h"
#include "ui/maps/map_item.h"
#include "ui/state/selection_change.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lookbook::ui {

class MapScorer;
class Placing;

/// Everything the window is about: the open data sets with their maps, and the one ViewState that
/// all panels render. Panels never speak to one another: they change() the state or start a map
/// here, and hear of it from the signals. Lives on the window's thread.
class Workspace : public QObject {
  Q_OBJECT

 public:
  explicit Workspace(QObject* parent = nullptr);
  ~Workspace() override;

  // The state that widgets render.

  [[nodiscard]] const ViewState& view() const { return view_; }
  /// Replaces the state by an edited copy; says so if it differs.
  void change(const std::function<void(ViewState&)>& edit);
  /// Lets several changes be one step to take back.
  void asOneStep(const std::function<void()>& changes);
  /// The same for one data set's part of it.
  void changeDataset(int dataset, const std::function<void(DatasetView&)>& edit);
  /// Takes the last change back, or does it again; none: nothing. See history().
  void undo();
  void redo();
  [[nodiscard]] const ViewHistory& history() const { return history_; }

  /// The look in force: the user's choice, or the system's by its palette.
  [[nodiscard]] const Theme& theme() const;

  [[nodiscard]] std::optional<ImageIndex> hovered(int dataset) const;
  void setHovered(int dataset, std::optional<ImageIndex> image);

  // Data sets. They stay open to the end, so that their number is their name.

  [[nodiscard]] int datasetCount() const { return static_cast<int>(datasets_.size()); }
  [[nodiscard]] OpenDataset& dataset(int number) {
    return *datasets_[static_cast<std::size_t>(number)];
  }
  [[nodiscard]] const OpenDataset& dataset(int number) const {
    return *datasets_[static_cast<std::size_t>(number)];
  }
  /// The number of the open data set of that catalogue name; -1: not open.
  [[nodiscard]] int findDataset(const QString& id) const;
  /// Reads a data set off the window's thread, shows it when `activate`, and computes its PCA.
  /// One that is open already is shown. A failure is told by failed(), or by `opened` alone if
  /// given.
  void open(const QString& nameOrPath, bool activate = true,
            std::function<void(const Result<int>&)> opened = {});
  [[nodiscard]] bool opening() const { return openings_ > 0; }
  /// Takes in a data set that was read, unless its like is open, and computes its PCA, now or once
  /// it is shown. Its number.
  int adopt(DatasetPtr data, MapJob::Begin begin = MapJob::Begin::now);
  /// The data sets that the page shows, each once.
  [[nodiscard]] std::vector<int> shownDatasets() const;

  // Sessions and figures.

  /// All of it as it is now, to be written; runs that are still active as if they were stopped.
  /// Cheap: shares positions and selections.
  [[nodiscard]] Session session() const;
  /// Reads a session, with its data sets, off the window's thread and shows what it holds. Only
  /// while no data set is open. `restored` is told the window's layout.
  /// Errors: those of reading; badFile where a data set is another than it was, or its maps do not
  /// fit it. Nothing is opened then.
  void restore(const QString& file, std::function<void(const Result<std::string>&)> restored);

  /// Shows again what a figure was made of, by its stamp: openFigure(), restoreFigure(). `opened`
  /// is told whether the file has a stamp; where it has none, nothing was done.
  void openFigure(const QString& file, const QStringList& places,
                  std::function<void(const Result<bool>&)> opened);

  // Maps.

  /// Where runs look for maps that were made before; none at first.
  void setCache(std::optional<DiskCache> cache) { cache_ = std::move(cache); }
  [[nodiscard]] const std::optional<DiskCache>& cache() const { return cache_; }

  /// Starts a map of these images, or lets it wait for the user. Its number among the data set's
  /// maps.
  int addMap(int dataset, const MapOptions& options, std::vector<ImageIndex> images,
             const QString& imagesText, MapJob::Begin begin = MapJob::Begin::now);
  /// The same by its recipe: a branch, or a run that was changed on the way, is made again.
  /// @param begun the recipe, the images and their text
  int addMap(int dataset, MapRecord begun, MapJob::Begin begin);
  /// Begins a map that waits, unless that is work which only the user begins: takesLong(). Whether
  /// it has begun.
  bool begin(MapItem& item);
  /// The same, and shows it.
  int startMap(int dataset, const MapOptions& options, std::vector<ImageIndex> images,
               const QString& imagesText);
  /// Starts a map that goes on from that moment, the last kept one before it, with those
  /// parameters, and shows it; the map branched from stays. Only where it can be branched:
  /// whyNotBranch().
  void branchMap(int dataset);
  /// Starts the map shown anew with other options, of the same images and, where it is a branch,
  /// from the same moment; the new one takes its place. It is made although the cache may hold it.
  void restartMap(int dataset, const MapOptions& options);
  /// Reads a map that was made elsewhere (core/runs/files/map_file.h), off the window's thread, and
  /// shows it among the data set's maps. told() says what was recognised; failed(), why there is
  /// none.
  void openMap(int dataset, const QString& path);
  /// The map shown; null: none.
  [[nodiscard]] MapItem* shownMap(int dataset) const;
  /// The number of the map on the comparison's right where both sides show this data set: the one
  /// chosen, or the latest other one, of the same images if there is one. The map shown itself
  /// where it is the only one; -1: none.
  [[nodiscard]] int secondMap(int dataset) const;
  void removeMap(int dataset, int map);
  /// Whether the scores of single points, which the colouring asks for, are being worked out.
  [[nodiscard]] bool scoringPoints(const MapItem& item) const;
  /// Lets the map shown, a t-SNE that is still active, go on with other parameters.
  void changeMap(int dataset, const TsneOptions& tsne);

  /// New images on the maps.
  [[nodiscard]] Placing& placing() { return *placing_; }

  /// Says what went wrong, by failed(); not that somebody asked to stop.
  void report(const Error& error);

  // Selection.

  void select(int dataset, const ImageSet& images);
  /// A rectangle, lasso or drag was closed round these images.
  void chooseRegion(int dataset, const std::vector<ImageIndex>& images, SelectionChange change);
  /// A click on an image makes it the current one and changes the selection; one on no image clears
  /// the selection, unless a modifier was held.
  void click(int dataset, std::optional<ImageIndex> image, SelectionChange change);
  void invertSelection(int dataset);
  void clearSelection(int dataset);
  /// Adds the nearest images, in pixel space, of each chosen one; off the window's thread.
  void growSelection(int dataset, int neighbors);

 signals:
  /// The view state differs from what it was.
  void viewChanged(const lookbook::ViewState& before);
  /// The same, but only where more than cameras differ: for whoever does not draw maps or sheets.
  void contentChanged(const lookbook::ViewState& before);
  /// Another change is the next to be taken back or done again.
  void historyChanged();
  void hoverChanged(int dataset);
  void datasetOpened(int dataset);
  /// Opening began or ended.
  void openingChanged();
  /// Maps were added or removed, or one's state changed.
  void mapsChanged(int dataset);
  /// The scores of single points of a map shown: how much is done.
  void scoring(int dataset, int map, double fraction);
  /// A map has moved on.
  void mapAdvanced(int dataset, int map);
  /// One sentence for the user; nothing was lost.
  void failed(const QString& sentence);
  /// One sentence that passes.
  void told(const QString& sentence);
  /// Growing the selection: how much is done; 1: ended.
  void growing(double fraction);

 private:
  void show(ViewState next);
  void beginShown();
  /// @param anew whether it is made although the cache may hold it
  int add(int dataset, MapRecord begun, std::optional<BranchStart> start = {}, bool anew = false,
          MapJob::Begin begin = MapJob::Begin::now);
  [[nodiscard]] MapRecord begunLike(int dataset, const MapItem& other, const MapOptions& options);
  void showNew(int dataset, int map);
  void adopt(Session session, std::vector<DatasetPtr> data);
  [[nodiscard]] ViewState withMapsThatAre(ViewState view) const;
  void adoptMap(int dataset, std::unique_ptr<MapItem> item);
  void mapStateChanged(int dataset, int map);
  /// For one opening; its owner deletes it once it has answered.
  LatestTask* newReader();

  ViewState view_;
  ViewHistory history_;
  std::vector<std::unique_ptr<OpenDataset>> datasets_;
  std::vector<std::optional<ImageIndex>> hovered_;
  LatestTask grower_{"The selection cannot be grown", Lane::background};
  std::unique_ptr<Placing> placing_;
  std::unique_ptr<MapScorer> scorer_;
  std::optional<DiskCache> cache_;
  int openings_ = 0;
  int steps_ = 0;  ///< asOneStep() within one another
  bool systemIsDark_ = false;
};

}  // namespace lookbook::ui
