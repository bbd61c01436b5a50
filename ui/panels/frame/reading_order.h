#pragma once

#include <QWidget>

#include <vector>

namespace lookbook::ui {

/// The widgets of a window or a part of it that Tab visits, in reading order: row by row, each row
/// from left to right, and floating widgets after the one below them. Only visible widgets that
/// accept the focus. Cost: linear in the number of widgets below `root`.
std::vector<QWidget*> readingOrder(const QWidget& root);

/// Moves the focus to the next or the previous widget, and from the last to the first or vice
/// versa. Returns false if there is none.
bool focusNextOf(const std::vector<QWidget*>& order, bool next);

}  // namespace lookbook::ui
