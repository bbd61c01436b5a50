#include "ui/figure/grid_layout.h"

#include "ui/figure/map_layout.h"
#include "ui/figure/map_thumbnails.h"
#include "ui/look/lettering.h"
#include "ui/look/point_size.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

constexpr int kMostCaptionLines = 3;

/// The measures that all cells share.
struct Measure {
  double gap = 0;
  double titleHeight = 0;
  double captionHeight = 0;  ///< height of the longest caption
  double legendWidth = 0;    ///< largest width of a legend
  QSizeF plot;
};

std::size_t columnsOf(const GridFigure& figure) {
  std::size_t columns = 0;
  for (const GridFigure::Row& row : figure.rows) columns = std::max(columns, row.maps.size());
  return columns;
}

/// The title of a cell; "" if it repeats the one above it.
QString titleOf(const GridFigure& figure, std::size_t row, std::size_t column) {
  const QString& title = figure.rows[row].maps[column].title;
  for (std::size_t above = row; above-- > 0;)
    if (column < figure.rows[above].maps.size())
      return figure.rows[above].maps[column].title == title ? QString() : title;
  return title;
}

bool hasTitles(const GridFigure& figure, std::size_t row) {
  for (std::size_t column = 0; column < figure.rows[row].maps.size(); ++column)
    if (!titleOf(figure, row, column).isEmpty()) return true;
  return false;
}

double heightOf(const QFont& font, qsizetype lines) {
  return lines == 0 ? 0 : (kLineHeight * static_cast<double>(lines) + 0.3) * font.pixelSize();
}

/// The rows of a map that are drawn; if it is not computed yet, those that will be.
std::vector<std::size_t> rowsOf(const MapFigure& map) {
  if (map.positions) return shownRows(map);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < map.images.size(); ++row)
    if (map.filter.shows(*map.dataset, map.images[row])) rows.push_back(row);
  return rows;
}

/// The width of the widest legend or heading, at most a fifth of the body.
double legendWidth(const GridFigure& figure, const GridLayout& layout) {
  const QRectF& body = layout.page.body;
  const QSizeF room(0.2 * body.width(), body.height() / static_cast<double>(figure.rows.size()) -
                                            heightOf(layout.titleFont, 1));
  double widest = 0;
  for (const GridFigure::Row& row : figure.rows) {
    widest = std::max(widest, textWidth(layout.titleFont, row.title) + 1);
    if (row.maps.empty()) continue;
    const MapFigure& map = row.maps.front();
    if (figure.look.legend == LegendPlace::none) continue;
    const Legend legend = layOutLegend(legendEntries(map, figure.look, rowsOf(map)), {}, room,
                                       layout.captionFont.pixelSize(), LegendShape::column);
    widest = std::max(widest, legend.box.width() + 1);
  }
  return std::min(widest, room.width());
}

/// Breaks a caption between its facts; between words if a fact is too long for a line, or if there
/// would be too many lines.
QStringList captionLines(const QFont& font, const QString& caption, double width) {
  const QString comma = QStringLiteral(", ");
  const QStringList parts = caption.split(comma);
  QStringList lines;
  for (const QString& part : parts) {
    if (textWidth(font, part + QLatin1Char(',')) > width)
      return wrapped(font, caption, width, kMostCaptionLines);
    const QString longer = lines.isEmpty() ? part : lines.back() + comma + part;
    if (!lines.isEmpty() && textWidth(font, longer + QLatin1Char(',')) <= width) {
      lines.back() = longer;
    } else {
      if (!lines.isEmpty()) lines.back() += QLatin1Char(',');
      lines += part;
    }
  }
  return lines.size() <= kMostCaptionLines ? lines
                                           : wrapped(font, caption, width, kMostCaptionLines);
}

/// Divides the body among the plots. Captions, and then titles, are left out if the plots would
/// become too small.
Measure measure(const GridFigure& figure, const GridLayout& layout, std::size_t columns) {
  const QRectF& body = layout.page.body;
  const double size = layout.captionFont.pixelSize();
  const auto rows = static_cast<double>(figure.rows.size());
  Measure m;
  m.gap = 1.4 * size;
  m.legendWidth = legendWidth(figure, layout);
  const double width = (body.width() - m.legendWidth) / static_cast<double>(columns) - m.gap;
  qsizetype lines = 0;
  double titled = 0;
  for (std::size_t row = 0; row < figure.rows.size(); ++row) {
    titled += hasTitles(figure, row) ? 1 : 0;
    for (const MapFigure& map : figure.rows[row].maps)
      if (map.positions)
        lines = std::max(lines, captionLines(layout.captionFont, map.caption, width).size());
  }
  m.titleHeight = heightOf(layout.titleFont, 1);
  m.captionHeight = heightOf(layout.captionFont, lines);
  const auto plotHeight = [&] {
    return (body.height() - titled * m.titleHeight - (rows - 1) * m.gap) / rows - m.captionHeight;
  };
  if (plotHeight() < 6 * size) m.captionHeight = 0;
  if (plotHeight() < 6 * size) m.titleHeight = 0;
  m.plot = QSizeF(std::max(1.0, width), std::max(1.0, plotHeight()));
  return m;
}

GridLayout::Cell cellFor(const MapFigure& map, const QString& title, const GridLayout& layout,
                         const Measure& m, QPointF at) {
  GridLayout::Cell cell;
  cell.rows = rowsOf(map);
  cell.plot = QRectF(at + QPointF(0, m.titleHeight), m.plot);
  if (m.titleHeight > 0) {
    cell.title = shortened(layout.titleFont, title, m.plot.width());
    cell.titleBox = QRectF(at, QSizeF(m.plot.width(), m.titleHeight));
  }
  const bool drawn = map.positions != nullptr;
  if (!drawn || m.captionHeight > 0)
    cell.caption = captionLines(layout.captionFont, map.caption, m.plot.width());
  // The caption of a map that is not computed yet is in the place of the map.
  cell.captionBox =
      drawn ? QRectF(cell.plot.bottomLeft(), QSizeF(m.plot.width(), m.captionHeight)) : cell.plot;
  return cell;
}

GridLayout::Row rowFor(const GridFigure& figure, std::size_t number, const GridLayout& layout,
                       const Measure& m, double top) {
  GridLayout::Row row;
  const GridFigure::Row& source = figure.rows[number];
  Measure own = m;
  if (!hasTitles(figure, number)) own.titleHeight = 0;
  const QRectF& body = layout.page.body;
  for (std::size_t column = 0; column < source.maps.size(); ++column) {
    const double left = body.left() + static_cast<double>(column) * (m.plot.width() + m.gap);
    row.cells.push_back(
        cellFor(source.maps[column], titleOf(figure, number, column), layout, own, {left, top}));
  }
  const QPointF corner(body.right() - m.legendWidth, top + own.titleHeight);
  row.heading = shortened(layout.titleFont, source.title, m.legendWidth);
  row.headingBox = QRectF(corner, QSizeF(m.legendWidth, heightOf(layout.titleFont, 1)));
  if (row.cells.empty()) return row;
  const QSizeF room(m.legendWidth, m.plot.height() - row.headingBox.height());
  if (figure.look.legend == LegendPlace::none) return row;
  row.legend = layOutLegend(legendEntries(source.maps.front(), figure.look, row.cells.front().rows),
                            {}, room, layout.captionFont.pixelSize(), LegendShape::column);
  row.legend.moveTo(row.headingBox.bottomLeft());
  return row;
}

}  // namespace

GridLayout layOut(const GridFigure& figure, const QRectF& area) {
  GridLayout layout;
  layout.page = layOutPage(area, figure.title, figure.caption, figure.look);
  layout.titleFont = lettering(0.8 * layout.page.fontSize, QFont::DemiBold);
  layout.captionFont = lettering(0.7 * layout.page.fontSize);
  const std::size_t columns = columnsOf(figure);
  if (columns == 0) return layout;
  const Measure m = measure(figure, layout, columns);
  double top = layout.page.body.top();
  std::size_t most = 0;
  for (std::size_t number = 0; number < figure.rows.size(); ++number) {
    layout.rows.push_back(rowFor(figure, number, layout, m, top));
    const double titles = hasTitles(figure, number) ? m.titleHeight : 0;
    top += titles + m.plot.height() + m.captionHeight + m.gap;
    for (const GridLayout::Cell& cell : layout.rows.back().cells)
      most = std::max(most, cell.rows.size());
  }
  for (std::size_t row = 0; row < layout.rows.size(); ++row)
    for (std::size_t column = 0; column < layout.rows[row].cells.size(); ++column) {
      GridLayout::Cell& cell = layout.rows[row].cells[column];
      const MapFigure& map = figure.rows[row].maps[column];
      const FigureLook& look = figure.look;
      cell.pointDiameter = look.pointSize > 0 ? look.pointSize * kUnitsPerInch / 72
                                              : automaticDiameter(m.plot, most);
      const double beyond = look.thumbnails == Thumbnails::none
                                ? 0
                                : thumbnailSide(look, m.plot) - cell.pointDiameter;
      if (map.positions) cell.fit(map, cell.rows, std::max(0.0, beyond));
    }
  return layout;
}

QSizeF naturalSize(const GridFigure& figure) {
  constexpr double kWidth = 1600;
  constexpr double kMaps = 0.82;    // of the width, beside margins and legend
  constexpr double kLetters = 72;   // of a row, above and below its plots
  constexpr double kOutside = 150;  // title, caption and margins
  const double side =
      kMaps * kWidth / static_cast<double>(std::max<std::size_t>(1, columnsOf(figure)));
  return {kWidth,
          std::ceil(kOutside + static_cast<double>(figure.rows.size()) * (side + kLetters))};
}

}  // namespace lookbook::ui
