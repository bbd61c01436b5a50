#include "ui/panels/settings/settings.h"

#include "core/base/memory_limit.h"
#include "ui/jobs/calm.h"
#include "ui/maps/map_collection.h"

#include <QApplication>
#include <QFont>
#include <QSettings>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr const char* kDataPath = "LOOKBOOK_DATA_PATH";
constexpr int kMostThreads = 1024;
constexpr double kBytesPerGigabyte = 1e9;

/// A stored number, clamped to this range; 0 if there is none or it is negative.
double numberOf(const QSettings& kept, const QString& key, double least, double most) {
  const double number = kept.value(key, 0).toDouble();
  return number > 0 ? std::clamp(number, least, most) : 0;
}

}  // namespace

Settings readSettings() {
  const QSettings kept;
  Settings settings;
  settings.threads =
      std::clamp(kept.value(QStringLiteral("settings/threads"), 0).toInt(), 0, kMostThreads);
  settings.memory =
      numberOf(kept, QStringLiteral("settings/memory"), kSmallestMemoryLimit, kLargestMemoryLimit);
  settings.fontSize =
      numberOf(kept, QStringLiteral("settings/fontSize"), kSmallestLetters, kLargestLetters);
  settings.reducedMotion = kept.value(QStringLiteral("settings/reducedMotion"), false).toBool();
  settings.folders = kept.value(QStringLiteral("settings/folders")).toStringList();
  return settings;
}

void writeSettings(const Settings& settings) {
  QSettings kept;
  kept.setValue(QStringLiteral("settings/threads"), settings.threads);
  kept.setValue(QStringLiteral("settings/memory"), settings.memory);
  kept.setValue(QStringLiteral("settings/fontSize"), settings.fontSize);
  kept.setValue(QStringLiteral("settings/reducedMotion"), settings.reducedMotion);
  kept.setValue(QStringLiteral("settings/folders"), settings.folders);
}

void apply(const Settings& settings, MapCollection& maps) {
  static const QFont kSystem = QApplication::font();
  static const QByteArray kPath = qgetenv(kDataPath);
  maps.setThreads(settings.threads);
  setCalm(settings.reducedMotion);
  setMemoryLimit(static_cast<std::uint64_t>(settings.memory * kBytesPerGigabyte));
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
