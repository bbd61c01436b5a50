#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace lookbook {

namespace {

constexpr int kBackgroundNice = 5;

}  // namespace

void lowerThisThreadsPriority() {
#ifdef __linux__
  // On Linux a nice value belongs to a thread, not to the process.
  setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kBackgroundNice);
#endif
}

struct ThreadTeam::Impl {
  using Body = std::function<void(std::size_t, int)>;

  /// Processes blocks until none is left.
  void work(const Body& run, std::size_t count, int worker) {
    try {
      for (std::size_t block = next.fetch_add(1); block < count; block = next.fetch_add(1))
        run(block, worker);
    } catch (...) {
      next = count;
      const std::scoped_lock lock(mutex);
      if (!thrown) thrown = std::current_exception();
    }
  }

  void end() {
    {
      const std::scoped_lock lock(mutex);
      ending = true;
    }
    started.notify_all();
  }

  void help(int worker, Priority priority) {
    if (priority == Priority::background) lowerThisThreadsPriority();
    std::uint64_t seen = 0;
    std::unique_lock lock(mutex);
    while (true) {
      started.wait(lock, [&] { return ending || (body != nullptr && loop != seen); });
      if (ending) return;
      seen = loop;
      ++busy;
      const Body& mine = *body;
      const std::size_t count = blocks;
      lock.unlock();
      work(mine, count, worker);
      lock.lock();
      if (--busy == 0) finished.notify_one();
    }
  }

  std::mutex mutex;
  std::condition_variable started;
  std::condition_variable finished;
  std::uint64_t loop = 0;  ///< number of the loop, by which helpers recognise a new one
  int busy = 0;            ///< helpers that work in this loop
  bool ending = false;
  const Body* body = nullptr;  ///< body of the loop that helpers may join; null: none
  std::size_t blocks = 0;
  std::atomic<std::size_t> next = 0;
  std::exception_ptr thrown;  ///< the first exception of this loop
  std::vector<std::jthread> helpers;
};

ThreadTeam::ThreadTeam(int threads, Priority priority) : impl_(std::make_unique<Impl>()) {
  if (threads <= 0) threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  impl_->helpers.reserve(static_cast<std::size_t>(threads - 1));
  try {
    for (int worker = 1; worker < threads; ++worker)
      impl_->helpers.emplace_back(
          [impl = impl_.get(), worker, priority] { impl->help(worker, priority); });
  } catch (const std::system_error&) {
    // The system provides no more threads; fewer threads do the same work.
  } catch (...) {
    impl_->end();
    throw;
  }
}

ThreadTeam::~ThreadTeam() {
  impl_->end();
}

int ThreadTeam::size() const {
  return static_cast<int>(impl_->helpers.size()) + 1;
}

void ThreadTeam::forBlocks(std::size_t blocks, const std::function<void(std::size_t, int)>& body) {
  if (blocks <= 1 || impl_->helpers.empty()) {
    for (std::size_t block = 0; block < blocks; ++block) body(block, 0);
    return;
  }
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->body = &body;
    impl_->blocks = blocks;
    impl_->next = 0;
    ++impl_->loop;
  }
  impl_->started.notify_all();
  impl_->work(body, blocks, 0);
  std::unique_lock lock(impl_->mutex);
  // Helpers that have not woken yet get no work and are not waited for: on a busy machine, waking
  // can take long.
  impl_->body = nullptr;
  impl_->finished.wait(lock, [this] { return impl_->busy == 0; });
  if (const auto thrown = std::exchange(impl_->thrown, nullptr)) std::rethrow_exception(thrown);
}

}  // namespace lookbook
