#include "ui/commands/help_dialog.h"

#include "core/base/version.h"
#include "ui/commands/help_table.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

#include <algorithm>
#include <cstddef>

namespace lookbook::ui {

namespace {

constexpr int kColumns = 2;
constexpr int kTallest = 720;  // logical pixels

/// The table in columns of about as many rows.
QWidget* tableOf(const std::vector<HelpSection>& sections) {
  std::size_t lines = 0;
  for (const HelpSection& section : sections) lines += section.rows.size() + 1;
  auto* table = new QWidget;
  auto* columns = new QHBoxLayout(table);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(4 * kGap);
  QGridLayout* grid = nullptr;
  std::size_t line = lines;  // of the column
  for (const HelpSection& section : sections) {
    if (line >= lines / kColumns) {
      auto* column = new QVBoxLayout;
      grid = new QGridLayout;
      grid->setHorizontalSpacing(2 * kGap);
      grid->setVerticalSpacing(kGap / 2 - 1);
      grid->setColumnStretch(1, 1);
      column->addLayout(grid);
      column->addStretch(1);
      columns->addLayout(column, 1);
      line = 0;
    }
    grid->addWidget(heading(section.title), grid->rowCount(), 0, 1, 2);
    for (const HelpRow& row : section.rows) {
      const int place = grid->rowCount();
      grid->addWidget(plainLabel(row.keys), place, 0);
      grid->addWidget(quietLabel(row.effect), place, 1);
    }
    line += section.rows.size() + 1;
  }
  return table;
}

}  // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Lookbook's keys and gestures"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(3 * kGap, 2 * kGap, 3 * kGap, 2 * kGap);
  layout->setSpacing(2 * kGap);
  auto* scroll = new QScrollArea;  // where the window is small
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setWidget(tableOf(helpTable()));
  const QSize table = scroll->widget()->sizeHint();
  scroll->setMinimumWidth(table.width() + 3 * kGap);
  layout->addWidget(scroll, 1);
  layout->addWidget(quietLabel(tr("Lookbook %1, an explorer for Fashion-MNIST and every data set "
                                  "in MNIST's format. MIT licence.")
                                   .arg(QString::fromUtf8(kVersion))));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  const int around = sizeHint().height() - scroll->sizeHint().height();
  resize(sizeHint().width(), std::min(table.height() + around + kGap, kTallest));
}

}  // namespace lookbook::ui
