#include "ui/commands/terms_dialog.h"

#include "ui/panels/frame/term_button.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/glossary.h"

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lookbook::ui {

TermsDialog::TermsDialog(QWidget* parent) : QDialog(parent) {
  constexpr QSize kSize(560, 560);
  setObjectName(QStringLiteral("termsDialog"));
  setWindowTitle(tr("Terms"));
  auto* content = new QWidget;
  auto* terms = new QVBoxLayout(content);
  terms->setContentsMargins(0, 0, 2 * kGap, 0);
  terms->setSpacing(2 * kGap);
  for (const Term& term : glossary()) terms->addWidget(termText(term));
  terms->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(content);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(3 * kGap, 2 * kGap, 3 * kGap, 2 * kGap);
  column->setSpacing(kGap);
  column->addWidget(scroll, 1);
  column->addWidget(buttons);
  resize(kSize);
}

}  // namespace lookbook::ui
