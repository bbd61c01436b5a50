#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <stop_token>

namespace lookbook {

/// Runs ThreadTeam::forBlocks() in rounds. Between them the calling thread reports progress and
/// checks whether it should stop.
/// @param body called as body(block, worker), each block once
/// Errors: cancelled.
template <class Body>
Result<void> forBlocksInRounds(ThreadTeam& team, std::size_t blocks, const std::stop_token& stop,
                               const Progress& progress, Body&& body) {
  constexpr std::size_t kReports = 100;
  const std::size_t round =
      std::max<std::size_t>(static_cast<std::size_t>(team.size()) * 2, blocks / kReports);
  for (std::size_t first = 0; first < blocks; first += round) {
    if (stop.stop_requested()) return cancelled();
    const std::size_t count = std::min(round, blocks - first);
    team.forBlocks(count, [&](std::size_t block, int worker) {
      if (!stop.stop_requested()) body(first + block, worker);
    });
    report(progress, static_cast<double>(first + count) / static_cast<double>(blocks));
  }
  if (stop.stop_requested()) return cancelled();
  return {};
}

}  // namespace lookbook
