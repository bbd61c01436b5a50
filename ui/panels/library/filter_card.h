#pragma once

#include "core/data/split.h"
#include "core/session/ids.h"

#include <QFrame>

#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace lookbook::ui {

class ClassLegend;
class OpenDatasets;
class ViewStore;

/// The legend and filter of a data set: which classes and which split are shown. It floats over a
/// map or is in a popover.
class FilterCard : public QFrame {
  Q_OBJECT

 public:
  FilterCard(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

  /// @param dataset empty: the card is empty
  void setDataset(std::optional<DatasetId> dataset);

 private:
  void follow();
  /// Creates the field that searches many classes, and the switch of their order.
  QWidget* search();
  /// Creates buttons for all images and for each split; none if there is only one split.
  void listSplits(const std::vector<SplitPart>& splits);

  ViewStore& state_;
  OpenDatasets& library_;
  std::optional<DatasetId> dataset_;
  QLineEdit* searched_;
  QToolButton* byCount_;
  QWidget* search_;  ///< both; hidden if there are few classes
  ClassLegend* legend_;
  QVBoxLayout* splitRow_;
  QWidget* splitButtons_ = nullptr;
  QButtonGroup* splits_ = nullptr;
  std::vector<SplitChoice> choices_;  ///< of each button
  QLabel* shown_;
};

}  // namespace lookbook::ui
