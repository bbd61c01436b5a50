#pragma once

#include <QString>
#include <QStringList>

#include <atomic>
#include <thread>

namespace lookbook::test {

/// What the monkey did, and what came of it. It prints the seed and the last events when the
/// program crashes, when the window's thread answers nothing for too long, and when Qt warns.
/// One at a time, made and used on the window's thread.
class Journal {
 public:
  /// @param patience milliseconds that an event may take; longer where other programs have the
  /// processors as well
  Journal(unsigned long long seed, int patience);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// The event that comes next; the one before has been answered.
  void note(const QString& event);
  /// While nothing is expected of the window: between two windows.
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

/// What this program holds in memory now, in megabytes.
long residentMegabytes();

}  // namespace lookbook::test
