#include "ui/panels/parts/buttons.h"

#include "ui/look/icons.h"
#include "ui/look/palette.h"
#include "ui/panels/parts/labels.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace lookbook::ui {

namespace {

constexpr const char* kIconProperty = "iconName";

}  // namespace

QWidget* segments(const QStringList& texts, QButtonGroup** group) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  *group = new QButtonGroup(row);
  for (int i = 0; i < texts.size(); ++i) {
    auto* button = new QToolButton;
    button->setText(texts[i]);
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setProperty("segment", i == 0                  ? QStringLiteral("first")
                                   : i + 1 == texts.size() ? QStringLiteral("last")
                                                           : QStringLiteral("middle"));
    (*group)->addButton(button, i);
    layout->addWidget(button);
  }
  if (!texts.isEmpty()) (*group)->button(0)->setChecked(true);
  return row;
}

QToolButton* iconButton(const QString& icon, const QString& toolTip) {
  auto* button = new QToolButton;
  button->setProperty(kIconProperty, icon);
  setPlainToolTip(button, toolTip);
  button->setAccessibleName(toolTip);
  button->setAutoRaise(true);
  button->setIconSize(QSize(18, 18));
  return button;
}

void showIcon(QToolButton* button, const QString& icon, const Theme& theme) {
  if (button->property(kIconProperty).toString() == icon) return;
  button->setProperty(kIconProperty, icon);
  button->setIcon(themedIcon(icon, theme));
}

void recolour(QWidget* root, const Theme& theme) {
  for (auto* button : root->findChildren<QToolButton*>()) {
    const QString name = button->property(kIconProperty).toString();
    if (!name.isEmpty()) button->setIcon(themedIcon(name, theme));
  }
}

}  // namespace lookbook::ui
