#include "ui/jobs/live_scoring.h"

#include "core/quality/query_sample.h"

#include <time.h>
#include <utility>

namespace lookbook::ui {

double threadSeconds() {
  constexpr double kNanosecond = 1e-9;
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + kNanosecond * static_cast<double>(used.tv_nsec);
}

void LiveScoring::prepare(const MapRun& run, ThreadTeam& team, const std::stop_token& stop) {
  // The same limit as for the scores of a finished map.
  if (run.size() <= 2 * LiveSample::kNeighbors || !sample_.queries.empty()) return;
  const double start = threadSeconds();
  auto queries = sampleQueries(run.size(), LiveSample::kQueries, 0);
  auto inInput = run.inputNeighbors(queries, LiveSample::kNeighbors, team, stop);
  if (inInput) {
    sample_.queries = std::move(queries);
    sample_.inInput = std::move(*inInput);
  }
  spent_ += threadSeconds() - start;
}

void LiveScoring::follow(const MapRun& run, double seconds, ThreadTeam& team) {
  if (sample_.queries.empty() || spent_ > kShare * seconds) return;
  const double start = threadSeconds();
  if (const auto scores = scoreLive(run.embedding(), sample_, team)) scores_ = *scores;
  spent_ += threadSeconds() - start;
}

}  // namespace lookbook::ui
