#include "ui/panels/library/dataset_dialog.h"

#include "core/data/dataset.h"
#include "ui/library/open_datasets.h"
#include "ui/look/numbers.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/other_reading.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kDescriptionWidth = 520;
constexpr std::size_t kMostNamed = 30;  // classes; the others are counted

QLabel* factLabel(const QString& text) {
  auto* label = plainLabel(text);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

void addFact(QGridLayout& rows, const QString& name, const QString& fact) {
  const int row = rows.rowCount();
  rows.addWidget(quietLabel(name), row, 0, Qt::AlignTop);
  rows.addWidget(factLabel(fact), row, 1, 1, 2);
}

QString classesOf(const Dataset& about) {
  if (!about.hasLabels()) return DatasetDialog::tr("No labels");
  QStringList names;
  for (std::size_t i = 0; i < std::min(kMostNamed, about.classNames().size()); ++i)
    names << shownName(about.classNames()[i]);
  if (about.classNames().size() > kMostNamed) names << QStringLiteral("…");
  return DatasetDialog::tr("%1: %2").arg(about.classCount()).arg(names.join(QStringLiteral(", ")));
}

QString splitsOf(const Dataset& about) {
  QStringList splits;
  for (const SplitPart& split : about.splits())
    if (split.count > 0)
      splits << DatasetDialog::tr("%1 %2").arg(shownName(split.name), imageCount(split.count));
  return splits.join(QStringLiteral(", "));
}

}  // namespace

DatasetDialog::DatasetDialog(OpenDatasets& library, DatasetId dataset, QWidget* parent)
    : FittedDialog(parent), library_(library), dataset_(dataset) {
  const Dataset& about = *library.dataset(dataset).data();
  setObjectName(QStringLiteral("datasetDialog"));
  setWindowTitle(tr("About %1").arg(shownName(about.title())));
  auto* content = new QWidget;
  content->setMinimumWidth(kDescriptionWidth);
  auto* rows = new QGridLayout(content);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setHorizontalSpacing(2 * kGap);
  rows->setColumnStretch(1, 1);
  describe(about, *rows);
  listNotices(about, *rows);
  rows->setRowStretch(rows->rowCount(), 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  setParts(content, buttons, 2 * kGap);
}

void DatasetDialog::openFor(OpenDatasets& library, DatasetId dataset, QWidget* parent) {
  auto* dialog = new DatasetDialog(library, dataset, parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void DatasetDialog::describe(const Dataset& about, QGridLayout& rows) {
  addFact(rows, tr("Place"), shownName(about.path()));
  addFact(
      rows, tr("Images"),
      tr("%1 of %2 × %3 pixels").arg(grouped(about.size())).arg(about.columns()).arg(about.rows()));
  addFact(rows, tr("Splits"), splitsOf(about));
  addFact(rows, tr("Classes"), classesOf(about));
  addFact(rows, tr("Fingerprint"), shownName(about.fingerprint()));
}

void DatasetDialog::listNotices(const Dataset& about, QGridLayout& rows) {
  rows.setRowMinimumHeight(rows.rowCount(), kGap);
  rows.addWidget(heading(tr("How it was read")), rows.rowCount(), 0, 1, 3);
  for (const Notice& notice : about.notices()) addNotice(notice, rows);
  if (about.notices().empty())
    rows.addWidget(factLabel(tr("Nothing was converted or left out.")), rows.rowCount(), 0, 1, 3);
  const auto options = about.openedWith().values();
  if (options.empty()) return;
  QStringList used;
  for (const auto& [option, value] : options)
    used << QStringLiteral("--%1=%2").arg(shownName(option), shownName(value));
  const int row = rows.rowCount();
  rows.addWidget(factLabel(tr("Opened with %1").arg(used.join(u' '))), row, 0, 1, 2);
  auto* usual = new QPushButton(tr("Read as usual"));
  usual->setObjectName(QStringLiteral("readAsUsual"));
  connect(usual, &QPushButton::clicked, this, [this] { readWith({}); });
  rows.addWidget(usual, row, 2, Qt::AlignTop);
}

void DatasetDialog::addNotice(const Notice& notice, QGridLayout& rows) {
  const QString sentence = shownText(translated(notice.text));
  const QString other = otherReading(notice);
  const int row = rows.rowCount();
  rows.addWidget(
      factLabel(notice.kind == Notice::Kind::warning ? tr("Warning: %1").arg(sentence) : sentence),
      row, 0, 1, other.isEmpty() ? 3 : 2);
  if (other.isEmpty()) return;
  auto* button = new QPushButton(other);
  button->setObjectName(QStringLiteral("other-") + QString::fromStdString(notice.id));
  connect(button, &QPushButton::clicked, this,
          [this, option = notice.option, value = notice.value] { readWith(option, value); });
  rows.addWidget(button, row, 2, Qt::AlignTop);
}

void DatasetDialog::readWith(const std::string& option, const std::string& value) {
  OpenOptions options = library_.dataset(dataset_).data()->openedWith();
  if (option.empty()) options = {};
  options.set(option, value);
  library_.reread(dataset_, options);
  close();
}

}  // namespace lookbook::ui
