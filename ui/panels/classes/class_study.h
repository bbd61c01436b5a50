#pragma once

#include "core/session/view_state.h"
#include "ui/jobs/class_statistics.h"
#include "ui/jobs/latest_task.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace lookbook::ui {

class MapCollection;
class OpenDatasets;
class ViewStore;

/// Computes, off the window's thread and one after another, what the page of classes shows of one
/// data set. A result is computed when the view first needs it. Statistics and votes in pixel space
/// are kept with the data set. For the window's thread.
class ClassStudy : public QObject {
  Q_OBJECT

 public:
  ClassStudy(ViewStore& state, OpenDatasets& library, MapCollection& maps,
             QObject* parent = nullptr);

  /// @param dataset empty: there is nothing to compute
  void setDataset(std::optional<DatasetId> dataset);
  [[nodiscard]] std::optional<DatasetId> dataset() const { return dataset_; }

  /// Null if they are not computed yet.
  [[nodiscard]] std::shared_ptr<const ClassStatistics> statistics() const;
  /// The votes that the current measure shows; null if it shows none, or if they are not computed
  /// yet.
  [[nodiscard]] std::shared_ptr<const VoteConfusion> votes() const;
  /// Whether the votes need a map that is still being computed or does not exist.
  [[nodiscard]] bool awaitsMap() const;

  /// Starts to compute what the view shows and is missing.
  void follow();
  /// Cancels the current work, or restarts it.
  void cancelOrRestart();

  [[nodiscard]] bool running() const { return working_.has_value(); }
  /// Whether the missing result was cancelled by the user.
  [[nodiscard]] bool cancelled() const;
  /// What is being computed, or why there is no result; empty if nothing is missing.
  [[nodiscard]] QString words() const;

 signals:
  /// A result has been computed, or work has begun or ended.
  void changed();
  /// Progress of the current work, in [0, 1].
  void progressed(double fraction);

 private:
  /// A result to be computed.
  struct Work {
    enum class Kind { statistics, pixelVotes, mapVotes };
    Kind kind = Kind::statistics;
    std::shared_ptr<const MatrixF> map;  ///< the map, for mapVotes
    int dimensions = 0;                  ///< number of dimensions of the map that are shown

    bool operator==(const Work&) const = default;
  };
  /// Work that ended without a result. An empty reason means that it was cancelled.
  struct Ended {
    Work work;
    QString why;
  };

  [[nodiscard]] std::optional<Work> mapWork() const;
  [[nodiscard]] std::optional<Work> lacking() const;
  [[nodiscard]] bool endedWithout(const std::optional<Work>& work) const;
  void start(const Work& work);
  template <class Value, class Keep>
  void finish(const Work& work, Result<Value> result, Keep&& keep);

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;

  std::optional<DatasetId> dataset_;
  std::optional<Work> working_;
  std::optional<Ended> ended_;
  Work mapVotesOf_;
  std::shared_ptr<const VoteConfusion> mapVotes_;
  LatestTask task_{"The classes cannot be compared", Lane::background};
};

}  // namespace lookbook::ui
