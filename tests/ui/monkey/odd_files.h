#pragma once

#include "tests/support/sample_files.h"

#include <QStringList>

namespace lookbook::test {

/// Files of odd shapes in a folder that goes with this: what the monkey opens and drops.
class OddFiles {
 public:
  OddFiles();

  [[nodiscard]] const QStringList& datasets() const { return datasets_; }
  /// Maps, pictures, and what is none of Lookbook's.
  [[nodiscard]] const QStringList& others() const { return others_; }
  /// Where everything that the monkey saves goes.
  [[nodiscard]] QString folder() const;

 private:
  void addDatasets();
  void addOthers();

  samples::Folder folder_;
  QStringList datasets_;
  QStringList others_;
};

}  // namespace lookbook::test
