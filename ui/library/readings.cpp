#include "ui/library/readings.h"

#include "core/readers/catalogue.h"

#include <QSettings>
#include <QStringList>

namespace lookbook::ui {

namespace {

QString keyOf(const std::string& fingerprint) {
  return QStringLiteral("readings/") + QString::fromStdString(fingerprint);
}

OpenOptions rememberedFor(const std::string& fingerprint) {
  const QStringList words = QSettings().value(keyOf(fingerprint)).toStringList();
  OpenOptions options;
  for (qsizetype i = 0; i + 1 < words.size(); i += 2)
    options.set(words[i].toStdString(), words[i + 1].toStdString());
  return options;
}

void remember(const std::string& fingerprint, const OpenOptions& options) {
  QStringList words;
  for (const auto& [option, value] : options.values())
    words << QString::fromStdString(option) << QString::fromStdString(value);
  QSettings settings;
  words.isEmpty() ? settings.remove(keyOf(fingerprint))
                  : settings.setValue(keyOf(fingerprint), words);
}

}  // namespace

Result<DatasetPtr> openAsRemembered(const std::string& nameOrPath) {
  auto opened = openDataset(nameOrPath);
  if (!opened) return opened;
  const OpenOptions options = rememberedFor((*opened)->fingerprint());
  if (options == OpenOptions()) return opened;
  auto reopened = openDataset(nameOrPath, options);
  return reopened ? reopened : opened;  // options that no longer fit the files
}

Result<DatasetPtr> reopen(const Dataset& dataset, const OpenOptions& options) {
  auto opened = openDataset(dataset.path(), options);
  if (!opened) return opened;
  if (dataset.openedWith() == OpenOptions()) {
    remember(dataset.fingerprint(), options);
  } else if (options == OpenOptions()) {
    remember((*opened)->fingerprint(), options);
  } else if (const auto usual = openDataset(dataset.path())) {
    remember((*usual)->fingerprint(), options);
  }
  return opened;
}

}  // namespace lookbook::ui
