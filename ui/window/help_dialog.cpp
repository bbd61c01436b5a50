#include "ui/window/help_dialog.h"

#include "core/base/version.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/window/shortcuts.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>

namespace lookbook::ui {

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Lookbook's keys and gestures"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(3 * kGap, 2 * kGap, 3 * kGap, 2 * kGap);
  layout->setSpacing(2 * kGap);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(3 * kGap);
  grid->setVerticalSpacing(kGap - 2);
  int row = 0;
  for (const Shortcut& shortcut : kShortcuts) {
    grid->addWidget(heading(QString::fromUtf8(shortcut.keys)), row, 0);
    grid->addWidget(plainLabel(QString::fromUtf8(shortcut.effect)), row++, 1);
  }
  layout->addLayout(grid);
  layout->addWidget(quietLabel(tr("Lookbook %1, an explorer for Fashion-MNIST and every data set "
                                  "in MNIST's format. MIT licence.")
                                   .arg(QString::fromUtf8(kVersion))));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
}

}  // namespace lookbook::ui
