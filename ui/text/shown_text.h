#pragma once

#include <QString>

#include <string_view>

namespace lookbook {
struct Error;
}

namespace lookbook::ui {

/// Text from files is data: whatever the window shows of it goes through one of these, or through a
/// label of labels.h, which never read it as HTML. The texts of the program itself need neither.

/// A name from outside (of a class, a data set, a file): one line, control characters written as
/// escapes, its middle left out where it has more than 80 characters.
QString shownName(std::string_view name);
QString shownName(const QString& name);

/// A text of several lines from outside: control characters but the ends of lines as escapes.
QString shownText(std::string_view text);
QString shownText(const QString& text);

/// What went wrong, as the window shows it.
QString shownError(const Error& error);

/// A text for a button or a menu's entry, where '&' would mark the key to press.
QString entryText(const QString& text);

/// A text for a tooltip. Qt takes a tooltip for HTML where it looks like it; such a text is
/// escaped.
QString toolTipText(const QString& text);

/// A text for a window's title, where Qt replaces "[*]".
QString titleText(const QString& text);

}  // namespace lookbook::ui
