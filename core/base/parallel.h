#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace lookbook {

/// A persistent team of threads that runs loops over fixed blocks.
///
/// Blocks depend only on the problem, never on the number of threads that process them. A loop
/// therefore gives the same bytes for any size of the team if its blocks write to separate places
/// and its partial sums are added in the order of the blocks afterwards.
///
/// It runs one loop at a time, called from any one thread, which takes part in the work. Teams
/// share nothing with each other. ThreadSanitizer understands it (which is not true of oneTBB).
class ThreadTeam {
 public:
  enum class Priority {
    normal,
    background,  ///< helper threads have lower priority than the window (nice 5 on Linux)
  };

  /// @param threads number of threads, including the caller; 0: as many as the machine has. If the
  ///   system refuses some of them (limit of a container), the team is as large as it allows.
  explicit ThreadTeam(int threads = 0, Priority priority = Priority::normal);
  ~ThreadTeam();
  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;

  /// The number of threads, including the caller.
  [[nodiscard]] int size() const;

  /// Runs body(block, worker) once for each block in [0, blocks), worker in [0, size()), and
  /// returns when all are done. Blocks are started in increasing order. If `body` throws (out of
  /// memory), the remaining blocks are skipped and the first exception is thrown here.
  void forBlocks(std::size_t blocks, const std::function<void(std::size_t, int)>& body);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Gives the calling thread the priority of a background team's helpers.
void lowerThisThreadsPriority();

/// Runs body(begin, end, worker) over [0, n) in blocks of `blockSize` (the last may be shorter).
template <class Body>
void forRanges(ThreadTeam& team, std::size_t n, std::size_t blockSize, Body&& body) {
  const std::size_t blocks = (n + blockSize - 1) / blockSize;
  team.forBlocks(blocks, [&](std::size_t block, int worker) {
    const std::size_t begin = block * blockSize;
    const std::size_t end = begin + blockSize < n ? begin + blockSize : n;
    body(begin, end, worker);
  });
}

}  // namespace lookbook
