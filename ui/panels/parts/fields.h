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

/// "From 1 to 1,000", or "At least 1" where the most is too large to matter.
QString rangeText(double least, double most);
/// The number that a text without prefix and suffix is, in any range; nothing: it is none.
std::optional<double> numberTyped(const QAbstractSpinBox& box, const QString& text);
/// Shows a box's range for a moment, below it: what was typed is out of it.
void reportRange(QWidget& box, double least, double most);

/// A box of numbers that takes any number while it is typed. One out of the range becomes the
/// nearest in it once it is entered, and the range is reported.
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
  /// The least number besides one that stands for something else.
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

/// A box of choices that ends the selected one with an ellipsis where it is too long.
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
/// A button whose text ends in an ellipsis where it is too long for the room there is.
class ElidedButton : public QToolButton {
  Q_OBJECT

 public:
  ElidedButton();
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};
/// Makes a field behave as part of a window with one canvas and one history: the window's undo
/// takes back what is typed in it, and the wheel neither changes it nor gives it the keyboard
/// unless it has the keyboard already.
void asWindowField(QWidget* field);

}  // namespace lookbook::ui
