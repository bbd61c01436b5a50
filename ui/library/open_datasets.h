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

/// The open data sets. A closed one keeps its number and stays in memory, so that undo can reopen
/// it; ids() leaves it out. Maps and sessions are read here too, and opening() covers them. Lives
/// on the window's thread.
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
  /// The open data set of that catalogue name; none: not open.
  [[nodiscard]] std::optional<DatasetId> find(const QString& id) const;
  /// The images that the view shows of a data set, in stable order. Never null.
  [[nodiscard]] std::shared_ptr<const std::vector<ImageIndex>> shown(DatasetId number) const {
    return dataset(number).shown(shownBy(state_.viewOf(number)));
  }

  /// Which images are meant, and how many: imagesOf() and countOf() of core/session/image_choice.h,
  /// with what is shown as it is kept.
  [[nodiscard]] std::vector<ImageIndex> imagesOf(MapImages choice, DatasetId number,
                                                 std::size_t first = 0) const;
  [[nodiscard]] std::size_t countOf(MapImages choice, DatasetId number,
                                    std::size_t first = 0) const;

  /// Selects the images that are shown; images that are not shown keep their state.
  void selectShown(DatasetId number);
  void invertSelection(DatasetId number);

  /// Reads a data set off the window's thread and shows it when `activate`. One that is open
  /// already is shown. A failure is reported; where there is an `answer`, it alone receives it.
  void open(const QString& nameOrPath, bool activate = true,
            std::function<void(const Result<DatasetId>&)> answer = {});
  /// Takes in a data set that was read, unless its like is open. Its number.
  /// @param begin whether its PCA is computed now, or once it is shown
  DatasetId adopt(DatasetPtr data, MapJob::Begin begin = MapJob::Begin::now);
  /// The same without a view of it, which the caller restores before it calls announce().
  DatasetId insert(DatasetPtr data);
  void announce(DatasetId number) { Q_EMIT opened(number); }
  /// Closes a data set and pauses its runs. Undo, or opening the same data set, shows it as it was.
  void close(DatasetId number);

  /// Whether something is being read.
  [[nodiscard]] bool opening() const { return openings_ > 0; }
  /// Reads something off the window's thread, as LatestTask::start(); every call gets its result.
  template <class Read, class Done>
  void load(Read read, Done done);

 signals:
  void opened(lookbook::DatasetId dataset);
  /// A data set was closed, or a closed one was reopened.
  void closedChanged(lookbook::DatasetId dataset);
  /// After opened() of a data set that came without maps: its PCA is to be computed.
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
