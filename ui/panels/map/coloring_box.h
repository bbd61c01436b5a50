#pragma once

#include "core/session/view_state.h"
#include "ui/panels/parts/fields.h"

namespace lookbook::ui {

class MapCollection;
class ViewStore;

/// The box "Colour by:", which shows and changes ViewState::coloring. Colourings that the maps
/// shown cannot have are disabled.
class ColoringBox : public ElidedComboBox {
  Q_OBJECT

 public:
  /// @param compared whether two maps are shown; adds the colourings that compare them
  ColoringBox(ViewStore& state, MapCollection& maps, bool compared);

 private:
  void offer(Coloring coloring, bool offered);
};

}  // namespace lookbook::ui
