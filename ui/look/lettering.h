#pragma once

#include <QFont>
#include <QPointF>
#include <QString>
#include <QStringList>

class QPainter;
class QColor;

namespace lookbook::ui {

inline constexpr double kLineHeight = 1.35;  ///< in font sizes

/// The font of figures and charts: the application's family at a size in the figure's own units
/// (rounded, at least 1), unhinted, so that widths measured once hold at every scale.
QFont lettering(double size, QFont::Weight weight = QFont::Normal);

/// A text that every file format accepts: control characters (XML 1.0) become spaces.
QString printable(const QString& text);

double textWidth(const QFont& font, const QString& text);

/// The text, with its end replaced by an ellipsis if it is wider than `width`; empty if not even
/// that fits.
QString shortened(const QFont& font, const QString& text, double width);

/// At most `lines` lines of at most `width`, broken at spaces. The last line is shortened if there
/// is more text, and so is a word that is too long for a line.
QStringList wrapped(const QFont& font, const QString& text, double width, int lines);

/// Writes one line of text, `at` being the left (or right, or centre: `alignment`) end of its
/// baseline. In SVG and PDF it stays text, which can be found, copied and changed.
void drawText(QPainter& painter, QPointF at, const QString& text, const QFont& font,
              const QColor& color, Qt::Alignment alignment = Qt::AlignLeft);

}  // namespace lookbook::ui
