#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/session/ids.h"
#include "ui/jobs/latest_task.h"
#include "ui/jobs/map_job.h"
#include "ui/library/open_dataset.h"
#include "ui/state/notices.h"
#include "ui/state/view_store.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace lookbook::ui {

/// The open data sets. A closed data set keeps its number and stays in memory, so that undo can
/// reopen it; ids() leaves it out. load() also reads maps and sessions, and opening() includes
/// them. For the window's thread.
class OpenDatasets : public QObject {
  Q_OBJECT

 public:
  OpenDatasets(ViewStore& state, Notices& notices);

  /// The number of data sets, including those that were closed.
  [[nodiscard]] int count() const { return static_cast<int>(datasets_.size()); }
  /// Those that are open, in the order in which they were opened.
  [[nodiscard]] std::vector<DatasetId> ids() const;
  [[nodiscard]] bool isOpen(DatasetId number) const;
  /// The number of those that are open.
  [[nodiscard]] int countOpen() const { return static_cast<int>(ids().size()); }
  [[nodiscard]] OpenDataset& dataset(DatasetId number) { return *datasets_[number.index()]; }
  [[nodiscard]] const OpenDataset& dataset(DatasetId number) const {
    return *datasets_[number.index()];
  }
  /// The open data set with that catalogue name; empty if it is not open.
  [[nodiscard]] std::optional<DatasetId> find(const QString& id) const;
  /// The images of a data set that the view shows, in stable order; never null.
  [[nodiscard]] std::shared_ptr<const std::vector<ImageIndex>> shown(DatasetId number) const {
    return dataset(number).shown(shownBy(state_.viewOf(number)));
  }

  /// The images of a choice, and their number: imagesOf() and countOf() of
  /// core/session/image_choice.h, which here use the kept result of shown().
  [[nodiscard]] std::vector<ImageIndex> imagesOf(MapImages choice, DatasetId number,
                                                 std::size_t first = 0) const;
  [[nodiscard]] std::size_t countOf(MapImages choice, DatasetId number,
                                    std::size_t first = 0) const;

  /// Selects the images that are shown, and no others.
  void selectShown(DatasetId number);
  /// Selects the images that the filter shows and that are not selected, and no others.
  void invertSelection(DatasetId number);

  /// Reads a data set off the window's thread, and shows it if `activate` is true. If the same data
  /// set is already open, that one is used. The result is passed to `answer`; without an `answer`,
  /// a notice reports an error.
  void open(const QString& nameOrPath, bool activate = true,
            std::function<void(const Result<DatasetId>&)> answer = {});
  /// Reads a data set again in another way, off the window's thread, shows it and closes the first
  /// one, as one step for undo. How it is read is remembered: readings.h. A notice reports an
  /// error.
  void reread(DatasetId number, const OpenOptions& options);
  /// Adds a data set that was read, unless it is already open. Returns its number.
  /// @param begin whether its PCA is computed now, or when it is shown
  DatasetId adopt(DatasetPtr data, MapJob::Begin begin = MapJob::Begin::now);
  /// The same without creating its view, which the caller restores before it calls announce().
  DatasetId insert(DatasetPtr data);
  void announce(DatasetId number) { Q_EMIT opened(number); }
  /// Closes a data set and pauses its runs. Undo, or opening the same data set again, restores its
  /// state.
  void close(DatasetId number);

  /// Whether something is being read.
  [[nodiscard]] bool opening() const { return openings_ > 0; }
  /// Reads something off the window's thread, like LatestTask::start(), but every call gets its
  /// result.
  template <class Read, class Done>
  void load(Read read, Done done);

 signals:
  void opened(lookbook::DatasetId dataset);
  /// Emitted after opened() for a data set that has warnings.
  void warned(lookbook::DatasetId dataset);
  /// A data set was closed, or a closed one was reopened.
  void closedChanged(lookbook::DatasetId dataset);
  /// Emitted after opened() for a data set without maps, whose PCA is then computed.
  void adopted(lookbook::DatasetId dataset, lookbook::ui::MapJob::Begin begin);
  /// Reading began or ended.
  void openingChanged();

 private:
  void follow(const ViewState& before);

  ViewStore& state_;
  Notices& notices_;
  std::vector<std::unique_ptr<OpenDataset>> datasets_;
  int openings_ = 0;
};

template <class Read, class Done>
void OpenDatasets::load(Read read, Done done) {
  using Answer = std::invoke_result_t<Read&, const std::stop_token&>;
  ++openings_;
  Q_EMIT openingChanged();
  auto* reader = new LatestTask("The file cannot be opened", Lane::reading, this);
  reader->start(std::move(read), [this, reader, done = std::move(done)](Answer answer) mutable {
    reader->deleteLater();
    --openings_;
    done(std::move(answer));
    Q_EMIT openingChanged();
  });
}

}  // namespace lookbook::ui
