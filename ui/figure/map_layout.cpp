#include "ui/figure/map_layout.h"

#include "ui/figure/map_thumbnails.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/look/point_size.h"
#include "ui/text/shown_text.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

/// The note about points that the picture does not show; "" if it shows all.
QString footer(const MapFigure& figure, const std::vector<std::size_t>& rows) {
  QStringList parts;
  if (figure.selection && !figure.selection->empty()) {
    std::size_t selected = 0;
    for (const std::size_t row : rows)
      selected += figure.selection->contains(figure.images[row]) ? 1 : 0;
    parts << QStringLiteral("%1 selected").arg(grouped(selected));
  }
  if (rows.size() < figure.images.size())
    parts << QStringLiteral("%1 of %2 shown")
                 .arg(grouped(rows.size()), grouped(figure.images.size()));
  return parts.join(QStringLiteral(", "));
}

/// Places the legend beside the plot, or below it on a narrow page, and returns the room for the
/// plot.
QRectF placeLegend(MapLayout& layout, const std::vector<LegendEntry>& entries, const QString& note,
                   LegendPlace place) {
  const QRectF body = layout.page.body;
  if (place == LegendPlace::none) return body;
  const double gap = 1.6 * layout.page.fontSize;
  const bool beside = place == LegendPlace::automatic ? body.width() > 1.15 * body.height()
                                                      : place == LegendPlace::beside;
  const QSizeF room = beside ? QSizeF(0.34 * body.width(), body.height())
                             : QSizeF(body.width(), 0.34 * body.height());
  layout.legend = layOutLegend(entries, note, room, layout.page.fontSize,
                               beside ? LegendShape::column : LegendShape::spread);
  if (layout.legend.box.isEmpty()) return body;
  if (beside) {
    layout.legend.moveTo({body.right() - layout.legend.box.width(), body.top()});
    return body.adjusted(0, 0, -layout.legend.box.width() - gap, 0);
  }
  layout.legend.moveTo({body.left(), body.bottom() - layout.legend.box.height()});
  return body.adjusted(0, 0, 0, -layout.legend.box.height() - 0.6 * gap);
}

/// The size of points that the look sets, or one that suits their number.
double diameterOf(const MapFigure& figure, QSizeF room, std::size_t points) {
  constexpr double kPoint = kUnitsPerInch / 72;
  return figure.look.pointSize > 0 ? figure.look.pointSize * kPoint
                                   : automaticDiameter(room, points);
}

/// Reserves room in the plot for the numbers and labels of both axes. If too little would be left,
/// there are no axes.
void makeRoomForAxes(MapLayout& layout, const MapFigure& figure) {
  if (figure.xLabel.isEmpty() && figure.yLabel.isEmpty()) return;
  layout.axisFont = lettering(0.85 * layout.page.fontSize);
  const double size = layout.axisFont.pixelSize();
  layout.yNumbersWidth = textWidth(layout.axisFont, QStringLiteral("\u22120.00"));
  const QRectF plot = layout.plot.adjusted(layout.yNumbersWidth + 2.2 * size, 0, 0, -3.4 * size);
  layout.axes = std::min(plot.width(), plot.height()) > 6 * size;
  if (layout.axes) layout.plot = plot;
}

void chooseTicks(MapLayout& layout) {
  if (!layout.axes) return;
  const double halfWidth = layout.plot.width() / 2 / layout.scale;
  const double halfHeight = layout.plot.height() / 2 / layout.scale;
  const double apart = 5.0 * layout.axisFont.pixelSize();
  const auto most = [&](double length) { return std::clamp(int(length / apart), 2, 9); };
  layout.xTicks = roundTicks(layout.center.x() - halfWidth, layout.center.x() + halfWidth,
                             most(layout.plot.width()));
  layout.yTicks = roundTicks(layout.center.y() - halfHeight, layout.center.y() + halfHeight,
                             most(layout.plot.height()));
}

/// Entries for the values, from the best to the worst.
std::vector<LegendEntry> valueEntries(const PointValues& values) {
  constexpr int kSteps = 5;
  std::vector<LegendEntry> entries{{.color = {}, .name = values.title}};
  for (int i = kSteps; i-- > 0;) {
    const double share = static_cast<double>(i) / (kSteps - 1);
    const double value = values.worst + share * (values.best - values.worst);
    entries.push_back({.color = valueColor(share), .name = QString::number(value, 'f', 2)});
  }
  return entries;
}

}  // namespace

std::vector<LegendEntry> legendEntries(const MapFigure& figure, const FigureLook& look,
                                       const std::vector<std::size_t>& rows) {
  if (figure.values.of) return valueEntries(figure.values);
  const Dataset& dataset = *figure.dataset;
  std::vector<std::size_t> counts(static_cast<std::size_t>(dataset.classCount()));
  for (const std::size_t row : rows)
    ++counts[static_cast<std::size_t>(dataset.label(figure.images[row]))];
  std::vector<LegendEntry> entries;
  for (int label = 0; label < dataset.classCount(); ++label) {
    const std::size_t count = counts[static_cast<std::size_t>(label)];
    if (count == 0) continue;
    entries.push_back({classColor(label, look.palette, dataset.classCount()),
                       shownName(dataset.className(label)),
                       look.counts == LegendCounts::shown ? count : 0});
  }
  return entries;
}

MapLayout layOut(const MapFigure& figure, const std::vector<std::size_t>& rows,
                 const QRectF& area) {
  MapLayout layout;
  layout.page = layOutPage(area, figure.title, figure.caption, figure.look);
  const FigureLook& look = figure.look;
  layout.plot =
      placeLegend(layout, legendEntries(figure, look, rows), footer(figure, rows), look.legend);
  makeRoomForAxes(layout, figure);
  layout.pointDiameter = diameterOf(figure, layout.plot.size(), rows.size());
  const double beyond = look.thumbnails == Thumbnails::none
                            ? 0
                            : thumbnailSide(look, layout.plot.size()) - layout.pointDiameter;
  layout.fit(figure, rows, std::max(beyond, layout.axes ? 0.6 * layout.page.fontSize : 0));
  chooseTicks(layout);
  return layout;
}

}  // namespace lookbook::ui
