#pragma once

#include "core/base/text.h"

#include <QString>

#include <string_view>

namespace lookbook::ui {

/// The name in the window of a choice of an option (Field::choices): "Neighbours" for "neighbors".
/// Unknown choices are returned as they are.
QString choiceTitle(std::string_view word);
/// A value of ParameterChange as the window shows it.
/// @param choice whether it is a choice, which is shown by its title
QString valueTitle(const Text& value, bool choice);

}  // namespace lookbook::ui
