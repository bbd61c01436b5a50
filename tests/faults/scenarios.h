#pragma once

#include <QStringList>

#include <vector>

namespace faults {

/// A run of a program: its arguments, and the files that it writes.
struct Scenario {
  const char* name;
  QString program;
  QStringList words;
  QStringList files;        ///< files that it writes; old ones exist before
  QString folder;           ///< the folder that it creates; "": none
  QString moments;          ///< the folder of moments that it fills; "": none
  QStringList kinds;        ///< kinds of faults
  bool keepsCache = false;  ///< whether the content of the cache at the end does not matter
};

/// All commands, figures, films and the saving of sessions. Arguments name the inputs that
/// prepare() creates; the programs run in a subfolder of their folder.
std::vector<Scenario> scenarios();

/// Creates the inputs: 200 images, a map of them with its report, neighbours and moments.
bool prepare(const QString& folder);

}  // namespace faults
