#pragma once

#include "core/base/matrix.h"
#include "core/quality/map_comparison.h"
#include "ui/jobs/latest_task.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <memory>

class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace lookbook::ui {

class MapPane;
class MapCollection;
class OpenDatasets;
class ViewStore;

/// Shown where both sides of the comparison show one data set: lays the right map over the left,
/// moves the left one's points from their place there to that in the right one, and finds those
/// that moved most. The figures of the points are computed off the window's thread.
class MapPairBar : public QWidget {
  Q_OBJECT

 public:
  MapPairBar(ViewStore& state, OpenDatasets& library, MapCollection& maps, MapPane& left,
             MapPane& right, QWidget* parent = nullptr);

 signals:
  /// The right map may lie elsewhere: over the left one, or as it did.
  void alignmentChanged();

 protected:
  /// Escape stops the movement before it does anything else.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// What is compared: the maps' points as they are shown.
  struct Pair {
    std::shared_ptr<const MatrixF> left;
    std::shared_ptr<const MatrixF> right;
    bool deep = false;  ///< in 3-D

    bool operator==(const Pair&) const = default;
  };

  QWidget* movement();
  QWidget* movers();
  void follow();
  [[nodiscard]] bool shown() const;
  /// Why there is nothing to compare, and what to do about it; "": there is.
  [[nodiscard]] QString whyNot() const;
  [[nodiscard]] Pair pairShown() const;
  void compare();
  void take(Result<MapComparison> comparison);
  void place();
  void tell();
  void play();
  void stop();
  void step();
  void selectMovers();

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;

  std::array<MapPane*, 2> panes_;
  Pair pair_;
  std::shared_ptr<const MatrixF> fixed_;  ///< the left map as it was compared
  std::shared_ptr<const MapComparison> comparison_;
  LatestTask task_{"The maps cannot be compared", Lane::background};

  QTimer frames_;
  QElapsedTimer sinceFrame_;
  double direction_ = 1;

  QToolButton* align_ = nullptr;
  QToolButton* play_ = nullptr;
  QSlider* share_ = nullptr;
  QSpinBox* count_ = nullptr;
  QToolButton* select_ = nullptr;
  QLabel* words_ = nullptr;
};

}  // namespace lookbook::ui
