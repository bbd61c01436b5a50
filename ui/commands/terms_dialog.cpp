#include "ui/commands/terms_dialog.h"

#include "ui/panels/frame/term_button.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/glossary.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace lookbook::ui {

TermsDialog::TermsDialog(QWidget* parent) : FittedDialog(parent) {
  constexpr QSize kSize(560, 560);
  setObjectName(QStringLiteral("termsDialog"));
  setWindowTitle(tr("Terms"));
  auto* content = new QWidget;
  auto* terms = new QVBoxLayout(content);
  terms->setContentsMargins(0, 0, kGap, 0);
  terms->setSpacing(2 * kGap);
  for (const Term& term : glossary()) terms->addWidget(termText(term));
  terms->addStretch(1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  setParts(content, buttons, 2 * kGap, kSize);
}

}  // namespace lookbook::ui
