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

/// The line below a map: its number of images, the state of its run, its scores, and the meaning of
/// its colours.
class MapFooter : public QWidget {
  Q_OBJECT

 public:
  MapFooter(ViewStore& state, OpenDatasets& library, MapCollection& maps,
            QWidget* parent = nullptr);

  /// @param item a map of this data set; null: none
  void showStatus(DatasetId dataset, const MapItem* item);
  /// Shows the meaning of the map's colours.
  /// @param range the values at the ends of the legend; empty: there are no values, and the reason
  /// is shown
  void showColoring(const MapItem* item, std::optional<std::pair<double, double>> range);
  /// @param fraction the share of points that are scored, in [0, 1]
  void showScoring(double fraction);

 signals:
  /// The command that shows the pairs that this map distorts most is about to run.
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
