#include "ui/panels/parts/fields.h"

#include <QKeyEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace lookbook::ui {

namespace {

/// Keeps a field from taking the keys of undo and redo for itself, and the wheel that passes over
/// it.
class WindowFieldFilter : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
      event->ignore();  // what is around the field scrolls
      return true;
    }
    if (event->type() != QEvent::ShortcutOverride) return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo)) return false;
    event->ignore();
    return true;
  }
};

}  // namespace

ElidedComboBox::ElidedComboBox() {
  asWindowField(this);
}

void ElidedComboBox::setLead(const QString& lead) {
  lead_ = lead;
  update();
}

void ElidedComboBox::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  QStyleOptionComboBox option;
  initStyleOption(&option);
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  const int width =
      style()
          ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
          .width();
  if (!lead_.isEmpty()) option.currentText = QStringLiteral("%1 %2").arg(lead_, option.currentText);
  option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, width);
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void asWindowField(QWidget* field) {
  field->setFocusPolicy(Qt::StrongFocus);
  field->installEventFilter(new WindowFieldFilter(field));
}

}  // namespace lookbook::ui
