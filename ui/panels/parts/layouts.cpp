#include "ui/panels/parts/layouts.h"

#include <QFrame>

namespace lookbook::ui {

void asPanel(QWidget* widget) {
  widget->setProperty("role", QStringLiteral("panel"));
  widget->setAttribute(Qt::WA_StyledBackground);
}

QVBoxLayout* panelLayout(QWidget* panel) {
  asPanel(panel);
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(kGap + 2, kGap, kGap + 2, kGap);
  layout->setSpacing(kGap / 2 + 2);
  return layout;
}

QWidget* separator() {
  auto* line = new QFrame;
  line->setProperty("role", QStringLiteral("separator"));
  line->setFixedWidth(1);
  return line;
}

}  // namespace lookbook::ui
