#pragma once

#include <QStringList>

namespace lookbook::ui {

class MapCollection;

/// The user's settings (QSettings), which do not depend on what is open. The theme and the limit of
/// the cache are stored elsewhere.
struct Settings {
  /// Number of threads for all runs together; 0: as many as the machine has.
  int threads = 0;
  /// Memory limit for one file or map, in GB; 0: what the machine allows.
  double memory = 0;
  double fontSize = 0;         ///< in points; 0: the size of the system
  bool reducedMotion = false;  ///< whether running maps move only every two seconds
  QStringList folders{};       ///< folders searched for data sets, after $LOOKBOOK_DATA_PATH
};

inline constexpr double kSmallestMemoryLimit = 0.5;  ///< GB
inline constexpr double kLargestMemoryLimit = 1000;
inline constexpr double kSmallestLetters = 6;  ///< points
inline constexpr double kLargestLetters = 32;

/// Reads the settings. Values out of range are replaced by the nearest ones in it.
Settings readSettings();
void writeSettings(const Settings& settings);
/// Applies the settings to the window, and to runs and data sets from now on.
void apply(const Settings& settings, MapCollection& maps);

}  // namespace lookbook::ui
