#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace lookbook::test {

inline constexpr int kPatience = 120000;  ///< milliseconds; a machine may be slow

/// Waits for a condition while runs keep the event loop busy. Qt's own functions would check it
/// only when no event is left. Sleeps between events, because the runs need the processor.
template <class Condition>
[[nodiscard]] bool waitFor(Condition condition) {
  QElapsedTimer elapsed;
  elapsed.start();
  QTimer wake;
  wake.start(5);
  while (!condition() && elapsed.elapsed() < kPatience)
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  return condition();
}

}  // namespace lookbook::test
