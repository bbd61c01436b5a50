#include "ui/figure/page/legend.h"

#include "ui/look/lettering.h"
#include "ui/look/numbers.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lookbook::ui {
namespace {

constexpr double kRowHeight = 1.5;   // this and the following are in font sizes
constexpr double kDotColumn = 1.05;  // the dot and the gap after it
constexpr double kCountGap = 1.0;
constexpr double kColumnGap = 1.6;
constexpr double kShortestName = 6;
constexpr double kSmallestFont = 8;

/// The widths of the parts at one font size.
struct LegendMeasure {
  double size = 0;
  double widestName = 0;
  double widestCount = 0;

  [[nodiscard]] double beside() const { return size * (kDotColumn + kCountGap) + widestCount; }
  [[nodiscard]] double natural() const { return beside() + widestName; }
  [[nodiscard]] double least() const {
    return beside() + std::min(widestName, kShortestName * size);
  }
};

QString countText(const LegendEntry& entry) {
  return entry.count > 0 ? grouped(entry.count) : QString();
}

LegendMeasure measure(const std::vector<LegendEntry>& entries, double size) {
  const QFont font = lettering(size);
  LegendMeasure result{.size = size};
  for (const LegendEntry& entry : entries) {
    result.widestName = std::max(result.widestName, textWidth(font, entry.name));
    result.widestCount = std::max(result.widestCount, textWidth(font, countText(entry)));
  }
  // Rounded up, so that rounding errors of sums never shorten a name that fits.
  result.widestName = std::ceil(result.widestName + 0.5);
  return result;
}

struct Grid {
  int columns = 1;
  int rows = 0;
  double columnWidth = 0;

  [[nodiscard]] std::size_t capacity() const {
    return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  }
};

int columnsWithin(double width, double columnWidth, double gap) {
  return std::max(1, static_cast<int>((width + gap) / (columnWidth + gap)));
}

/// A grid in which every entry has a cell at least `columnWidth` wide; empty if there is none.
std::optional<Grid> gridFor(std::size_t entries, const LegendMeasure& m, double columnWidth,
                            QSizeF room, LegendShape shape) {
  const double gap = kColumnGap * m.size;
  const int mostRows = static_cast<int>(room.height() / (kRowHeight * m.size));
  if (mostRows < 1 || columnWidth > room.width()) return {};
  const auto count = static_cast<int>(entries);
  const int mostColumns = std::min(count, columnsWithin(room.width(), columnWidth, gap));
  int columns = shape == LegendShape::spread ? mostColumns : (count + mostRows - 1) / mostRows;
  const int rows = (count + columns - 1) / columns;
  if (columns > mostColumns || rows > mostRows) return {};
  columns = (count + rows - 1) / rows;  // so that no column is empty
  const double most = (room.width() - gap * (columns - 1)) / columns;
  return Grid{columns, rows, std::min(m.natural(), most)};
}

/// A grid with as many cells as there is room for.
Grid fullGrid(const LegendMeasure& m, QSizeF room) {
  const double gap = kColumnGap * m.size;
  Grid grid;
  grid.columns = columnsWithin(room.width(), m.least(), gap);
  grid.rows = static_cast<int>(room.height() / (kRowHeight * m.size));
  grid.columnWidth =
      std::min(m.natural(), (room.width() - gap * (grid.columns - 1)) / grid.columns);
  return grid;
}

struct Choice {
  LegendMeasure measure;
  Grid grid;
};

/// Tries smaller fonts first, then shorter names, then fewer names.
Choice choose(const std::vector<LegendEntry>& entries, QSizeF room, double fontSize,
              LegendShape shape) {
  std::array<LegendMeasure, 3> measures;
  for (std::size_t i = 0; i < measures.size(); ++i)
    measures[i] = measure(entries, std::max(std::min(kSmallestFont, fontSize),
                                            std::round(fontSize * (1 - 0.15 * i))));
  for (const LegendMeasure& m : measures)
    if (const auto grid = gridFor(entries.size(), m, m.natural(), room, shape)) return {m, *grid};
  for (const LegendMeasure& m : measures)
    if (const auto grid = gridFor(entries.size(), m, m.least(), room, shape)) return {m, *grid};
  return {measures.back(), fullGrid(measures.back(), room)};
}

Legend::Cell cellFor(const LegendEntry& entry, const Legend& legend, const LegendMeasure& m,
                     double width) {
  Legend::Cell cell{.box = {}, .color = entry.color, .name = {}, .count = countText(entry)};
  constexpr double kHair = 1e-6;  // tolerance for sums of widths
  double room = width - m.beside();
  if (room + kHair < std::min(m.widestName, 2 * m.size)) {
    cell.count.clear();
    room = width - kDotColumn * m.size;
  }
  cell.name = shortened(legend.font, entry.name, room);
  return cell;
}

void addCells(Legend& legend, const std::vector<LegendEntry>& entries, const Choice& choice) {
  const Grid& grid = choice.grid;
  const double size = choice.measure.size;
  const bool all = entries.size() <= grid.capacity();
  const std::size_t named = all ? entries.size() : grid.capacity() - 1;
  for (std::size_t i = 0; i < std::min(entries.size(), grid.capacity()); ++i) {
    Legend::Cell cell;
    if (i < named)
      cell = cellFor(entries[i], legend, choice.measure, grid.columnWidth);
    else
      cell.name =
          shortened(legend.font, QStringLiteral("and %1 more").arg(grouped(entries.size() - named)),
                    grid.columnWidth - kDotColumn * size);
    const auto rows = static_cast<std::size_t>(grid.rows);
    const std::size_t column = i / rows;
    const std::size_t row = i % rows;
    cell.box =
        QRectF(static_cast<double>(column) * (grid.columnWidth + kColumnGap * size),
               static_cast<double>(row) * kRowHeight * size, grid.columnWidth, kRowHeight * size);
    legend.box |= cell.box;
    legend.cells.push_back(std::move(cell));
  }
}

}  // namespace

void Legend::moveTo(QPointF topLeft) {
  const QPointF by = topLeft - box.topLeft();
  box.translate(by);
  footerBox.translate(by);
  for (Cell& cell : cells) cell.box.translate(by);
}

Legend layOutLegend(const std::vector<LegendEntry>& entries, const QString& footer, QSizeF room,
                    double fontSize, LegendShape shape) {
  Legend legend;
  if (entries.empty() || room.isEmpty()) return legend;
  const double footerHeight = footer.isEmpty() ? 0 : 2 * fontSize;
  const Choice choice =
      choose(entries, QSizeF(room.width(), room.height() - footerHeight), fontSize, shape);
  if (choice.grid.rows < 1) return legend;
  legend.font = lettering(choice.measure.size);
  addCells(legend, entries, choice);
  if (footer.isEmpty()) return legend;
  legend.footer = shortened(legend.font, footer, room.width());
  legend.footerBox = QRectF(0, legend.box.bottom(), textWidth(legend.font, legend.footer),
                            2 * choice.measure.size);
  legend.box |= legend.footerBox;
  return legend;
}

void paint(QPainter& painter, const Legend& legend, const Theme& theme) {
  const double size = legend.font.pixelSize();
  const double ascent = QFontMetricsF(legend.font).capHeight();
  for (const Legend::Cell& cell : legend.cells) {
    const double middle = cell.box.center().y();
    const double baseline = middle + ascent / 2;
    const bool named = cell.color.isValid();
    if (named) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(cell.color);
      painter.drawEllipse(QPointF(cell.box.left() + 0.34 * size, middle), 0.34 * size, 0.34 * size);
    }
    drawText(painter, {cell.box.left() + kDotColumn * size, baseline}, cell.name, legend.font,
             named ? theme.text : theme.quietText);
    drawText(painter, {cell.box.right(), baseline}, cell.count, legend.font, theme.quietText,
             Qt::AlignRight);
  }
  drawText(painter, {legend.footerBox.left(), legend.footerBox.bottom() - 0.5 * size},
           legend.footer, legend.font, theme.quietText);
}

}  // namespace lookbook::ui
