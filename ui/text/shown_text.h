#pragma once

#include <QString>

#include <string_view>

namespace lookbook {
struct Error;
}

namespace lookbook::ui {

/// Text from files must be passed through one of these functions before the window shows it, or be
/// shown by a label of labels.h, which never interprets it as HTML. The program's own texts need
/// neither.

/// A name from a file (of a class, a data set, a file) on one line: control characters are replaced
/// by escapes, and the middle of more than 80 characters is left out.
QString shownName(std::string_view name);
QString shownName(const QString& name);

/// A text from a file that may have several lines: control characters other than line ends are
/// replaced by escapes.
QString shownText(std::string_view text);
QString shownText(const QString& text);

/// The message of an error, translated.
QString shownError(const Error& error);

/// A text for a button or a menu entry, with each '&' doubled so that it does not mark a mnemonic.
QString entryText(const QString& text);

/// A text for a tooltip. Qt interprets tooltips that look like HTML; such a text is escaped.
QString toolTipText(const QString& text);

/// A text for a window's title, where Qt replaces "[*]".
QString titleText(const QString& text);

}  // namespace lookbook::ui
