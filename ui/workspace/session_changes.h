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

/// Whether what is open differs from what was saved last, and whether losing that would cost the
/// user work. Pages, cameras, the theme and which of the maps is shown do not count, nor does a
/// window with one data set as it was opened. Lives on the window's thread.
class SessionChanges : public QObject {
  Q_OBJECT

 public:
  /// What a session file would keep, as far as it counts.
  struct Content {
    ViewState view;
    /// Data set, map, iteration and whether it has ended, of each map but a PCA of opening.
    std::set<std::tuple<DatasetId, MapId, int, bool>> maps;
  };
  /// What was not saved and took work.
  struct Costly {
    int maps = 0;
    int selections = 0;  ///< of more than one image, which a click selects
    int notes = 0;       ///< data sets with changed names or notes of maps

    [[nodiscard]] bool any() const { return maps + selections + notes > 0; }
  };

  SessionChanges(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                 QObject* parent = nullptr);

  [[nodiscard]] bool any() const { return any_; }
  [[nodiscard]] const Costly& costly() const { return costly_; }

  [[nodiscard]] Content content() const;
  /// That content is in a file.
  void markSaved(Content content);

 signals:
  /// any() or costly() is another.
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
