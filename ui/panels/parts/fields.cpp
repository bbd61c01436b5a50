#include "ui/panels/parts/fields.h"

#include "ui/look/numbers.h"
#include "ui/text/shown_text.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QStyleOptionComboBox>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QToolTip>

#include <cmath>

namespace lookbook::ui {

namespace {

/// Whether a key types a letter that a number field would not accept.
bool isForeignLetter(const QObject& field, const QKeyEvent& key) {
  const auto* box = qobject_cast<const QAbstractSpinBox*>(&field);
  if (!box || key.text().size() != 1 || !key.text()[0].isLetter()) return false;
  const auto* line = box->findChild<const QLineEdit*>();
  QString text = line->text();
  int position = line->hasSelectedText() ? line->selectionStart() : line->cursorPosition();
  text.replace(position++, line->selectionLength(), key.text());
  return box->validate(text, position) == QValidator::Invalid;
}

/// Leaves to the window what a field does not need: the keys of undo and redo, letters in a number
/// field, and the wheel while the field does not have the focus.
class WindowFieldFilter : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
      event->ignore();  // the widget around the field scrolls
      return true;
    }
    if (event->type() != QEvent::ShortcutOverride) return QObject::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (!key.matches(QKeySequence::Undo) && !key.matches(QKeySequence::Redo) &&
        !isForeignLetter(*watched, key))
      return false;
    event->ignore();
    return true;
  }
};

}  // namespace

QString rangeText(double least, double most) {
  constexpr double kNoLimit = 1e9;
  const auto written = [](double number) {
    constexpr double kWhole = 1000;
    return number >= kWhole && number == std::floor(number)
               ? grouped(static_cast<std::size_t>(number))
               : QString::number(number, 'g', 7);
  };
  if (most >= kNoLimit)
    return QCoreApplication::translate("RangedBox", "At least %1").arg(written(least));
  return QCoreApplication::translate("RangedBox", "From %1 to %2")
      .arg(written(least), written(most));
}

std::optional<double> numberTyped(const QAbstractSpinBox& box, const QString& text) {
  QString digits = text;
  digits.remove(box.locale().groupSeparator());
  bool is = false;
  double number = box.locale().toDouble(digits, &is);
  if (!is) number = digits.toDouble(&is);
  if (!is || !std::isfinite(number)) return std::nullopt;
  return number;
}

void reportRange(QWidget& box, double least, double most) {
  constexpr int kShown = 4000;  // ms
  QToolTip::showText(box.mapToGlobal(QPoint(0, box.height())), toolTipText(rangeText(least, most)),
                     &box, {}, kShown);
}

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

ElidedButton::ElidedButton() {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedButton::minimumSizeHint() const {
  constexpr int kLetters = 10;
  return {std::min(sizeHint().width(), kLetters * fontMetrics().averageCharWidth()),
          sizeHint().height()};
}

void ElidedButton::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  QStyleOptionToolButton option;
  initStyleOption(&option);
  const int around = sizeHint().width() - fontMetrics().horizontalAdvance(text());
  option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width() - around + 1);
  painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

void asWindowField(QWidget* field) {
  field->setFocusPolicy(Qt::StrongFocus);
  field->installEventFilter(new WindowFieldFilter(field));
}

}  // namespace lookbook::ui
