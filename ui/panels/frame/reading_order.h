#pragma once

#include <QWidget>

#include <vector>

namespace lookbook::ui {

/// The widgets below a window or a part of it that Tab goes to, in the order in which they are
/// read: row by row, each from left to right, what floats over a widget after it. Only those that
/// can be seen and take the keyboard. Cost: all widgets below
/// are looked at.
std::vector<QWidget*> readingOrder(const QWidget& root);

/// Gives the keyboard to the one after the widget that has it, or before it, and round from the
/// last to the first. False: there is none.
bool focusNextOf(const std::vector<QWidget*>& order, bool next);

}  // namespace lookbook::ui
