#include "app/common/interruption.h"

#include <ctime>

namespace lookbook::cli {

Interruption::Interruption() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  watcher_ = std::jthread([this](const std::stop_token& done) {
    constexpr timespec kPatience{.tv_sec = 0,
                                 // How often it checks whether the work is finished.
                                 .tv_nsec = 50'000'000};
    while (!done.stop_requested() && caught_ == 0) {
      const int signal = sigtimedwait(&signals_, nullptr, &kPatience);
      if (signal > 0) caught_ = signal;
    }
    if (caught_ != 0) stop_.request_stop();
  });
}

Interruption::~Interruption() {
  watcher_.request_stop();
  watcher_.join();
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  if (caught_ != 0) std::raise(caught_);
}

}  // namespace lookbook::cli
