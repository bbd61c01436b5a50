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

/// Saves and restores the state of the window: sessions and figures. For the window's thread.
class Sessions {
 public:
  Sessions(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices);

  /// The current state, to be written. Active runs are included as if they were stopped now. Cheap:
  /// positions and selections are shared.
  [[nodiscard]] Session session() const;
  /// Reads a session and its data sets off the window's thread, and shows it. To be called only
  /// while no data set is open. `restored` receives the layout of the window.
  /// Errors: those of reading; badFile if a data set has changed or its maps do not fit it. Nothing
  /// is opened then.
  void restore(const QString& file, std::function<void(const Result<std::string>&)> restored);

  /// Restores the view of a figure by its stamp: openFigure(), restoreFigure(). `opened` receives
  /// whether the file has a stamp; without one, nothing is done.
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
