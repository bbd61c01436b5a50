#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <cstddef>

namespace lookbook::ui {

/// Measures how long events wait in the window's event loop, and how many frames are drawn.
class EventLoopMeter : public QObject {
  Q_OBJECT

 public:
  explicit EventLoopMeter(QObject* parent = nullptr);

  /// Call for each frame drawn.
  void countFrame() { ++frames_; }

  /// The delay of a timer event, in milliseconds: this percentile (0 to 100) over about the last 20
  /// s. 0 before the first measurement.
  [[nodiscard]] double delay(double percentile) const;
  /// Frames drawn in the last full second.
  [[nodiscard]] int framesPerSecond() const { return framesPerSecond_; }
  /// Discards all measurements.
  void reset();

 signals:
  /// About once a second.
  void updated();

 private:
  void tick();

  static constexpr int kInterval = 10;  ///< milliseconds between the measured events

  QTimer timer_;
  QElapsedTimer clock_;
  QElapsedTimer second_;
  std::array<double, 2000> delays_{};
  std::size_t measured_ = 0;
  int frames_ = 0;
  int framesPerSecond_ = 0;
};

}  // namespace lookbook::ui
