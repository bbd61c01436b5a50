#include "ui/panels/frame/command_button.h"

#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"

#include <QAction>
#include <QToolButton>

namespace lookbook::ui {

namespace {

constexpr const char* kCommand = "command";
constexpr const char* kWhyNot = "whyNot";
constexpr const char* kKeyedBy = "keyedBy";
constexpr const char* kKeys = "keys";
constexpr const char* kWords = "words";
constexpr const char* kIcon = "iconName";  // the property that iconButton() sets

void showKeyedToolTip(QWidget* widget) {
  const QString words = widget->property(kWords).toString();
  const QString keys = widget->property(kKeys).toString();
  setPlainToolTip(widget, keys.isEmpty() || words.isEmpty()
                              ? words
                              : QStringLiteral("%1 (%2)").arg(words, keys));
}

}  // namespace

QToolButton* commandButton(const char* command) {
  auto* button = iconButton({}, {});
  button->setObjectName(QString::fromUtf8(command));
  setCommand(button, command);
  return button;
}

void setCommand(QAbstractButton* button, const char* command) {
  button->setProperty(kCommand, QString::fromUtf8(command));
  button->setEnabled(false);  // until a command is bound to it
}

QToolButton* describedButton(const char* command) {
  auto* button = iconButton({}, {});
  button->setObjectName(QString::fromUtf8(command));
  button->setProperty(kKeyedBy, QString::fromUtf8(command));
  return button;
}

void setKeyedToolTip(QWidget* widget, const char* command, const QString& text) {
  widget->setProperty(kKeyedBy, QString::fromUtf8(command));
  widget->setProperty(kWords, text);
  showKeyedToolTip(widget);
}

QString whyNot(const QAction& action) {
  return action.property(kWhyNot).toString();
}

void setWhyNot(QAction& action, const QString& reason) {
  action.setProperty(kWhyNot, reason);
}

QString commandOf(const QWidget& widget) {
  return widget.property(kCommand).toString();
}

QString keyedBy(const QWidget& widget) {
  return widget.property(kKeyedBy).toString();
}

void setKeys(QWidget* widget, const QString& keys, const QString& text) {
  widget->setProperty(kKeys, keys);
  if (widget->property(kWords).isNull()) widget->setProperty(kWords, text);
  const auto* button = qobject_cast<QAbstractButton*>(widget);
  const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
  if (!named) widget->setAccessibleName(text);
  showKeyedToolTip(widget);
}

void restoreKeyedToolTip(QWidget* widget) {
  showKeyedToolTip(widget);
}

void setIconName(QWidget* button, const QString& icon) {
  const QVariant own = button->property(kIcon);
  if (own.isValid() && own.toString().isEmpty()) button->setProperty(kIcon, icon);
}

}  // namespace lookbook::ui
