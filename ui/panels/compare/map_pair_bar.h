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

/// The tools for comparing two maps of one data set: aligns the right map with the left one, moves
/// the points of the left map from their places there to those in the right one, and selects the
/// points that moved most. Hidden if the sides show different data sets. The values of the points
/// are computed off the window's thread.
class MapPairBar : public QWidget {
  Q_OBJECT

 public:
  MapPairBar(ViewStore& state, OpenDatasets& library, MapCollection& maps, MapPane& left,
             MapPane& right, QWidget* parent = nullptr);

 signals:
  /// The right map was aligned with the left one, or put back.
  void alignmentChanged();

 protected:
  /// While the points move, Escape only stops them.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// The two maps that are compared: their points as they are shown.
  struct Pair {
    std::shared_ptr<const MatrixF> left;
    std::shared_ptr<const MatrixF> right;
    bool deep = false;  ///< whether they are shown in 3-D

    bool operator==(const Pair&) const = default;
  };

  QWidget* movement();
  QWidget* movers();
  void follow();
  [[nodiscard]] bool shown() const;
  /// Why the maps cannot be compared, and what the user can do; "" if they can.
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
  std::shared_ptr<const MatrixF> fixed_;  ///< the left map of the comparison
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
