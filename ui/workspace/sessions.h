#pragma once

#include "core/session/session.h"
#include "ui/library/open_datasets.h"
#include "ui/maps/map_collection.h"
#include "ui/state/notices.h"
#include "ui/state/view_store.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <string>

namespace lookbook::ui {

/// Sessions and figures: the state of the window, to be saved and restored. Lives on the window's
/// thread.
class Sessions {
 public:
  Sessions(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices);

  /// All of it as it is now, to be written; runs that are still active as if they were stopped.
  /// Cheap: shares positions and selections.
  [[nodiscard]] Session session() const;
  /// Reads a session, with its data sets, off the window's thread and shows what it holds. Only
  /// while no data set is open. `restored` is given the window's layout.
  /// Errors: those of reading; badFile where a data set is another than it was, or its maps do not
  /// fit it. Nothing is opened then.
  void restore(const QString& file, std::function<void(const Result<std::string>&)> restored);

  /// Shows again what a figure was made of, by its stamp: openFigure(), restoreFigure(). `opened`
  /// receives whether the file has a stamp; where it has none, nothing was done.
  void openFigure(const QString& file, const QStringList& places,
                  std::function<void(const Result<bool>&)> opened);

 private:
  void adopt(Session session, std::vector<DatasetPtr> data);

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;
  Notices& notices_;
};

}  // namespace lookbook::ui
