#include "ui/figure/sheet_layout.h"

#include "ui/look/lettering.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

std::vector<SheetLayout::Section> sectionsByClass(const SheetFigure& figure) {
  const Dataset& dataset = *figure.dataset;
  std::vector<SheetLayout::Section> sections(static_cast<std::size_t>(dataset.classCount()));
  for (const ImageIndex image : figure.images)
    sections[static_cast<std::size_t>(dataset.label(image))].images.push_back(image);
  for (std::size_t i = 0; i < sections.size(); ++i) sections[i].label = static_cast<int>(i);
  std::erase_if(sections, [](const auto& section) { return section.images.empty(); });
  return sections;
}

/// Tiles in a rectangle: the number in a row, and the width of a tile.
struct Tiling {
  int columns = 1;
  double width = 0;
};

/// The widest tiles with this `aspect` (height / width) of which `count` fit into the room.
Tiling widestTiles(std::size_t count, QSizeF room, double aspect) {
  Tiling best;
  if (room.isEmpty()) return best;
  const auto n = static_cast<double>(count);
  const int middle = static_cast<int>(std::sqrt(n * aspect * room.width() / room.height()));
  for (int columns = std::max(1, middle - 2); columns <= middle + 3; ++columns) {
    const double rows = std::ceil(n / columns);
    const double width = std::min(room.width() / columns, room.height() / (aspect * rows));
    if (width > best.width) best = {columns, width};
  }
  return best;
}

struct Arrangement {
  int columns = 1;  ///< sections beside each other
  QSizeF cell;      ///< room for the tiles of a section
  Tiling tiling;
};

/// Arranges the sections in rows and columns so that the tiles are as large as possible.
Arrangement arrange(int sections, std::size_t largest, const QRectF& body, QSizeF gap,
                    double headingHeight, double aspect) {
  Arrangement best;
  for (int columns = 1; columns <= sections; ++columns) {
    const int rows = (sections + columns - 1) / columns;
    const QSizeF cell((body.width() - gap.width() * (columns - 1)) / columns,
                      (body.height() - gap.height() * (rows - 1)) / rows - headingHeight);
    if (cell.width() <= 0 || cell.height() <= 0) continue;
    const Tiling tiling = widestTiles(largest, cell, aspect);
    if (tiling.width > best.tiling.width) best = {columns, cell, tiling};
  }
  return best;
}

}  // namespace

SheetLayout layOut(const SheetFigure& figure, const QRectF& area) {
  SheetLayout layout;
  layout.page = layOutPage(area, figure.title, figure.caption, figure.look);
  layout.sections = sectionsByClass(figure);
  if (layout.sections.empty()) return layout;
  const auto count = static_cast<int>(layout.sections.size());
  std::size_t largest = 0;
  for (const auto& section : layout.sections) largest = std::max(largest, section.images.size());
  // With many classes, headings are smaller and closer together.
  const double size = std::max(7.0, layout.page.fontSize * (count > 40 ? 0.6 : 0.9));
  layout.headingFont = lettering(size);
  // A single class below a title needs no heading.
  const double headingHeight = count == 1 && !layout.page.title.isEmpty() ? 0 : 1.6 * size;
  const QSizeF gap(1.2 * size, 0.9 * size);
  const double aspect = static_cast<double>(figure.dataset->rows()) / figure.dataset->columns();
  const Arrangement best = arrange(count, largest, layout.page.body, gap, headingHeight, aspect);
  layout.columns = best.tiling.columns;
  layout.tile = QSizeF(best.tiling.width, best.tiling.width * aspect);
  const double tileRows = std::ceil(static_cast<double>(largest) / layout.columns);
  const double pitch = headingHeight + tileRows * layout.tile.height() + gap.height();
  for (int i = 0; i < count; ++i) {
    auto& section = layout.sections[static_cast<std::size_t>(i)];
    const int column = i % best.columns;
    const int row = i / best.columns;
    const QPointF corner = layout.page.body.topLeft() +
                           QPointF(column * (best.cell.width() + gap.width()), row * pitch);
    section.heading = QRectF(corner, QSizeF(best.cell.width(), headingHeight));
    const double rows = std::ceil(static_cast<double>(section.images.size()) / layout.columns);
    section.tiles =
        QRectF(corner + QPointF(0, headingHeight),
               QSizeF(layout.columns * layout.tile.width(), rows * layout.tile.height()));
  }
  return layout;
}

}  // namespace lookbook::ui
