#pragma once

#include <QStringList>

namespace lookbook::ui {

class MapCollection;

/// What the user set for good (QSettings), whatever is open. The theme and the limit of the cache
/// are kept where they always were.
struct Settings {
  int threads = 0;             ///< of all runs together; 0: as many as the machine has
  double memory = 0;           ///< GB that one file or map may take; 0: as the machine allows
  double fontSize = 0;         ///< points; 0: the system's
  bool reducedMotion = false;  ///< maps that are computed move every two seconds only
  QStringList folders{};       ///< where data sets are looked for, after $LOOKBOOK_DATA_PATH
};

inline constexpr double kSmallestMemoryLimit = 0.5;  ///< GB
inline constexpr double kLargestMemoryLimit = 1000;
inline constexpr double kSmallestLetters = 6;  ///< points
inline constexpr double kLargestLetters = 32;

/// What is out of its range in the file is brought into it.
Settings readSettings();
void writeSettings(const Settings& settings);
/// Puts them in force: for runs, fonts and data sets from now on.
void apply(const Settings& settings, MapCollection& maps);

}  // namespace lookbook::ui
