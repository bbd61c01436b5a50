#pragma once

#include "tests/support/sample_files.h"

#include <QStringList>

namespace lookbook::test {

/// Unusual files, which the monkey opens and drops, in a folder that is deleted with this object.
class OddFiles {
 public:
  OddFiles();

  [[nodiscard]] const QStringList& datasets() const { return datasets_; }
  /// Maps, pictures, and files that are not for Lookbook.
  [[nodiscard]] const QStringList& others() const { return others_; }
  /// The folder for everything that the monkey saves.
  [[nodiscard]] QString folder() const;

 private:
  void addDatasets();
  void addOthers();

  samples::Folder folder_;
  QStringList datasets_;
  QStringList others_;
};

}  // namespace lookbook::test
