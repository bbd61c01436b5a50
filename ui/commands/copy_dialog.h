#pragma once

#include "ui/panels/frame/fitted_dialog.h"

#include <QString>

#include <vector>

class QPlainTextEdit;
class QVBoxLayout;

namespace lookbook::ui {

/// Shows a text that can be copied, with a sentence above it that explains its use. If there are
/// several versions of the text, the user selects one; the selection is remembered (QSettings).
class CopyDialog : public FittedDialog {
  Q_OBJECT

 public:
  struct Version {
    QString title;  ///< "NumPy"; no meaning if there is only one
    QString text;
  };

  /// @param versions at least one
  CopyDialog(const QString& title, const QString& explanation, std::vector<Version> versions,
             QWidget* parent = nullptr);

 private:
  void addVersions(QVBoxLayout& column);
  void showVersion(std::size_t version);

  std::vector<Version> versions_;
  QPlainTextEdit* shown_;
};

}  // namespace lookbook::ui
