#include "ui/commands/copy_dialog.h"

#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lookbook::ui {

CopyDialog::CopyDialog(const QString& title, const QString& explanation, const QString& text,
                       QWidget* parent)
    : QDialog(parent) {
  constexpr QSize kSize(680, 480);
  setWindowTitle(title);
  auto* above = plainLabel(explanation);
  above->setWordWrap(true);
  auto* shown = new QPlainTextEdit(text);
  shown->setObjectName(QStringLiteral("textToCopy"));
  shown->setReadOnly(true);
  shown->setTabChangesFocus(true);
  shown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  above->setBuddy(shown);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
  copy->setObjectName(QStringLiteral("copyText"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  column->setSpacing(kGap);
  column->addWidget(above);
  column->addWidget(shown, 1);
  column->addWidget(buttons);
  connect(copy, &QPushButton::clicked, this,
          [text] { QGuiApplication::clipboard()->setText(text); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  resize(kSize);
}

}  // namespace lookbook::ui
