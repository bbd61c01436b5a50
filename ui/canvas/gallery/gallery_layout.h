#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <cstddef>
#include <optional>
#include <vector>

namespace lookbook::ui {

/// One axis of the gallery: runs of tiles, whose size depends on the zoom, and gaps between them
/// with a fixed size on the screen. The unit is a tile. A gap counts as kGapUnits units, so that a
/// place has the same coordinate at every zoom.
class GalleryAxis {
 public:
  static constexpr double kGapUnits = 4;

  GalleryAxis() = default;
  /// @param runs number of tiles in each run  @param gap pixels before each run
  /// @param end pixels after the last run
  GalleryAxis(std::vector<double> runs, double gap, double end);

  /// Converts a place between units and logical pixels, for a size of tiles in logical pixels.
  [[nodiscard]] double toPixels(double units, double tile) const;
  [[nodiscard]] double toUnits(double pixels, double tile) const;
  [[nodiscard]] double lengthInPixels(double tile) const;
  /// The beginning of a run, in pixels.
  [[nodiscard]] double runStart(std::size_t run, double tile) const;
  /// The last run that begins at or before a place in pixels; 0 if there is none.
  [[nodiscard]] std::size_t runBefore(double pixels, double tile) const;
  [[nodiscard]] double tiles() const { return before_.empty() ? 0 : before_.back(); }
  [[nodiscard]] double fixedPixels() const;

 private:
  std::vector<double> before_;  ///< tiles before each run, and the total
  double gap_ = 0;
  double end_ = 0;
};

/// The places of the images of all sheets, in logical pixels from the top left corner of the
/// layout. There are two arrangements:
///
/// - sheets of equal width side by side, each below its caption, with images along the rows;
/// - inRows(): each sheet is a band, beside its caption, one band below the other. Images run down
///   the columns of a band, so that the band continues to the right. In a single band they run
///   along the rows, and it continues downwards.
class GalleryLayout {
 public:
  static constexpr double kGutter = 20;   ///< between sheets side by side, and at both sides
  static constexpr double kCaption = 36;  ///< above each sheet
  static constexpr double kBottom = 16;
  static constexpr double kLabel = 132;  ///< room for captions to the left of bands
  static constexpr double kBandGap = 8;  ///< above each band
  static constexpr int kLeastRows = 3;   ///< fewest rows of a band, if it has enough images
  static constexpr double kOpeningTile = 28;

  struct Sheet {
    std::size_t firstSlot = 0;
    std::size_t count = 0;
    std::size_t column = 0;  ///< `column` and `row` are in the arrangement of sheets
    std::size_t row = 0;
  };

  GalleryLayout() = default;
  /// Lays out sheets so that tiles are as large as possible.
  /// @param counts number of images of each sheet  @param view size to fill, in logical pixels
  /// @param aspect height of a tile over its width
  GalleryLayout(const std::vector<std::size_t>& counts, QSizeF view, double aspect);

  /// Lays out bands.
  /// @param tile width of a tile for which it is laid out: a band has as many rows as fit into the
  /// view
  static GalleryLayout inRows(const std::vector<std::size_t>& counts, QSizeF view, double aspect,
                              double tile);
  /// The largest width of a tile at which inRows() shows everything. If there are too many bands to
  /// be readable, only the width has to fit.
  static double fittingTileInRows(const std::vector<std::size_t>& counts, QSizeF view,
                                  double aspect);
  /// The initial width of a tile: kOpeningTile, or more if kLeastRows rows of all bands fit.
  static double openingTile(const std::vector<std::size_t>& counts, QSizeF view, double aspect);

  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
  /// Tiles in a row of a sheet; for bands, of the longest one.
  [[nodiscard]] int columns() const { return columns_; }
  /// Tiles in a column of a band; 0 if images run along the rows.
  [[nodiscard]] int bandRows() const { return bandRows_; }
  [[nodiscard]] bool isInRows() const { return inRows_; }
  /// The number of columns and of rows of a sheet with images.
  [[nodiscard]] std::size_t across(std::size_t sheet) const;
  [[nodiscard]] std::size_t down(std::size_t sheet) const;
  /// The slot in a cell of a sheet; empty if there is none.
  [[nodiscard]] std::optional<std::size_t> slotIn(std::size_t sheet, std::size_t x,
                                                  std::size_t y) const;
  [[nodiscard]] double aspect() const { return aspect_; }
  [[nodiscard]] const GalleryAxis& x() const { return x_; }
  [[nodiscard]] const GalleryAxis& y() const { return y_; }

  /// The width of a tile at which everything fits into the view, at most kLargestFit.
  [[nodiscard]] double fittingTile(QSizeF view) const;
  [[nodiscard]] QSizeF size(double tile) const;
  [[nodiscard]] QRectF sheetRect(std::size_t sheet, double tile) const;
  [[nodiscard]] QRectF captionRect(std::size_t sheet, double tile) const;
  [[nodiscard]] QRectF slotRect(std::size_t slot, double tile) const;
  [[nodiscard]] std::optional<std::size_t> slotAt(QPointF position, double tile) const;
  /// The slot whose tile is at or nearest to a position; empty if there are no slots.
  [[nodiscard]] std::optional<std::size_t> nearestSlot(QPointF position, double tile) const;
  /// The slots whose tiles a rectangle touches, in increasing order.
  [[nodiscard]] std::vector<std::size_t> slotsIn(const QRectF& rect, double tile) const;
  /// The slot one step away: the neighbour in the sheet, or the nearest in the next sheet. The same
  /// slot if there is none.
  [[nodiscard]] std::size_t step(std::size_t slot, int dx, int dy) const;
  [[nodiscard]] std::size_t sheetOf(std::size_t slot) const;

  static constexpr double kLargestFit = 112;

 private:
  struct Cell {
    std::size_t x = 0;
    std::size_t y = 0;
  };

  void setCounts(const std::vector<std::size_t>& counts);
  void arrange(std::size_t across, int columns);
  void choose(QSizeF view);
  [[nodiscard]] Cell cellOf(std::size_t index) const;
  [[nodiscard]] std::size_t indexOf(Cell cell) const;
  [[nodiscard]] std::size_t stepAlong(const Sheet& sheet, std::size_t slot, int dx) const;
  [[nodiscard]] std::size_t stepDown(const Sheet& sheet, std::size_t slot, int dy) const;

  std::vector<Sheet> sheets_;
  std::size_t slots_ = 0;
  int columns_ = 1;
  int bandRows_ = 0;
  bool inRows_ = false;
  double aspect_ = 1;
  GalleryAxis x_;
  GalleryAxis y_;
};

}  // namespace lookbook::ui
