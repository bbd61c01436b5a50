#pragma once

#include "core/data/split.h"
#include "core/session/ids.h"

#include <QFrame>

#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace lookbook::ui {

class ClassLegend;
class OpenDatasets;
class ViewStore;

/// Which classes and which split of a data set are shown: its legend and its filter at once. Floats
/// over a map, or stands in a popover.
class FilterCard : public QFrame {
  Q_OBJECT

 public:
  FilterCard(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

  /// @param dataset none: the card is empty
  void setDataset(std::optional<DatasetId> dataset);

 private:
  void follow();
  /// Buttons for all images and for each split; none where there is one split only.
  void listSplits(const std::vector<SplitPart>& splits);

  ViewStore& state_;
  OpenDatasets& library_;
  std::optional<DatasetId> dataset_;
  ClassLegend* legend_;
  QVBoxLayout* splitRow_;
  QWidget* splitButtons_ = nullptr;
  QButtonGroup* splits_ = nullptr;
  std::vector<SplitChoice> choices_;  ///< of each button
  QLabel* shown_;
};

}  // namespace lookbook::ui
