#pragma once

#include "core/session/ids.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace lookbook::ui {

class Workspace;

/// Asks for the name and the note of a map, which sessions keep.
class MapNoteDialog : public QDialog {
  Q_OBJECT

 public:
  /// @param map an existing map
  MapNoteDialog(Workspace& workspace, DatasetId dataset, MapId map, QWidget* parent = nullptr);

  void accept() override;

 private:
  Workspace& workspace_;
  DatasetId dataset_;
  MapId map_;
  QLineEdit* name_;
  QPlainTextEdit* note_;
};

}  // namespace lookbook::ui
