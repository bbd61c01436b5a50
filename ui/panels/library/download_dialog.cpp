#include "ui/panels/library/download_dialog.h"

#include "core/base/memory.h"
#include "core/readers/catalogue.h"
#include "ui/library/open_datasets.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <system_error>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kDialogWidth = 460;
constexpr int kTick = 100;    // milliseconds
constexpr int kSteps = 1000;  // of the progress bar

}  // namespace

DownloadDialog::DownloadDialog(OpenDatasets& library, QWidget* parent, DownloadOptions options)
    : FittedDialog(parent),
      library_(library),
      options_(std::move(options)),
      names_(new QComboBox),
      licence_(plainLabel()),
      place_(plainLabel()),
      status_(quietLabel()),
      bar_(new QProgressBar),
      download_(new QPushButton(tr("&Download"))),
      cancel_(new QPushButton(tr("C&ancel download"))) {
  setWindowTitle(tr("Get data set"));
  setObjectName(QStringLiteral("downloadDialog"));
  names_->setObjectName(QStringLiteral("downloadName"));
  status_->setObjectName(QStringLiteral("downloadStatus"));
  download_->setObjectName(QStringLiteral("startDownload"));
  cancel_->setObjectName(QStringLiteral("cancelDownload"));
  bar_->setRange(0, kSteps);
  bar_->setTextVisible(false);
  for (QLabel* label : {licence_, place_, status_}) label->setWordWrap(true);
  for (const Download& download : downloads())
    names_->addItem(
        tr("%1, %2").arg(shownName(download.name), translated(byteCount(download.bytes()))),
        QString::fromStdString(download.id));
  auto* form = new QFormLayout;
  form->addRow(tr("Data &set"), names_);
  form->addRow(tr("Licence"), licence_);
  form->addRow(tr("Folder"), place_);
  auto* content = new QWidget;
  content->setMinimumWidth(kDialogWidth);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addLayout(form);
  column->addWidget(bar_);
  column->addWidget(status_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  buttons->addButton(download_, QDialogButtonBox::ActionRole);
  buttons->addButton(cancel_, QDialogButtonBox::ActionRole);
  setParts(content, buttons, 2 * kGap);
  tick_.setInterval(kTick);
  connect(&tick_, &QTimer::timeout, this, [this] {
    const double whole = static_cast<double>(std::max<std::uint64_t>(selected().bytes(), 1));
    bar_->setValue(static_cast<int>(std::min(1.0, static_cast<double>(*done_) / whole) * kSteps));
  });
  connect(names_, &QComboBox::currentIndexChanged, this, &DownloadDialog::describe);
  connect(download_, &QPushButton::clicked, this, &DownloadDialog::begin);
  connect(cancel_, &QPushButton::clicked, this, &DownloadDialog::stop);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  setRunning(false);
  describe();
}

DownloadOptions DownloadDialog::inProgramFolder() {
  DownloadOptions options;
  options.folder = programDataFolder();
  return options;
}

void DownloadDialog::openFor(OpenDatasets& library, const QString& id, QWidget* parent) {
  auto* dialog = new DownloadDialog(library, parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  const auto absent = std::ranges::find_if(
      downloads(), [&](const Download& download) { return !dialog->isThere(download); });
  if (!id.isEmpty())
    dialog->select(id);
  else if (absent != downloads().end())
    dialog->select(QString::fromStdString(absent->id));
  dialog->open();
}

void DownloadDialog::select(const QString& id) {
  names_->setCurrentIndex(std::max(0, names_->findData(id)));
}

const Download& DownloadDialog::selected() const {
  return downloads()[static_cast<std::size_t>(names_->currentIndex())];
}

bool DownloadDialog::isThere(const Download& download) const {
  std::error_code error;
  const std::filesystem::path folder = folderOf(download, options_);
  return std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error);
}

void DownloadDialog::describe() {
  const Download& download = selected();
  const bool there = isThere(download);
  licence_->setText(translated(download.licence));
  place_->setText(shownText(folderOf(download, options_).string()));
  status_->setText(there ? tr("The folder exists already.")
                         : tr("The files are checked before they are used."));
  download_->setEnabled(!there);
  bar_->setValue(0);
}

void DownloadDialog::begin() {
  done_ = std::make_shared<std::atomic<std::uint64_t>>(0);
  setRunning(true);
  status_->setText(tr("Downloading …"));
  task_.start(
      [download = selected(), options = options_, done = done_](const std::stop_token& stop) {
        return downloadDataset(download, options, stop,
                               [&](const DownloadState& state) { *done = state.done; });
      },
      [this](const Result<Downloaded>& result) { end(result); });
}

void DownloadDialog::end(const Result<Downloaded>& result) {
  setRunning(false);
  if (!result) {
    bar_->setValue(0);
    return status_->setText(shownError(result.error()));
  }
  library_.open(QString::fromStdString(result->folder.string()));
  if (result->notes.empty()) return accept();
  describe();
  QString notes;
  for (const Text& words : result->notes) notes += translated(words) + u'\n';
  status_->setText(notes.trimmed());
}

void DownloadDialog::stop() {
  task_.cancel();
  setRunning(false);
  status_->setText(tr("Cancelled. What has arrived is kept, and the next attempt continues."));
}

void DownloadDialog::setRunning(bool running) {
  names_->setEnabled(!running);
  download_->setEnabled(!running);
  cancel_->setEnabled(running);
  running ? tick_.start() : tick_.stop();
}

}  // namespace lookbook::ui
