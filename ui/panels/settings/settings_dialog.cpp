#include "ui/panels/settings/settings_dialog.h"

#include "ui/files/file_dialogs.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/cache_dialog.h"
#include "ui/panels/settings/settings.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <thread>

namespace lookbook::ui {

namespace {

constexpr double kLeastLetters = 6;  // points; one less stands for the system's
constexpr double kMostLetters = 32;
constexpr int kFolderListHeight = 90;

}  // namespace

SettingsDialog::SettingsDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      theme_(new QComboBox),
      fontSize_(new QDoubleSpinBox),
      threads_(new QSpinBox),
      folders_(new QListWidget) {
  setWindowTitle(tr("Settings"));
  setObjectName(QStringLiteral("settingsDialog"));
  const Settings now = readSettings();
  theme_->setObjectName(QStringLiteral("settingsTheme"));
  theme_->addItems({tr("Follow system"), tr("Light"), tr("Dark")});
  theme_->setCurrentIndex(static_cast<int>(workspace.state().view().theme));
  fontSize_->setObjectName(QStringLiteral("settingsFontSize"));
  fontSize_->setDecimals(1);
  fontSize_->setRange(kLeastLetters - 1, kMostLetters);
  fontSize_->setSpecialValueText(tr("Follow system"));
  fontSize_->setSuffix(tr(" pt"));
  fontSize_->setValue(now.fontSize);
  fontSize_->setKeyboardTracking(false);
  threads_->setObjectName(QStringLiteral("settingsThreads"));
  threads_->setRange(0, static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
  threads_->setSpecialValueText(tr("All"));
  threads_->setValue(now.threads);
  setPlainToolTip(threads_, tr("Shared by all runs. The maps are the same for any number."));
  for (const QString& folder : now.folders) folders_->addItem(folder);
  auto* cache = new QPushButton(tr("Cache…"));
  cache->setAutoDefault(false);
  connect(cache, &QPushButton::clicked, this,
          [this] { CacheDialog::openFor(workspace_.maps().cache(), this); });
  auto* form = new QFormLayout;
  form->addRow(tr("Theme"), theme_);
  form->addRow(tr("Font size"), fontSize_);
  form->addRow(tr("Threads of runs"), threads_);
  form->addRow(tr("Data folders"), folderList());
  form->addRow(tr("Disk space"), cache);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  column->addLayout(form);
  column->addWidget(buttons);
  connect(theme_, &QComboBox::activated, this, [this](int choice) {
    workspace_.state().change(
        [&](ViewState& view) { view.theme = static_cast<ThemeChoice>(choice); });
  });
  connect(fontSize_, &QDoubleSpinBox::valueChanged, this, &SettingsDialog::keep);
  connect(threads_, &QSpinBox::valueChanged, this, &SettingsDialog::keep);
}

QWidget* SettingsDialog::folderList() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  folders_->setObjectName(QStringLiteral("settingsFolders"));
  folders_->setAccessibleName(tr("Folders that are searched for data sets"));
  folders_->setMaximumHeight(kFolderListHeight);
  row->addWidget(folders_, 1);
  auto* column = new QVBoxLayout;
  row->addLayout(column);
  const auto add = [&](const QString& text, const char* name, auto effect) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromUtf8(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, effect);
    column->addWidget(button);
  };
  add(tr("Add…"), "addDataFolder", &SettingsDialog::addFolder);
  add(tr("Remove"), "removeDataFolder", &SettingsDialog::removeFolder);
  column->addStretch(1);
  return box;
}

void SettingsDialog::addFolder() {
  const QString folder = askForFolder(this, FileKind::dataset, tr("Add a folder of data sets"));
  if (folder.isEmpty()) return;
  folders_->addItem(folder);
  keep();
}

void SettingsDialog::removeFolder() {
  delete folders_->currentItem();
  keep();
}

void SettingsDialog::keep() {
  Settings settings;
  settings.threads = threads_->value();
  settings.fontSize = fontSize_->value() < kLeastLetters ? 0 : fontSize_->value();
  for (int row = 0; row < folders_->count(); ++row) settings.folders += folders_->item(row)->text();
  writeSettings(settings);
  apply(settings, workspace_.maps());
}

}  // namespace lookbook::ui
