#pragma once

#include "core/base/options.h"

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

/// A double without the zeros behind it: 0.5, 12, 1458.333.
class PlainDoubleSpinBox : public QDoubleSpinBox {
 public:
  using QDoubleSpinBox::QDoubleSpinBox;
  [[nodiscard]] QString textFromValue(double value) const override {
    return QString::number(value, 'g', 7);
  }
};

/// A field for one described option, whatever its type: a list of choices, or a number in its range
/// with "auto" where there is that. `changed` is told the number, or the choice's.
template <class Value>
QWidget* optionEditor(QObject* owner, const Field& field, const Value& value,
                      const std::function<void(double)>& changed) {
  const QString automatic = QCoreApplication::translate("OptionsForm", "auto");
  if constexpr (std::is_enum_v<Value>) {
    auto* box = new QComboBox;
    for (const char* choice : field.choices) box->addItem(QString::fromUtf8(choice));
    box->setCurrentIndex(static_cast<int>(value));
    QObject::connect(box, &QComboBox::activated, owner, changed);
    return box;
  } else if constexpr (std::is_floating_point_v<Value>) {
    auto* box = new PlainDoubleSpinBox;
    box->setDecimals(8);  // an eps is some millionths
    box->setRange(field.automatic ? 0 : field.minimum, std::min(field.maximum, 1e9));
    if (field.automatic) box->setSpecialValueText(automatic);
    box->setSingleStep(field.maximum <= 1 ? 0.1 : 1);
    box->setValue(value);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, owner, changed);
    return box;
  } else {
    auto* box = new QSpinBox;
    constexpr double kMost = std::numeric_limits<int>::max();
    box->setRange(field.automatic ? 0 : static_cast<int>(field.minimum),
                  static_cast<int>(std::min(field.maximum, kMost)));
    if (field.automatic) box->setSpecialValueText(automatic);
    box->setValue(static_cast<int>(value));
    QObject::connect(box, &QSpinBox::valueChanged, owner, changed);
    return box;
  }
}

}  // namespace lookbook::ui
