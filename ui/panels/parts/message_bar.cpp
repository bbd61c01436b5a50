#include "ui/panels/parts/message_bar.h"

#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lookbook::ui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), text_(plainLabel()) {
  setProperty("role", QStringLiteral("message"));
  setObjectName(QStringLiteral("messageBar"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kGap + 4, kGap / 2, kGap, kGap / 2);
  text_->setObjectName(QStringLiteral("messageText"));
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* close = iconButton(QStringLiteral("close"), tr("Dismiss"));
  close->setObjectName(QStringLiteral("dismissMessage"));
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  layout->addWidget(text_, 1);
  layout->addWidget(close, 0, Qt::AlignTop);
  hide();
}

void MessageBar::show(const QString& sentence) {
  text_->setText(shownText(sentence));
  QFrame::show();
}

QString MessageBar::text() const {
  return isVisible() ? text_->text() : QString();
}

}  // namespace lookbook::ui
