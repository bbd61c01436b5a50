#include "ui/panels/save/cache_dialog.h"

#include "core/base/memory.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>

#include <functional>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr double kGigabyte = 1e9;
constexpr double kMostGigabytes = 1000;
constexpr int kWidth = 400;

}  // namespace

CacheDialog::CacheDialog(std::optional<DiskCache> cache, QWidget* parent)
    : FittedDialog(parent),
      cache_(std::move(cache)),
      words_(plainLabel()),
      bar_(new QProgressBar),
      limit_(new RangedBox<QDoubleSpinBox>),
      empty_(new QPushButton(tr("&Empty"))) {
  setWindowTitle(tr("Cache"));
  setObjectName(QStringLiteral("cacheDialog"));
  words_->setObjectName(QStringLiteral("cacheWords"));
  bar_->setTextVisible(false);
  limit_->setObjectName(QStringLiteral("cacheLimit"));
  limit_->setRange(0, kMostGigabytes);
  limit_->setDecimals(1);
  limit_->setSuffix(tr(" GB"));
  limit_->setKeyboardTracking(false);
  setPlainToolTip(limit_, tr("Largest size of the cache. The results used least recently are "
                             "removed first. 0 disables the cache."));
  empty_->setObjectName(QStringLiteral("emptyCache"));
  setPlainToolTip(empty_, tr("Remove all results; they can be recomputed"));
  auto* about =
      quietLabel(cache_ ? tr("Finished maps and nearest neighbours are saved in %1, so that "
                             "repeating a run is immediate.")
                              .arg(shownText(cache_->folder().string()))
                        : tr("The cache is switched off: the variable LOOKBOOK_CACHE is empty."));
  about->setWordWrap(true);
  auto* form = new QFormLayout;
  form->addRow(tr("&Limit"), limit_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  buttons->addButton(empty_, QDialogButtonBox::ActionRole);
  auto* content = new QWidget;
  content->setMinimumWidth(kWidth);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addWidget(words_);
  column->addWidget(bar_);
  column->addWidget(about);
  column->addLayout(form);
  setParts(content, buttons, 2 * kGap);
  for (QWidget* part : std::initializer_list<QWidget*>{words_, bar_, limit_, empty_})
    part->setEnabled(cache_.has_value());
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(empty_, &QPushButton::clicked, this,
          [this] { work([](const DiskCache& files) { return files.clear(); }); });
  connect(limit_, &QDoubleSpinBox::valueChanged, this, [this](double gigabytes) {
    work([bytes = static_cast<std::uintmax_t>(gigabytes * kGigabyte + 0.5)](
             const DiskCache& files) { return files.setLimit(bytes); });
  });
  work([](const DiskCache&) { return Result<void>(); });
}

void CacheDialog::openFor(const std::optional<DiskCache>& cache, QWidget* parent) {
  auto* dialog = new CacheDialog(cache, parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void CacheDialog::work(std::function<Result<void>(const DiskCache&)> effect) {
  if (!cache_) return;
  task_.start(
      [cache = *cache_, effect = std::move(effect)](const std::stop_token&) {
        return effect(cache).map([&] { return cache.usage(); });
      },
      [this](const Result<DiskCache::Usage>& usage) { tell(usage); });
}

void CacheDialog::tell(const Result<DiskCache::Usage>& usage) {
  if (!usage) return words_->setText(shownError(usage.error()));
  constexpr int kSteps = 1000;
  const double share =
      usage->limit == 0 ? 0 : static_cast<double>(usage->bytes) / static_cast<double>(usage->limit);
  bar_->setRange(0, kSteps);
  bar_->setValue(static_cast<int>(share * kSteps));
  words_->setText(
      tr("%1 of at most %2")
          .arg(translated(byteCount(usage->bytes)), translated(byteCount(usage->limit))));
  const QSignalBlocker quiet(limit_);
  limit_->setValue(static_cast<double>(usage->limit) / kGigabyte);
  empty_->setEnabled(usage->files > 0);
}

}  // namespace lookbook::ui
