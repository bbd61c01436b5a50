#include "ui/panels/settings/settings_dialog.h"

#include "ui/files/file_dialogs.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/cache_dialog.h"
#include "ui/panels/settings/settings.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
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

constexpr double kFollowSystem = kSmallestLetters - 1;  // value that means "the size of the system"
constexpr double kMemoryStep = 0.5;                     // GB
constexpr int kFolderListHeight = 90;

}  // namespace

SettingsDialog::SettingsDialog(Workspace& workspace, QWidget* parent)
    : FittedDialog(parent),
      workspace_(workspace),
      theme_(new QComboBox),
      fontSize_(new RangedBox<QDoubleSpinBox>),
      reducedMotion_(new QCheckBox(tr("Reduce motion"))),
      threads_(new RangedBox<QSpinBox>),
      memory_(new RangedBox<QDoubleSpinBox>),
      folders_(new QListWidget) {
  setWindowTitle(tr("Settings"));
  setObjectName(QStringLiteral("settingsDialog"));
  const Settings now = readSettings();
  theme_->setObjectName(QStringLiteral("settingsTheme"));
  theme_->addItems({tr("Follow system"), tr("Light"), tr("Dark")});
  theme_->setCurrentIndex(static_cast<int>(workspace.state().view().theme));
  reducedMotion_->setObjectName(QStringLiteral("settingsReducedMotion"));
  reducedMotion_->setChecked(now.reducedMotion);
  setPlainToolTip(
      reducedMotion_,
      tr("A map that is being computed moves every two seconds instead of all the time"));
  addNumbers(now);
  for (const QString& folder : now.folders) folders_->addItem(folder);
  auto* cache = new QPushButton(tr("Cache…"));
  cache->setAutoDefault(false);
  connect(cache, &QPushButton::clicked, this,
          [this] { CacheDialog::openFor(workspace_.maps().cache(), this); });
  auto* content = new QWidget;
  auto* form = new QFormLayout(content);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("Theme"), theme_);
  form->addRow(tr("Font size"), fontSize_);
  form->addRow(QString(), reducedMotion_);
  form->addRow(tr("Threads of runs"), threads_);
  form->addRow(tr("Memory limit"), memory_);
  form->addRow(tr("Data folders"), folderList());
  form->addRow(tr("Disk space"), cache);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  setParts(content, buttons, 2 * kGap);
  connect(theme_, &QComboBox::activated, this, [this](int choice) {
    workspace_.state().change(
        [&](ViewState& view) { view.theme = static_cast<ThemeChoice>(choice); });
  });
  connect(fontSize_, &QDoubleSpinBox::valueChanged, this, &SettingsDialog::keep);
  connect(threads_, &QSpinBox::valueChanged, this, &SettingsDialog::keep);
  connect(memory_, &QDoubleSpinBox::valueChanged, this, [this](double gigabytes) {
    if (gigabytes > 0 && gigabytes < kSmallestMemoryLimit)
      return memory_->setValue(kSmallestMemoryLimit);
    keep();
  });
  connect(reducedMotion_, &QCheckBox::toggled, this, &SettingsDialog::keep);
}

void SettingsDialog::addNumbers(const Settings& now) {
  fontSize_->setObjectName(QStringLiteral("settingsFontSize"));
  fontSize_->setDecimals(1);
  fontSize_->setRange(kFollowSystem, kLargestLetters);
  fontSize_->setSpecialValueText(tr("Follow system"));
  fontSize_->setSuffix(tr(" pt"));
  fontSize_->setValue(now.fontSize);
  fontSize_->setKeyboardTracking(false);
  threads_->setObjectName(QStringLiteral("settingsThreads"));
  threads_->setRange(0, static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
  threads_->setSpecialValueText(tr("All"));
  threads_->setValue(now.threads);
  setPlainToolTip(threads_, tr("Shared by all runs. The maps are the same for any number."));
  memory_->setObjectName(QStringLiteral("settingsMemory"));
  memory_->setDecimals(1);
  memory_->setSingleStep(kMemoryStep);
  memory_->setRange(0, kLargestMemoryLimit);
  memory_->setSpecialValueText(tr("As available"));
  memory_->setSuffix(tr(" GB"));
  memory_->setValue(now.memory);
  memory_->setKeyboardTracking(false);
  setPlainToolTip(memory_, tr("The most that one map or file may take, at least %1 GB. A run that "
                              "needs more does not start and reports how much it needs.")
                               .arg(kSmallestMemoryLimit));
}

QWidget* SettingsDialog::folderList() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  folders_->setObjectName(QStringLiteral("settingsFolders"));
  folders_->setAccessibleName(tr("Folders that are searched for data sets"));
  folders_->setMaximumHeight(kFolderListHeight);
  noFolders_ = quietLabel(tr("None beside the usual ones"));
  row->addWidget(noFolders_, 1, Qt::AlignTop);
  row->addWidget(folders_, 1);
  auto* column = new QVBoxLayout;
  row->addLayout(column);
  const auto add = [&](const QString& text, const char* name, auto effect) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromUtf8(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, effect);
    column->addWidget(button);
    return button;
  };
  add(tr("Add…"), "addDataFolder", &SettingsDialog::addFolder);
  removeFolder_ = add(tr("Remove"), "removeDataFolder", &SettingsDialog::removeFolder);
  column->addStretch(1);
  showFolders();
  return box;
}

void SettingsDialog::showFolders() {
  const bool any = folders_->count() > 0;
  folders_->setVisible(any);
  noFolders_->setVisible(!any);
  removeFolder_->setEnabled(any);
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
  showFolders();
  Settings settings;
  settings.threads = threads_->value();
  settings.memory = memory_->value();
  settings.fontSize = fontSize_->value() < kSmallestLetters ? 0 : fontSize_->value();
  settings.reducedMotion = reducedMotion_->isChecked();
  for (int row = 0; row < folders_->count(); ++row) settings.folders += folders_->item(row)->text();
  writeSettings(settings);
  apply(settings, workspace_.maps());
}

}  // namespace lookbook::ui
