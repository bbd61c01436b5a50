#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace lookbook {

/// A persistent team of threads that runs loops over fixed blocks.
///
/// Blocks depend on the problem alone, never on the number of threads; threads only decide who
/// does which block. A loop whose blocks write to places of their own, and whose partial sums are
/// added in block order afterwards, therefore gives the same bytes for any size of the team.
///
/// One loop at a time: calls come from one thread (any), which works too. Nothing in here is
/// shared between teams. ThreadSanitizer sees through it (which it does not with oneTBB).
class ThreadTeam {
 public:
  enum class Priority {
    normal,
    background,  ///< helper threads give way to the window's drawing (nice 5 on Linux)
  };

  /// @param threads number of threads, the caller's included; 0: as many as the machine has. Where
  ///   the system refuses some of them (a container's limit), the team is as large as it allows.
  explicit ThreadTeam(int threads = 0, Priority priority = Priority::normal);
  ~ThreadTeam();
  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;

  [[nodiscard]] int size() const;

  /// Runs body(block, worker) once for each block in [0, blocks), worker in [0, size()), and
  /// returns when all are done. Blocks are handed out in rising order. If `body` throws (out of
  /// memory), the blocks that have not begun are left out and the first exception is thrown here.
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
