#pragma once

#include "ui/library/open_datasets.h"
#include "ui/library/selection_growth.h"
#include "ui/maps/map_collection.h"
#include "ui/maps/placing.h"
#include "ui/state/notices.h"
#include "ui/state/view_store.h"
#include "ui/workspace/sessions.h"

namespace lookbook::ui {

/// All parts of the state of a window. A const Workspace still gives access to modifiable parts,
/// like a reference. Panels take the parts that they use. For the window's thread.
class Workspace {
 public:
  [[nodiscard]] Notices& notices() const { return parts_->notices; }
  [[nodiscard]] ViewStore& state() const { return parts_->state; }
  [[nodiscard]] OpenDatasets& library() const { return parts_->library; }
  [[nodiscard]] MapCollection& maps() const { return parts_->maps; }
  /// Places new images on maps.
  [[nodiscard]] Placing& placing() const { return parts_->placing; }
  [[nodiscard]] SelectionGrowth& growth() const { return parts_->growth; }
  [[nodiscard]] Sessions& sessions() const { return parts_->sessions; }

 private:
  /// Each part uses those before it.
  struct Parts {
    Notices notices;
    ViewStore state;
    OpenDatasets library{state, notices};
    MapCollection maps{state, library, notices};
    Placing placing{state, library, maps, notices};
    SelectionGrowth growth{state, library, notices};
    Sessions sessions{state, library, maps, notices};
  };

  std::unique_ptr<Parts> parts_ = std::make_unique<Parts>();
};

}  // namespace lookbook::ui
