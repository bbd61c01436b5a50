#pragma once

#include <QString>

#include <string_view>

namespace lookbook::ui {

/// A choice of an option (Field::choices) as the window names it: "neighbors" is "Neighbours".
/// Unknown words are shown as they are.
QString choiceTitle(std::string_view word);

}  // namespace lookbook::ui
