#pragma once

#include <QStringList>

#include <vector>

namespace faults {

/// What a program is asked for, and what comes of it.
struct Scenario {
  const char* name;
  QString program;
  QStringList words;
  QStringList files;        ///< that it writes; an old one stands there before
  QString folder;           ///< that it makes; "": none
  QString moments;          ///< the folder of moments that it fills; "": none
  QStringList kinds;        ///< of faults
  bool keepsCache = false;  ///< what is in the cache at the end is of no concern
};

/// The whole of the command line, figures, films and the saving of sessions. Words name the inputs
/// that prepare() makes; they run in a folder below theirs.
std::vector<Scenario> scenarios();

/// Makes the inputs: 200 images, a map of them with its report, neighbours and moments.
bool prepare(const QString& folder);

}  // namespace faults
