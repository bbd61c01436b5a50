#pragma once

#include "core/session/view_state.h"
#include "ui/panels/parts/fields.h"

namespace lookbook::ui {

class MapCollection;
class ViewStore;

/// "Colour by:" and what the colours of points stand for. It renders and changes
/// ViewState::coloring, and offers what there can be of the maps shown.
class ColoringBox : public ElidedComboBox {
  Q_OBJECT

 public:
  /// @param compared whether two maps are shown, between which points can have moved
  ColoringBox(ViewStore& state, MapCollection& maps, bool compared);

 private:
  void offer(Coloring coloring, bool offered);
};

}  // namespace lookbook::ui
