#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QString>
#include <QToolButton>

#include <algorithm>
#include <optional>
#include <type_traits>

namespace lookbook::ui {

/// "From 1 to 1,000", or "At least 1" if the maximum is too large to matter.
QString rangeText(double least, double most);
/// The number in a text without prefix and suffix, regardless of the range; empty if it is no
/// number.
std::optional<double> numberTyped(const QAbstractSpinBox& box, const QString& text);
/// Shows the range of a box below it for a moment, because the typed number is outside.
void reportRange(QWidget& box, double least, double most);

/// A spin box in which any number can be typed. When a number outside the range is entered, it is
/// replaced by the nearest number in the range, and the range is shown.
template <class Box>
class RangedBox : public Box {
 public:
  using Box::Box;

  QValidator::State validate(QString& text, int& position) const override {
    const QValidator::State state = Box::validate(text, position);
    if (state != QValidator::Invalid) return state;
    return numberTyped(*this, withoutSuffix(text)) ? QValidator::Intermediate : state;
  }
  void fixup(QString& text) const override {
    const auto number = numberTyped(*this, withoutSuffix(text));
    if (!number) return Box::fixup(text);
    const double least = leastShown();
    if (*number >= least && *number <= this->maximum()) return Box::fixup(text);
    using Value = decltype(Box().value());
    const double nearest = std::clamp<double>(*number, least, this->maximum());
    text = this->prefix() + this->textFromValue(static_cast<Value>(nearest)) + this->suffix();
    reportRange(const_cast<RangedBox&>(*this), least, this->maximum());
  }

 protected:
  /// The smallest number, not counting one with a special meaning.
  [[nodiscard]] virtual double leastShown() const { return this->minimum(); }

 private:
  [[nodiscard]] QString withoutSuffix(QString text) const {
    if (!this->prefix().isEmpty() && text.startsWith(this->prefix()))
      text.remove(0, this->prefix().size());
    if (!this->suffix().isEmpty() && text.endsWith(this->suffix()))
      text.chop(this->suffix().size());
    return text.trimmed();
  }
};

/// A combo box that shortens the selected entry with an ellipsis if it is too long.
class ElidedComboBox : public QComboBox {
  Q_OBJECT

 public:
  ElidedComboBox();

  /// Words before the selected entry, such as "Colour by:".
  void setLead(const QString& lead);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString lead_;
};
/// A button that shortens its text with an ellipsis if it is too long.
class ElidedButton : public QToolButton {
  Q_OBJECT

 public:
  ElidedButton();
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};
/// Adapts a field to a window with one canvas and one history. Undo of the window also applies to
/// what is typed in the field. The wheel neither changes the field nor gives it the focus, unless
/// it already has the focus.
void asWindowField(QWidget* field);

}  // namespace lookbook::ui
