#include "ui/panels/settings/settings.h"

#include "ui/maps/map_collection.h"

#include <QApplication>
#include <QFont>
#include <QSettings>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr const char* kDataPath = "LOOKBOOK_DATA_PATH";
constexpr int kMostThreads = 1024;
constexpr double kSmallestLetters = 6;
constexpr double kLargestLetters = 32;

}  // namespace

Settings readSettings() {
  const QSettings kept;
  Settings settings;
  settings.threads =
      std::clamp(kept.value(QStringLiteral("settings/threads"), 0).toInt(), 0, kMostThreads);
  const double size = kept.value(QStringLiteral("settings/fontSize"), 0).toDouble();
  settings.fontSize = size > 0 ? std::clamp(size, kSmallestLetters, kLargestLetters) : 0;
  settings.folders = kept.value(QStringLiteral("settings/folders")).toStringList();
  return settings;
}

void writeSettings(const Settings& settings) {
  QSettings kept;
  kept.setValue(QStringLiteral("settings/threads"), settings.threads);
  kept.setValue(QStringLiteral("settings/fontSize"), settings.fontSize);
  kept.setValue(QStringLiteral("settings/folders"), settings.folders);
}

void apply(const Settings& settings, MapCollection& maps) {
  static const QFont kSystem = QApplication::font();
  static const QByteArray kPath = qgetenv(kDataPath);
  maps.setThreads(settings.threads);
  QFont font = kSystem;
  if (settings.fontSize > 0) font.setPointSizeF(settings.fontSize);
  if (QApplication::font() != font) QApplication::setFont(font);
  QByteArrayList folders;
  if (!kPath.isEmpty()) folders += kPath;
  for (const QString& folder : settings.folders) folders += folder.toUtf8();
  const QByteArray path = folders.join(':');
  if (path == qgetenv(kDataPath)) return;
  path.isEmpty() ? void(qunsetenv(kDataPath)) : void(qputenv(kDataPath, path));
}

}  // namespace lookbook::ui
