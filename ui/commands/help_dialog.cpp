#include "ui/commands/help_dialog.h"

#include "core/base/version.h"
#include "ui/commands/help_table.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>

#include <cstddef>

namespace lookbook::ui {

namespace {

constexpr int kColumns = 2;

/// The table in columns with about the same number of rows.
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

HelpDialog::HelpDialog(QWidget* parent) : FittedDialog(parent) {
  setWindowTitle(tr("Lookbook's keys and gestures"));
  setObjectName(QStringLiteral("helpDialog"));
  auto* footer = new QWidget;
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(0, 0, 0, 0);
  auto* about = quietLabel(tr("Lookbook %1, an explorer for Fashion-MNIST and every data set in "
                              "MNIST's format. MIT licence.")
                               .arg(QString::fromUtf8(kVersion)));
  about->setWordWrap(true);
  row->addWidget(about, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  row->addWidget(buttons);
  setParts(tableOf(helpTable()), footer, 2 * kGap);
}

}  // namespace lookbook::ui
