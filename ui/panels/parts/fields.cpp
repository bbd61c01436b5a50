#include "ui/panels/parts/fields.h"

#include <QKeyEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace lookbook::ui {

namespace {

/// Keeps a field from taking the keys of undo and redo for itself.
class UndoForwarder : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::ShortcutOverride) return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo)) return false;
    event->ignore();
    return true;
  }
};

}  // namespace

void ElidedComboBox::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  QStyleOptionComboBox option;
  initStyleOption(&option);
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  const int width =
      style()
          ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
          .width();
  option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, width);
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void leaveUndoToWindow(QWidget* field) {
  field->installEventFilter(new UndoForwarder(field));
}

}  // namespace lookbook::ui
