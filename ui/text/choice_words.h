#pragma once

#include "core/base/text.h"

#include <QString>

#include <string_view>

namespace lookbook::ui {

/// The name in the window of a choice of an option (Field::choices): "Neighbours" for "neighbors".
/// Unknown choices are returned as they are.
QString choiceTitle(std::string_view word);
/// The value of an option (ParameterChange) as the window shows it: a choice by its title.
QString valueTitle(const Text& value);

}  // namespace lookbook::ui
