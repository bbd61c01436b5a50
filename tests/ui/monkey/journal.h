#pragma once

#include <QString>
#include <QStringList>

#include <atomic>
#include <thread>

namespace lookbook::test {

/// Records what the monkey did, and the results. It prints the seed and the last events when the
/// program crashes, when the window's thread does not respond for too long, and when Qt warns.
/// There is at most one object, which is created and used on the window's thread.
class Journal {
 public:
  /// @param patience milliseconds that an event may take; more if other programs use the
  /// processors, too
  Journal(unsigned long long seed, int patience);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Records the next event; the previous one has been handled.
  void note(const QString& event);
  /// Suspends the limit of time, between two windows.
  void rest() { beat_ = 0; }

  /// Warnings and events that took too long, in words.
  [[nodiscard]] QStringList complaints() const;
  void complain(const QString& what);

 private:
  void watch(const std::stop_token& stop, int patience);

  std::atomic<long long> beat_{0};  ///< when the last event was noted, ms; 0: resting
  std::jthread watchdog_;
  QtMessageHandler before_;
};

/// The memory that this program uses now, in megabytes.
long residentMegabytes();

}  // namespace lookbook::test
