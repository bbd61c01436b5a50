#pragma once

#include "core/session/view_state.h"
#include "ui/library/open_datasets.h"
#include "ui/maps/map_collection.h"
#include "ui/state/view_store.h"

#include <QObject>

#include <set>
#include <tuple>
#include <vector>

namespace lookbook::ui {

/// Whether the window has unsaved changes, and whether losing them would cost the user work. Pages,
/// cameras, the theme and the choice of the map shown do not count, nor does a single data set that
/// was only opened. For the window's thread.
class SessionChanges : public QObject {
  Q_OBJECT

 public:
  /// The content of a session file that counts as a change.
  struct Content {
    ViewState view;
    /// For each map except the PCA that opening computes: data set, map, iteration and whether it
    /// has ended.
    std::set<std::tuple<DatasetId, MapId, int, bool>> maps;
  };
  /// Unsaved changes that took work.
  struct Costly {
    int maps = 0;
    int selections = 0;  ///< selections of more than one image
    int notes = 0;       ///< data sets with changed names or notes of maps

    [[nodiscard]] bool any() const { return maps + selections + notes > 0; }
  };

  SessionChanges(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                 QObject* parent = nullptr);

  [[nodiscard]] bool any() const { return any_; }
  [[nodiscard]] const Costly& costly() const { return costly_; }

  /// The current content, to be passed to markSaved() once it is saved.
  [[nodiscard]] Content content() const;
  /// Records that this content was saved to a file.
  void markSaved(Content content);

 signals:
  /// any() or costly() has changed.
  void changed();

 private:
  void compare();

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;
  Content saved_;
  bool anySaved_ = false;
  bool any_ = false;
  Costly costly_;
};

}  // namespace lookbook::ui
