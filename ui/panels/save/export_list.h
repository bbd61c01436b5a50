#pragma once

#include "core/export/export_format.h"

#include <QListWidget>

namespace lookbook::ui {

/// The formats that data leaves as, each with the line that says what it is and who reads it.
class ExportList : public QListWidget {
  Q_OBJECT

 public:
  explicit ExportList(QWidget* parent = nullptr);

  /// Null: none is chosen.
  [[nodiscard]] const ExportFormat* format() const;
  void setFormat(const QString& name);
  /// Why a format cannot be chosen, for each of exportFormats(); "": it can.
  void setObstacles(const QStringList& obstacles);
};

}  // namespace lookbook::ui
