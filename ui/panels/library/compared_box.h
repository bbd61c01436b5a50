#pragma once

#include "ui/panels/parts/fields.h"

#include <cstddef>

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Selects the data set on one side of a page for comparison, among the open ones. Hidden if only
/// one side is shown, for which the window's list of data sets is used.
class ComparedBox : public ElidedComboBox {
  Q_OBJECT

 public:
  /// @param side 0: left, 1: right
  /// @param itself whether a data set can be compared with itself, for two of its maps
  ComparedBox(ViewStore& state, OpenDatasets& library, std::size_t side, bool itself);

 private:
  void list();
  void follow();

  ViewStore& state_;
  OpenDatasets& library_;
  std::size_t side_;
  bool itself_;
};

}  // namespace lookbook::ui
