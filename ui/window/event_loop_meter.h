#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <cstddef>

namespace lookbook::ui {

/// How long the window's event loop keeps an event waiting, and how many frames it draws.
class EventLoopMeter : public QObject {
  Q_OBJECT

 public:
  explicit EventLoopMeter(QObject* parent = nullptr);

  /// Call for each frame drawn.
  void countFrame() { ++frames_; }

  /// Milliseconds by which a due event was late, at this percentile of the last 20 s or so.
  /// 0 before the first was measured.
  [[nodiscard]] double delay(double percentile) const;
  /// Of the last whole second.
  [[nodiscard]] int framesPerSecond() const { return framesPerSecond_; }
  /// Forgets what was measured.
  void reset();

 signals:
  /// About once a second.
  void updated();

 private:
  void tick();

  static constexpr int kInterval = 10;  ///< milliseconds between the events that are timed

  QTimer timer_;
  QElapsedTimer clock_;
  QElapsedTimer second_;
  std::array<double, 2000> delays_{};
  std::size_t measured_ = 0;
  int frames_ = 0;
  int framesPerSecond_ = 0;
};

}  // namespace lookbook::ui
