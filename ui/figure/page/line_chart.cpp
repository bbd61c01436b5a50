#include "ui/figure/page/line_chart.h"

#include "ui/figure/page/ticks.h"
#include "ui/look/lettering.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

constexpr double kGap = 6;  ///< gap between a label and its axis or tick

struct Range {
  double minimum = 0;
  double maximum = 1;

  [[nodiscard]] double part(double value) const { return (value - minimum) / (maximum - minimum); }
};

Range xRange(const LineChart& chart) {
  Range range{chart.xMinimum, chart.xMaximum};
  if (range.maximum == 0 && !chart.points.empty()) range.maximum = chart.points.back().x();
  if (!(range.maximum > range.minimum)) range.maximum = range.minimum + 1;
  return range;
}

Range yRange(const LineChart& chart) {
  bool any = false;
  Range range;
  for (const QPointF& p : chart.points) {
    if (!std::isfinite(p.y())) continue;
    range.minimum = any ? std::min(range.minimum, p.y()) : p.y();
    range.maximum = any ? std::max(range.maximum, p.y()) : p.y();
    any = true;
  }
  if (!any) return {0, 1};
  const double span = range.maximum - range.minimum;
  const double room = span > 0 ? span * 0.08 : std::max(1e-9, std::abs(range.maximum) * 0.1);
  // The axis does not extend below zero if no value is negative, as for KL divergences and counts.
  const bool positive = range.minimum >= 0;
  range.minimum -= room;
  range.maximum += room;
  if (positive) range.minimum = std::max(0.0, range.minimum);
  return range;
}

/// The layout of a chart in a rectangle: the plot and the parts around it.
struct Frame {
  QFont font;
  double ascent = 0;
  double lineHeight = 0;
  bool titled = false;    ///< whether there is room for the labels of the axes
  bool numbered = false;  ///< whether there is room for numbers along the axes
  Range x;
  Range y;
  Ticks xTicks;
  Ticks yTicks;
  QRectF plot;

  [[nodiscard]] QPointF at(QPointF value) const {
    return {plot.left() + x.part(value.x()) * plot.width(),
            plot.bottom() - y.part(value.y()) * plot.height()};
  }
};

/// Removes ticks until there are gaps between their labels, which are centred below the axis.
Ticks fittingTicks(const QFont& font, const Range& range, double width) {
  for (int most = 8; most > 1; --most) {
    Ticks ticks = roundTicks(range.minimum, range.maximum, most);
    if (ticks.values.size() < 2) continue;
    double widest = 0;
    for (const double value : ticks.values)
      widest = std::max(widest, textWidth(font, ticks.label(value)));
    if (ticks.step / (range.maximum - range.minimum) * width >= widest + 2 * kGap) return ticks;
  }
  return {};
}

Frame layOut(const QRectF& area, const LineChart& chart) {
  Frame frame;
  frame.font = lettering(11);
  const QFontMetricsF metrics(frame.font);
  frame.ascent = metrics.ascent();
  frame.lineHeight = std::ceil(metrics.height());
  frame.x = xRange(chart);
  frame.y = yRange(chart);
  frame.titled = area.height() > 6 * frame.lineHeight;
  frame.numbered = area.height() > 3.5 * frame.lineHeight;
  const double top = kGap + (frame.titled ? frame.lineHeight : 0);
  const double bottom =
      kGap + (frame.numbered ? frame.lineHeight : 0) + (frame.titled ? frame.lineHeight + 2 : 0);
  const double height = area.height() - top - bottom;
  if (frame.numbered)
    frame.yTicks =
        roundTicks(frame.y.minimum, frame.y.maximum,
                   std::clamp(static_cast<int>(height / (1.8 * frame.lineHeight)), 2, 6));
  double left = kGap;
  for (const double value : frame.yTicks.values)
    left = std::max(left, textWidth(frame.font, frame.yTicks.label(value)) + kGap);
  // At the right, there is room for half of the label of the last tick.
  const QString rightmost = roundTicks(frame.x.minimum, frame.x.maximum, 8).label(frame.x.maximum);
  const double right = textWidth(frame.font, rightmost) / 2 + 2;
  frame.plot = QRectF(area.left() + left, area.top() + top, area.width() - left - right, height);
  if (frame.numbered) frame.xTicks = fittingTicks(frame.font, frame.x, frame.plot.width());
  return frame;
}

void paintAxes(QPainter& painter, const QRectF& area, const Frame& frame, const LineChart& chart,
               const Theme& theme) {
  painter.setPen(QPen(theme.line, 1));
  for (const double value : frame.yTicks.values) {
    const double y = frame.at({frame.x.minimum, value}).y();
    painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
  }
  painter.drawLine(frame.plot.bottomLeft(), frame.plot.bottomRight());
  for (const double value : frame.yTicks.values)
    drawText(painter, {frame.plot.left() - kGap, frame.at({0, value}).y() + frame.ascent * 0.36},
             frame.yTicks.label(value), frame.font, theme.quietText, Qt::AlignRight);
  const double baseline = frame.plot.bottom() + kGap / 2 + frame.ascent;
  for (const double value : frame.xTicks.values)
    drawText(painter, {frame.at({value, 0}).x(), baseline}, frame.xTicks.label(value), frame.font,
             theme.quietText, Qt::AlignHCenter);
  if (!frame.titled) return;
  drawText(painter, {area.left(), area.top() + frame.ascent},
           shortened(frame.font, chart.yLabel, area.width()), frame.font, theme.quietText);
  drawText(painter, {frame.plot.right(), baseline + frame.lineHeight + 1},
           shortened(frame.font, chart.xLabel, frame.plot.width()), frame.font, theme.quietText,
           Qt::AlignRight);
}

void paintLine(QPainter& painter, const Frame& frame, const LineChart& chart, const Theme& theme) {
  // Points that are too close together are left out: a long run has more points than the chart has
  // pixels.
  constexpr double kSmallestStep = 0.75;
  QPainterPath line;
  bool drawing = false;
  for (const QPointF& p : chart.points) {
    // A value that is not finite leaves a gap.
    const bool finite = std::isfinite(p.y());
    if (finite) {
      const QPointF to = frame.at(p);
      const QPointF step = drawing ? to - line.currentPosition() : QPointF();
      if (!drawing) {
        line.moveTo(to);
      } else if (std::max(std::abs(step.x()), std::abs(step.y())) >= kSmallestStep ||
                 &p == &chart.points.back()) {
        line.lineTo(to);
      }
    }
    drawing = finite;
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.accent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(line);
}

/// Formats a number with four digits: "2.450", "96.31", "1,234,567".
QString fourDigits(double value) {
  const double magnitude = std::abs(value);
  if (magnitude != 0 && (magnitude < 0.1 || magnitude >= 1e9))
    return QString::number(value, 'g', 4);
  const int whole = magnitude < 1 ? 1 : static_cast<int>(std::log10(magnitude)) + 1;
  return QLocale(QLocale::English).toString(value, 'f', std::clamp(4 - whole, 0, 3));
}

/// Paints the last value beside its point, on the side with room, with a background if the line
/// would cross it.
void paintLastValue(QPainter& painter, const Frame& frame, const LineChart& chart,
                    const Theme& theme) {
  if (chart.points.empty() || !std::isfinite(chart.points.back().y())) return;
  const QPointF end = frame.at(chart.points.back());
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.accent);
  painter.drawEllipse(end, 3, 3);
  const QFont bold = lettering(11, QFont::DemiBold);
  const QString value = fourDigits(chart.points.back().y());
  const double width = textWidth(bold, value);
  const bool rightward = end.x() + 8 + width <= frame.plot.right();
  double left = rightward ? end.x() + 8 : end.x() - width;
  left =
      std::clamp(left, frame.plot.left(), std::max(frame.plot.left(), frame.plot.right() - width));
  double baseline = end.y() + (rightward ? frame.ascent * 0.36 : -8);
  if (baseline - frame.ascent < frame.plot.top()) baseline = end.y() + 8 + frame.ascent;
  QColor patch = theme.panel;
  patch.setAlphaF(0.85F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(patch);
  painter.drawRoundedRect(QRectF(left - 2, baseline - frame.ascent, width + 4, frame.lineHeight), 2,
                          2);
  drawText(painter, {left, baseline}, value, bold, theme.text);
}

}  // namespace

void paint(QPainter& painter, const QRectF& area, const LineChart& chart, const Theme& theme) {
  const Frame frame = layOut(area, chart);
  if (frame.plot.width() < 20 || frame.plot.height() < 10) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  paintAxes(painter, area, frame, chart, theme);
  if (chart.marker >= frame.x.minimum && chart.marker <= frame.x.maximum) {
    const double x = frame.at({chart.marker, 0}).x();
    painter.setPen(QPen(theme.quietText, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
  }
  painter.save();
  painter.setClipRect(frame.plot.adjusted(-2, -2, 2, 2));
  paintLine(painter, frame, chart, theme);
  painter.restore();
  paintLastValue(painter, frame, chart, theme);
  painter.restore();
}

}  // namespace lookbook::ui
