#pragma once

#include <QFont>
#include <QPointF>
#include <QString>
#include <QStringList>

class QPainter;
class QColor;

namespace lookbook::ui {

inline constexpr double kLineHeight = 1.35;  ///< in font sizes

/// The font of figures and charts: the family of the application in a size in units of the figure
/// (rounded, at least 1), without hinting, so that text has the same proportions at every scale.
QFont lettering(double size, QFont::Weight weight = QFont::Normal);

/// The text with control characters replaced by spaces, so that every file format (XML 1.0) accepts
/// it.
QString printable(const QString& text);

/// The width of a text in the unit of the font's size.
double textWidth(const QFont& font, const QString& text);

/// The text, with its end replaced by an ellipsis if it is wider than `width`; empty if not even
/// that fits.
QString shortened(const QFont& font, const QString& text, double width);

/// At most `lines` lines of at most `width`, broken at spaces. The last line is shortened if there
/// is more text, and so is a word that is too long for a line.
QStringList wrapped(const QFont& font, const QString& text, double width, int lines);

/// Writes one line of text. `at` is the left end of its baseline, or the right end or the middle
/// (`alignment`). In SVG and PDF files it remains text, which can be searched, copied and edited.
void drawText(QPainter& painter, QPointF at, const QString& text, const QFont& font,
              const QColor& color, Qt::Alignment alignment = Qt::AlignLeft);

}  // namespace lookbook::ui
