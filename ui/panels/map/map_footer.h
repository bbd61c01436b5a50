#pragma once

#include "core/session/ids.h"

#include <QWidget>

#include <optional>
#include <utility>

class QLabel;
class QToolButton;

namespace lookbook::ui {

struct MapItem;
class TermButton;
class ValueLegend;
class MapCollection;
class OpenDatasets;
class ViewStore;

/// The line below a map: how many images it shows, how its run stands, its scores, and what its
/// colours mean.
class MapFooter : public QWidget {
  Q_OBJECT

 public:
  MapFooter(ViewStore& state, OpenDatasets& library, MapCollection& maps,
            QWidget* parent = nullptr);

  /// @param item  a map of this data set; null: there is none
  void showStatus(DatasetId dataset, const MapItem* item);
  /// What the view's colouring shows of the map.
  /// @param range  the values at the legend's ends; nullopt: no values, and the reason is shown
  void showColoring(const MapItem* item, std::optional<std::pair<double, double>> range);
  /// @param fraction  how many of the points are scored, in [0, 1]
  void showScoring(double fraction);

 signals:
  /// The command that shows which pairs this map distorts most is about to run.
  void pairsRequested();

 private:
  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;

  QLabel* status_;
  TermButton* terms_;
  QToolButton* pairs_;
  QLabel* coloring_;
  ValueLegend* legend_;
};

}  // namespace lookbook::ui
