#pragma once

#include "ui/panels/parts/fields.h"

#include <cstddef>

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Selects the data set on one side of a page that compares, among those that are open. Hidden
/// where one side has the whole page: the window's list of data sets selects then.
class ComparedBox : public ElidedComboBox {
  Q_OBJECT

 public:
  /// @param side 0: left, 1: right
  /// @param itself whether a data set can stand beside itself, as two maps of it can
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
