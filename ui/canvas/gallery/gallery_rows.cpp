// The arrangement of the gallery in rows: a band for each class.

#include "ui/canvas/gallery/gallery_layout.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kLeastBand = 18;  // pixels: a line of text
constexpr double kLargestOpening = 44;
constexpr double kSmallestTile = 0.25;

std::size_t longestOf(const std::vector<std::size_t>& counts) {
  return counts.empty() ? 0 : *std::ranges::max_element(counts);
}

/// The height of the view for each band.
double roomOf(std::size_t bands, QSizeF view) {
  const auto n = static_cast<double>(std::max<std::size_t>(bands, 1));
  return (view.height() - GalleryLayout::kBottom) / n - GalleryLayout::kBandGap;
}

/// The number of tiles that fit beside each other.
std::size_t tilesAcross(QSizeF view, double tile) {
  const double room = view.width() - GalleryLayout::kLabel - GalleryLayout::kGutter;
  return static_cast<std::size_t>(std::max(1.0, std::floor(room / tile + 1e-6)));
}

/// The number of rows of a band: as many as fit, but not more than are needed to fill the width,
/// and at least kLeastRows unless these are higher than the view.
std::size_t rowsInBand(std::size_t bands, std::size_t longest, QSizeF view, double aspect,
                       double tile) {
  const double tall = tile * aspect;
  const auto fitting = [&](double height) { return std::floor(height / tall + 1e-6); };
  const double whole =
      std::max(1.0, fitting(view.height() - GalleryLayout::kBottom - GalleryLayout::kBandGap));
  const double least =
      std::min(whole, std::max<double>(GalleryLayout::kLeastRows, std::ceil(kLeastBand / tall)));
  const auto rows = static_cast<std::size_t>(std::max(least, fitting(roomOf(bands, view))));
  const std::size_t across = tilesAcross(view, tile);
  return std::clamp<std::size_t>((longest + across - 1) / across, 1, rows);
}

}  // namespace

GalleryLayout GalleryLayout::inRows(const std::vector<std::size_t>& counts, QSizeF view,
                                    double aspect, double tile) {
  GalleryLayout layout;
  layout.inRows_ = true;
  layout.aspect_ = aspect;
  layout.setCounts(counts);
  const std::size_t longest = longestOf(counts);
  if (counts.size() == 1) {
    layout.columns_ =
        static_cast<int>(std::clamp<std::size_t>(longest, 1, tilesAcross(view, tile)));
  } else if (!counts.empty()) {
    layout.bandRows_ = static_cast<int>(rowsInBand(counts.size(), longest, view, aspect, tile));
    const auto rows = static_cast<std::size_t>(layout.bandRows_);
    layout.columns_ = static_cast<int>(std::max<std::size_t>(1, (longest + rows - 1) / rows));
  }
  std::vector<double> heights;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    layout.sheets_[i].row = i;
    heights.push_back(static_cast<double>(layout.down(i)));
  }
  layout.x_ = GalleryAxis({static_cast<double>(layout.columns_)}, kLabel, kGutter);
  layout.y_ = GalleryAxis(std::move(heights), kBandGap, kBottom);
  return layout;
}

double GalleryLayout::fittingTileInRows(const std::vector<std::size_t>& counts, QSizeF view,
                                        double aspect) {
  constexpr double kFiner = 0.97;
  double narrow = 0;  // the largest tile at which the width fits
  for (double tile = kLargestFit; tile > kSmallestTile; tile *= kFiner) {
    const QSizeF size = inRows(counts, view, aspect, tile).size(tile);
    if (size.width() > view.width()) continue;
    if (size.height() <= view.height()) return tile;
    if (narrow == 0) narrow = tile;
  }
  // Too many bands to be readable: only the width fits, and the view scrolls downwards.
  return narrow > 0 && counts.size() > 1 ? narrow : kSmallestTile;
}

double GalleryLayout::openingTile(const std::vector<std::size_t>& counts, QSizeF view,
                                  double aspect) {
  const double filling = std::floor(roomOf(counts.size(), view) / kLeastRows / aspect);
  return std::max(std::clamp(filling, kOpeningTile, kLargestOpening),
                  fittingTileInRows(counts, view, aspect));
}

}  // namespace lookbook::ui
