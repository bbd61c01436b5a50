#pragma once

#include "ui/panels/parts/fields.h"

namespace lookbook::ui {

class ViewStore;

/// "Colour by:" and what the colours of points stand for. It renders and changes
/// ViewState::coloring.
class ColoringBox : public ElidedComboBox {
  Q_OBJECT

 public:
  /// @param compared whether two maps are shown, between which points can have moved
  ColoringBox(ViewStore& state, bool compared);
};

}  // namespace lookbook::ui
