#include "ui/canvas/gallery/gallery_layout.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

std::size_t rowsOf(std::size_t count, std::size_t columns) {
  return (count + columns - 1) / columns;
}

}  // namespace

GalleryAxis::GalleryAxis(std::vector<double> runs, double gap, double end)
    : before_(std::move(runs)), gap_(gap), end_(end) {
  double sum = 0;
  for (double& tiles : before_) {
    const double here = tiles;
    tiles = sum;
    sum += here;
  }
  before_.push_back(sum);
}

double GalleryAxis::fixedPixels() const {
  return before_.empty() ? 0 : static_cast<double>(before_.size() - 1) * gap_ + end_;
}

double GalleryAxis::lengthInPixels(double tile) const {
  return tiles() * tile + fixedPixels();
}

double GalleryAxis::runStart(std::size_t run, double tile) const {
  return static_cast<double>(run + 1) * gap_ + before_[run] * tile;
}

std::size_t GalleryAxis::runBefore(double pixels, double tile) const {
  const std::size_t runs = before_.empty() ? 0 : before_.size() - 1;
  std::size_t low = 0;
  std::size_t high = runs;
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    (runStart(middle, tile) <= pixels ? low : high) = middle;
  }
  return low;
}

double GalleryAxis::toPixels(double units, double tile) const {
  const std::size_t runs = before_.empty() ? 0 : before_.size() - 1;
  for (std::size_t run = 0; run < runs; ++run) {
    const double gapStart = static_cast<double>(run) * kGapUnits + before_[run];
    if (units < gapStart + kGapUnits)
      return runStart(run, tile) - gap_ + (units - gapStart) / kGapUnits * gap_;
    if (units < gapStart + kGapUnits + before_[run + 1] - before_[run])
      return runStart(run, tile) + (units - gapStart - kGapUnits) * tile;
  }
  const double last = static_cast<double>(runs) * kGapUnits + tiles();
  return lengthInPixels(tile) - end_ + (units - last) / kGapUnits * std::max(end_, 1.0);
}

double GalleryAxis::toUnits(double pixels, double tile) const {
  const std::size_t runs = before_.empty() ? 0 : before_.size() - 1;
  for (std::size_t run = 0; run < runs; ++run) {
    const double start = runStart(run, tile);
    const double units = static_cast<double>(run + 1) * kGapUnits + before_[run];
    if (pixels < start) return units + (pixels - start) / std::max(gap_, 1.0) * kGapUnits;
    if (pixels < start + (before_[run + 1] - before_[run]) * tile)
      return units + (pixels - start) / tile;
  }
  const double last = static_cast<double>(runs) * kGapUnits + tiles();
  return last + (pixels - lengthInPixels(tile) + end_) / std::max(end_, 1.0) * kGapUnits;
}

GalleryLayout::GalleryLayout(const std::vector<std::size_t>& counts, QSizeF view, double aspect)
    : aspect_(aspect) {
  setCounts(counts);
  if (!sheets_.empty()) choose(view);
}

void GalleryLayout::setCounts(const std::vector<std::size_t>& counts) {
  for (const std::size_t count : counts) {
    sheets_.push_back({.firstSlot = slots_, .count = count, .column = 0, .row = 0});
    slots_ += count;
  }
}

void GalleryLayout::choose(QSizeF view) {
  std::size_t longest = 1;
  for (const Sheet& sheet : sheets_) longest = std::max(longest, sheet.count);
  double best = -1;
  std::size_t bestAcross = 1;
  int bestColumns = 1;
  const auto attempt = [&](std::size_t across, int columns) {
    arrange(across, columns);
    const double tile = fittingTile(view);
    // Of arrangements with equal tiles, the one with longer rows is preferred: fewer, wider sheets.
    if (tile < best || (tile == best && columns <= bestColumns)) return;
    best = tile;
    bestAcross = across;
    bestColumns = columns;
  };
  const std::size_t mostAcross = std::min<std::size_t>(sheets_.size(), 24);
  for (std::size_t across = 1; across <= mostAcross; ++across)
    for (double columns = 1; columns <= static_cast<double>(longest);
         columns = std::max(columns + 1, columns * 1.1))
      attempt(across, static_cast<int>(columns));
  const int around = bestColumns;
  for (int columns = around * 10 / 11; columns <= around * 11 / 10; ++columns)
    if (columns >= 1 && static_cast<std::size_t>(columns) <= longest) attempt(bestAcross, columns);
  arrange(bestAcross, bestColumns);
}

void GalleryLayout::arrange(std::size_t across, int columns) {
  columns_ = columns;
  std::vector<double> rows;
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    sheets_[i].column = i % across;
    sheets_[i].row = i / across;
    if (sheets_[i].column == 0) rows.push_back(0);
    const auto tall =
        static_cast<double>(rowsOf(sheets_[i].count, static_cast<std::size_t>(columns)));
    rows.back() = std::max(rows.back(), tall);
  }
  x_ =
      GalleryAxis(std::vector<double>(std::min(across, sheets_.size()), columns), kGutter, kGutter);
  y_ = GalleryAxis(std::move(rows), kCaption, kBottom);
}

double GalleryLayout::fittingTile(QSizeF view) const {
  if (sheets_.empty()) return kLargestFit;
  const double wide = (view.width() - x_.fixedPixels()) / std::max(x_.tiles(), 1.0);
  const double tall = (view.height() - y_.fixedPixels()) / std::max(y_.tiles() * aspect_, 1e-9);
  return std::clamp(std::min(wide, tall), 0.25, kLargestFit);
}

QSizeF GalleryLayout::size(double tile) const {
  return {x_.lengthInPixels(tile), y_.lengthInPixels(tile * aspect_)};
}

GalleryLayout::Cell GalleryLayout::cellOf(std::size_t index) const {
  const auto run = static_cast<std::size_t>(bandRows_ > 0 ? bandRows_ : columns_);
  return bandRows_ > 0 ? Cell{.x = index / run, .y = index % run}
                       : Cell{.x = index % run, .y = index / run};
}

std::size_t GalleryLayout::indexOf(Cell cell) const {
  return bandRows_ > 0 ? cell.x * static_cast<std::size_t>(bandRows_) + cell.y
                       : cell.y * static_cast<std::size_t>(columns_) + cell.x;
}

std::size_t GalleryLayout::across(std::size_t sheet) const {
  const std::size_t count = sheets_[sheet].count;
  return bandRows_ > 0 ? rowsOf(count, static_cast<std::size_t>(bandRows_))
                       : std::min(count, static_cast<std::size_t>(columns_));
}

std::size_t GalleryLayout::down(std::size_t sheet) const {
  const std::size_t count = sheets_[sheet].count;
  return bandRows_ > 0 ? std::min(count, static_cast<std::size_t>(bandRows_))
                       : rowsOf(count, static_cast<std::size_t>(columns_));
}

std::optional<std::size_t> GalleryLayout::slotIn(std::size_t sheet, std::size_t x,
                                                 std::size_t y) const {
  if (x >= across(sheet) || y >= down(sheet)) return std::nullopt;
  const std::size_t index = indexOf({.x = x, .y = y});
  if (index >= sheets_[sheet].count) return std::nullopt;
  return sheets_[sheet].firstSlot + index;
}

QRectF GalleryLayout::sheetRect(std::size_t sheet, double tile) const {
  const Sheet& s = sheets_[sheet];
  return {x_.runStart(s.column, tile), y_.runStart(s.row, tile * aspect_),
          static_cast<double>(across(sheet)) * tile,
          static_cast<double>(down(sheet)) * tile * aspect_};
}

QRectF GalleryLayout::captionRect(std::size_t sheet, double tile) const {
  const Sheet& s = sheets_[sheet];
  if (inRows_)
    return {0, y_.runStart(s.row, tile * aspect_), kLabel,
            static_cast<double>(down(sheet)) * tile * aspect_};
  return {x_.runStart(s.column, tile), y_.runStart(s.row, tile * aspect_) - kCaption,
          columns_ * tile, kCaption};
}

std::size_t GalleryLayout::sheetOf(std::size_t slot) const {
  const auto after =
      std::upper_bound(sheets_.begin(), sheets_.end(), slot,
                       [](std::size_t s, const Sheet& sheet) { return s < sheet.firstSlot; });
  // An empty sheet has the same first slot as the next one.
  return static_cast<std::size_t>(after - sheets_.begin()) - 1;
}

QRectF GalleryLayout::slotRect(std::size_t slot, double tile) const {
  const Sheet& s = sheets_[sheetOf(slot)];
  const Cell cell = cellOf(slot - s.firstSlot);
  const double tall = tile * aspect_;
  return {x_.runStart(s.column, tile) + static_cast<double>(cell.x) * tile,
          y_.runStart(s.row, tall) + static_cast<double>(cell.y) * tall, tile, tall};
}

std::optional<std::size_t> GalleryLayout::slotAt(QPointF position, double tile) const {
  const auto found = slotsIn(QRectF(position, QSizeF(0, 0)), tile);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<std::size_t> GalleryLayout::nearestSlot(QPointF position, double tile) const {
  std::optional<std::size_t> nearest;
  double least = 0;
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    const Sheet& s = sheets_[i];
    if (s.count == 0) continue;
    const QRectF where = sheetRect(i, tile);
    const QPointF inside(std::clamp(position.x(), where.left(), where.right()),
                         std::clamp(position.y(), where.top(), where.bottom()));
    const double distance = (position - inside).manhattanLength();
    if (nearest && distance >= least) continue;
    least = distance;
    const auto cell = [](double offset, double side, std::size_t end) {
      return std::min(end - 1, static_cast<std::size_t>(std::max(0.0, offset / side)));
    };
    const Cell at{.x = cell(inside.x() - where.left(), tile, across(i)),
                  .y = cell(inside.y() - where.top(), tile * aspect_, down(i))};
    nearest = s.firstSlot + std::min(indexOf(at), s.count - 1);
  }
  return nearest;
}

std::vector<std::size_t> GalleryLayout::slotsIn(const QRectF& rect, double tile) const {
  std::vector<std::size_t> found;
  const double tall = tile * aspect_;
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    const Sheet& s = sheets_[i];
    const double left = x_.runStart(s.column, tile);
    const double top = y_.runStart(s.row, tall);
    const auto cellFloor = [](double v) { return static_cast<long>(std::floor(v)); };
    const long x0 = std::max(0L, cellFloor((rect.left() - left) / tile));
    const long x1 =
        std::min(static_cast<long>(across(i)) - 1, cellFloor((rect.right() - left) / tile));
    const long y0 = std::max(0L, cellFloor((rect.top() - top) / tall));
    const long y1 =
        std::min(static_cast<long>(down(i)) - 1, cellFloor((rect.bottom() - top) / tall));
    for (long y = y0; y <= y1; ++y)
      for (long x = x0; x <= x1; ++x) {
        const std::size_t index =
            indexOf({.x = static_cast<std::size_t>(x), .y = static_cast<std::size_t>(y)});
        if (index < s.count) found.push_back(s.firstSlot + index);
      }
  }
  if (bandRows_ > 0) std::ranges::sort(found);
  return found;
}

std::size_t GalleryLayout::step(std::size_t slot, int dx, int dy) const {
  const Sheet& s = sheets_[sheetOf(slot)];
  return dx != 0 ? stepAlong(s, slot, dx) : stepDown(s, slot, dy);
}

std::size_t GalleryLayout::stepAlong(const Sheet& s, std::size_t slot, int dx) const {
  if (bandRows_ == 0) {
    if (dx < 0) return slot > 0 ? slot - 1 : slot;
    return slot + 1 < slots_ ? slot + 1 : slot;
  }
  const auto rows = static_cast<std::size_t>(bandRows_);
  const std::size_t index = slot - s.firstSlot;
  if (dx < 0) return index >= rows ? slot - rows : slot;
  if (index + rows < s.count) return slot + rows;
  // The last column may be shorter.
  return index / rows < (s.count - 1) / rows ? s.firstSlot + s.count - 1 : slot;
}

std::size_t GalleryLayout::stepDown(const Sheet& s, std::size_t slot, int dy) const {
  const Cell cell = cellOf(slot - s.firstSlot);
  const auto sheet = static_cast<std::size_t>(&s - sheets_.data());
  if (dy < 0 && cell.y > 0) return s.firstSlot + indexOf({.x = cell.x, .y = cell.y - 1});
  if (dy > 0) {
    if (const auto below = slotIn(sheet, cell.x, cell.y + 1)) return *below;
    if (bandRows_ == 0 && cell.y + 1 < down(sheet)) return s.firstSlot + s.count - 1;
  }
  // Steps into the sheet above or below, in the same column of tiles.
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    const Sheet& other = sheets_[i];
    if (other.column != s.column || other.count == 0) continue;
    if (other.row + (dy < 0 ? 1 : 0) != s.row + (dy < 0 ? 0 : 1)) continue;
    const std::size_t index =
        indexOf({.x = cell.x, .y = dy > 0 ? 0 : std::max<std::size_t>(down(i), 1) - 1});
    return other.firstSlot + std::min(index, other.count - 1);
  }
  return slot;
}

}  // namespace lookbook::ui
