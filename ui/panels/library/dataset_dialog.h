#pragma once

#include "core/session/ids.h"
#include "ui/panels/frame/fitted_dialog.h"

class QGridLayout;

namespace lookbook {
class Dataset;
struct Notice;
}  // namespace lookbook

namespace lookbook::ui {

class OpenDatasets;

/// Describes an open data set: its place, images, splits and classes, and how it was read, with a
/// button for each other reading that its files allow.
class DatasetDialog : public FittedDialog {
  Q_OBJECT

 public:
  DatasetDialog(OpenDatasets& library, DatasetId dataset, QWidget* parent = nullptr);

  /// Opens the dialog, which deletes itself when it is closed.
  static void openFor(OpenDatasets& library, DatasetId dataset, QWidget* parent);

 private:
  void describe(const Dataset& about, QGridLayout& rows);
  void listNotices(const Dataset& about, QGridLayout& rows);
  void addNotice(const Notice& notice, QGridLayout& rows);
  /// Reads the data set again with an option; "": with the defaults. Closes the dialog.
  void readWith(const std::string& option, const std::string& value = {});

  OpenDatasets& library_;
  DatasetId dataset_;
};

}  // namespace lookbook::ui
