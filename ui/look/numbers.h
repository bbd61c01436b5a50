#pragma once

#include <QString>

#include <cstddef>

namespace lookbook::ui {

/// Formats 70000 as "70,000", in every language, as the papers of the data sets do.
QString grouped(std::size_t number);

}  // namespace lookbook::ui
