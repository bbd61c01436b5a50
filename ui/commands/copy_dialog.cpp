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
    : FittedDialog(parent) {
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
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addWidget(above);
  column->addWidget(shown, 1);
  connect(copy, &QPushButton::clicked, this,
          [text] { QGuiApplication::clipboard()->setText(text); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  setParts(content, buttons, 2 * kGap, kSize);
}

}  // namespace lookbook::ui
