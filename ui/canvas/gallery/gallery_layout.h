#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <cstddef>
#include <optional>
#include <vector>

namespace lookbook::ui {

/// One direction of the gallery: runs of tiles, which grow with the zoom, with gaps between that
/// keep their size on the screen. A unit is a tile; a gap counts as kGapUnits, so that every place
/// has a coordinate at every zoom.
class GalleryAxis {
 public:
  static constexpr double kGapUnits = 4;

  GalleryAxis() = default;
  /// @param runs tiles in each run  @param gap pixels before each run  @param end after the last
  GalleryAxis(std::vector<double> runs, double gap, double end);

  [[nodiscard]] double toPixels(double units, double tile) const;
  [[nodiscard]] double toUnits(double pixels, double tile) const;
  [[nodiscard]] double lengthInPixels(double tile) const;
  /// Where a run begins, in pixels.
  [[nodiscard]] double runStart(std::size_t run, double tile) const;
  /// The run at or before a place in pixels, as far as the next one begins; 0 before the first.
  [[nodiscard]] std::size_t runBefore(double pixels, double tile) const;
  [[nodiscard]] double tiles() const { return before_.empty() ? 0 : before_.back(); }
  [[nodiscard]] double fixedPixels() const;

 private:
  std::vector<double> before_;  ///< tiles before each run, and all of them
  double gap_ = 0;
  double end_ = 0;
};

/// Where each image of each sheet is: sheets of equal width in rows, in reading order, each below
/// its caption. Pure geometry in logical pixels from the layout's top left corner.
class GalleryLayout {
 public:
  static constexpr double kGutter = 20;   ///< between sheets side by side, and at the sides
  static constexpr double kCaption = 36;  ///< above each sheet
  static constexpr double kBottom = 16;

  struct Sheet {
    std::size_t firstSlot = 0;
    std::size_t count = 0;
    std::size_t column = 0;  ///< in the arrangement of sheets
    std::size_t row = 0;
  };

  GalleryLayout() = default;
  /// @param counts images of each sheet  @param view the shape to fill, in logical pixels
  /// @param aspect height of a tile over its width
  GalleryLayout(const std::vector<std::size_t>& counts, QSizeF view, double aspect);

  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
  /// Tiles in a row of a sheet.
  [[nodiscard]] int columns() const { return columns_; }
  [[nodiscard]] double aspect() const { return aspect_; }
  [[nodiscard]] const GalleryAxis& x() const { return x_; }
  [[nodiscard]] const GalleryAxis& y() const { return y_; }

  /// The width of a tile at which everything fits the view; never above kLargestFit.
  [[nodiscard]] double fittingTile(QSizeF view) const;
  [[nodiscard]] QSizeF size(double tile) const;
  [[nodiscard]] QRectF sheetRect(std::size_t sheet, double tile) const;
  [[nodiscard]] QRectF captionRect(std::size_t sheet, double tile) const;
  [[nodiscard]] QRectF slotRect(std::size_t slot, double tile) const;
  [[nodiscard]] std::optional<std::size_t> slotAt(QPointF position, double tile) const;
  /// The slots whose tiles a rectangle touches, rising.
  [[nodiscard]] std::vector<std::size_t> slotsIn(const QRectF& rect, double tile) const;
  /// The slot one step from another: its neighbour in the sheet, or the nearest in the next sheet.
  [[nodiscard]] std::size_t step(std::size_t slot, int dx, int dy) const;
  [[nodiscard]] std::size_t sheetOf(std::size_t slot) const;

  static constexpr double kLargestFit = 112;

 private:
  void arrange(std::size_t across, int columns);
  void choose(QSizeF view);

  std::vector<Sheet> sheets_;
  std::size_t slots_ = 0;
  int columns_ = 1;
  double aspect_ = 1;
  GalleryAxis x_;
  GalleryAxis y_;
};

}  // namespace lookbook::ui
