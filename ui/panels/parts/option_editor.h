#pragma once

#include "core/base/options.h"
#include "ui/panels/parts/fields.h"
#include "ui/text/choice_words.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QString>

#include <algorithm>
#include <functional>
#include <limits>
#include <type_traits>

namespace lookbook::ui {

/// A spin box that shows numbers without trailing zeros: 0.5, 12, 1458.333.
class PlainDoubleSpinBox : public RangedBox<QDoubleSpinBox> {
 public:
  using RangedBox<QDoubleSpinBox>::RangedBox;
  [[nodiscard]] QString textFromValue(double value) const override {
    return QString::number(value, 'g', 7);
  }
};

/// A spin box for a number of at least `least`, or 0, which means "auto". The step below `least` is
/// "auto".
template <class Box, class Number>
class AutomaticBox : public Box {
 public:
  AutomaticBox(Number least, const QString& automatic) : least_(least) {
    Box::setSpecialValueText(automatic);
  }
  void stepBy(int steps) override {
    if (steps > 0 && Box::value() < least_) return Box::setValue(least_);
    Box::stepBy(steps);
    if (isBetween(Box::value())) Box::setValue(Box::minimum());
  }
  /// While 15 is typed, the 1 is not a value yet.
  QValidator::State validate(QString& text, int& position) const override {
    const QValidator::State state = Box::validate(text, position);
    const bool acceptable = state == QValidator::Acceptable;
    return acceptable && isBetween(Box::valueFromText(text)) ? QValidator::Intermediate : state;
  }
  void fixup(QString& text) const override {
    if (!isBetween(Box::valueFromText(text))) return Box::fixup(text);
    text = Box::textFromValue(least_);
    reportRange(const_cast<AutomaticBox&>(*this), least_, Box::maximum());
  }
  /// The value of a number: one below the least stands for the least.
  [[nodiscard]] Number meant(Number number) const { return isBetween(number) ? least_ : number; }

 protected:
  [[nodiscard]] double leastShown() const override { return least_; }

 private:
  [[nodiscard]] bool isBetween(Number number) const { return number > 0 && number < least_; }
  Number least_;
};

/// An editor for one described option of any type: a list of choices, or a number in its range,
/// with "auto" if the option has that. `changed` receives the number, or the index of the choice.
template <class Value>
QWidget* optionEditor(QObject* owner, const Field& field, const Value& value,
                      const std::function<void(double)>& changed) {
  const QString automatic = QCoreApplication::translate("OptionsForm", "auto");
  if constexpr (std::is_enum_v<Value>) {
    auto* box = new QComboBox;
    for (const char* choice : field.choices) box->addItem(choiceTitle(choice));
    box->setCurrentIndex(static_cast<int>(value));
    QObject::connect(box, &QComboBox::activated, owner, changed);
    return box;
  } else if constexpr (std::is_floating_point_v<Value>) {
    using Automatic = AutomaticBox<PlainDoubleSpinBox, double>;
    auto* automaticBox = field.automatic ? new Automatic(field.minimum, automatic) : nullptr;
    PlainDoubleSpinBox* box = automaticBox ? automaticBox : new PlainDoubleSpinBox;
    box->setDecimals(8);  // some options, such as eps, are a few millionths
    box->setRange(field.automatic ? 0 : field.minimum, std::min(field.maximum, 1e9));
    box->setSingleStep(field.maximum <= 1 ? 0.1 : 1);
    box->setValue(value);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, owner, [=](double number) {
      changed(automaticBox ? automaticBox->meant(number) : number);
    });
    return box;
  } else {
    using Whole = RangedBox<QSpinBox>;
    using Automatic = AutomaticBox<Whole, int>;
    constexpr double kMost = std::numeric_limits<int>::max();
    const auto least = static_cast<int>(field.minimum);
    auto* automaticBox = field.automatic ? new Automatic(least, automatic) : nullptr;
    Whole* box = automaticBox ? automaticBox : new Whole;
    box->setRange(field.automatic ? 0 : least, static_cast<int>(std::min(field.maximum, kMost)));
    box->setValue(static_cast<int>(value));
    QObject::connect(box, &QSpinBox::valueChanged, owner, [=](int number) {
      changed(automaticBox ? automaticBox->meant(number) : number);
    });
    return box;
  }
}

}  // namespace lookbook::ui
