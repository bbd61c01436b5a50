#include "ui/window/event_loop_meter.h"

#include <algorithm>
#include <vector>

namespace lookbook::ui {

EventLoopMeter::EventLoopMeter(QObject* parent) : QObject(parent) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(kInterval);
  connect(&timer_, &QTimer::timeout, this, &EventLoopMeter::tick);
  clock_.start();
  second_.start();
  timer_.start();
}

void EventLoopMeter::reset() {
  measured_ = 0;
  clock_.restart();
}

void EventLoopMeter::tick() {
  const double waited = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
  clock_.restart();
  delays_[measured_++ % delays_.size()] = std::max(0.0, waited - kInterval);
  if (second_.elapsed() < 1000) return;
  second_.restart();
  framesPerSecond_ = std::exchange(frames_, 0);
  Q_EMIT updated();
}

double EventLoopMeter::delay(double percentile) const {
  const std::size_t count = std::min(measured_, delays_.size());
  if (count == 0) return 0;
  std::vector<double> sorted(delays_.begin(), delays_.begin() + static_cast<std::ptrdiff_t>(count));
  const auto rank = static_cast<std::ptrdiff_t>(
      std::min(static_cast<double>(count - 1), percentile / 100 * static_cast<double>(count)));
  std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.end());
  return sorted[static_cast<std::size_t>(rank)];
}

}  // namespace lookbook::ui
