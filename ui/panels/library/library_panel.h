#pragma once

#include "core/session/ids.h"

#include <QWidget>

#include <functional>
#include <optional>

class QButtonGroup;
class QVBoxLayout;

namespace lookbook {
struct KnownDataset;
}

namespace lookbook::ui {

class LibraryEntry;
class OpenDatasets;
class ViewStore;

/// Lists the open and the known data sets, and has buttons to open others.
class LibraryPanel : public QWidget {
  Q_OBJECT

 public:
  LibraryPanel(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

 signals:
  /// The user has selected a data set.
  void selected();

 private:
  void listDatasets();
  /// @param open the number of an open data set, which can be closed
  LibraryEntry* addEntry(const QString& title, const QString& detail, std::function<void()> chosen,
                         std::optional<DatasetId> open = {});
  /// Adds a known data set that is on no search path, to be located or downloaded.
  void addMissing(const KnownDataset& known);

  ViewStore& state_;
  OpenDatasets& library_;
  QVBoxLayout* entries_;
  QButtonGroup* group_;
};

}  // namespace lookbook::ui
