#pragma once

#include "core/export/export_format.h"

#include <QListWidget>

namespace lookbook::ui {

/// The export formats, each with a line that describes it and the programs that read it.
class ExportList : public QListWidget {
  Q_OBJECT

 public:
  explicit ExportList(QWidget* parent = nullptr);

  /// The selected format; null: none.
  [[nodiscard]] const ExportFormat* format() const;
  void setFormat(const QString& name);
  /// Disables formats.
  /// @param obstacles for each of exportFormats(), why it cannot be selected; "" if it can
  void setObstacles(const QStringList& obstacles);
};

}  // namespace lookbook::ui
