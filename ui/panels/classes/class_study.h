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

/// What the comparison tells of one data set's classes, worked out off the window's thread once it
/// is asked for, one thing after the other. Statistics and votes in pixel space are kept with the
/// data set.
class ClassStudy : public QObject {
  Q_OBJECT

 public:
  ClassStudy(ViewStore& state, OpenDatasets& library, MapCollection& maps,
             QObject* parent = nullptr);

  /// @param dataset none: empty
  void setDataset(std::optional<DatasetId> dataset);
  [[nodiscard]] std::optional<DatasetId> dataset() const { return dataset_; }

  /// Null: not there yet.
  [[nodiscard]] std::shared_ptr<const ClassStatistics> statistics() const;
  /// The votes that the measure in force asks for; null: it asks for none, or not there yet.
  [[nodiscard]] std::shared_ptr<const VoteConfusion> votes() const;
  /// Whether votes in a map are asked for that is still running, or that there is not.
  [[nodiscard]] bool awaitsMap() const;

  /// Asks for what the view shows and is not there.
  void follow();
  /// Stops the work at hand, or takes it up again.
  void cancelOrRestart();

  [[nodiscard]] bool running() const { return working_.has_value(); }
  /// Whether what is lacking was cancelled by the user.
  [[nodiscard]] bool cancelled() const;
  /// What is being done, or why there is no result; empty: all is there.
  [[nodiscard]] QString words() const;

 signals:
  /// Something is there, or is being worked on.
  void changed();
  /// How much of the work at hand is done, in [0, 1].
  void progressed(double fraction);

 private:
  /// What has to be worked out.
  struct Work {
    enum class Kind { statistics, pixelVotes, mapVotes };
    Kind kind = Kind::statistics;
    std::shared_ptr<const MatrixF> map;  ///< that of mapVotes
    int dimensions = 0;                  ///< how many of the map's are shown

    bool operator==(const Work&) const = default;
  };
  /// Work that ended without a result; without a reason: cancelled.
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
