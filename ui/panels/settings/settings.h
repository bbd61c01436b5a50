#pragma once

#include <QStringList>

namespace lookbook::ui {

class MapCollection;

/// What the user set for good (QSettings), whatever is open. The theme and the limit of the cache
/// are kept where they always were.
struct Settings {
  int threads = 0;        ///< of all runs together; 0: as many as the machine has
  double fontSize = 0;    ///< points; 0: the system's
  QStringList folders{};  ///< where data sets are looked for, after $LOOKBOOK_DATA_PATH
};

Settings readSettings();
void writeSettings(const Settings& settings);
/// Puts them in force: for runs, fonts and data sets from now on.
void apply(const Settings& settings, MapCollection& maps);

}  // namespace lookbook::ui
