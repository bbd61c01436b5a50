#pragma once

#include <QString>

#include <cstddef>

namespace lookbook::ui {

/// 70000 as "70,000": the same in every language, as in the data sets' papers.
QString grouped(std::size_t number);

}  // namespace lookbook::ui
