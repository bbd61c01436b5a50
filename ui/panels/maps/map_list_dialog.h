#pragma once

#include "core/session/ids.h"
#include "ui/panels/frame/fitted_dialog.h"

#include <optional>

class QPushButton;
class QTableWidget;

namespace lookbook::ui {

class Workspace;

/// The maps of the active data set and their scores, sorted by any column. Shows, renames and
/// removes the selected map.
class MapListDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit MapListDialog(Workspace& workspace, QWidget* parent = nullptr);

 private:
  enum Column { title, images, trustworthiness, recall, accuracy, seconds, note, columns };

  void list();
  void fillRow(int row, MapId map);
  void showSelected();
  void editSelected();
  void removeSelected();
  /// The map in the selected row; empty if no row is selected.
  [[nodiscard]] std::optional<MapId> selected() const;
  void offer();

  Workspace& workspace_;
  std::optional<DatasetId> dataset_;
  QTableWidget* table_;
  QPushButton* show_ = nullptr;
  QPushButton* edit_ = nullptr;
  QPushButton* remove_ = nullptr;
};

}  // namespace lookbook::ui
