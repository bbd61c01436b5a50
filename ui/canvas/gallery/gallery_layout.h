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

/// Where each image of each sheet is. Pure geometry in logical pixels from the layout's top left
/// corner. There are two arrangements:
///
/// - sheets of equal width side by side, each below its caption, its images along the rows;
/// - inRows(): each sheet a band as wide as it takes, one below the other, beside their captions.
///   The images of a band run down its columns, so that it goes on to the right in its order; a
///   single band runs along its rows and goes on downwards.
class GalleryLayout {
 public:
  static constexpr double kGutter = 20;   ///< between sheets side by side, and at the sides
  static constexpr double kCaption = 36;  ///< above each sheet
  static constexpr double kBottom = 16;
  static constexpr double kLabel = 132;  ///< left of the bands
  static constexpr double kBandGap = 8;  ///< above each band
  static constexpr int kLeastRows = 3;   ///< of a band with as many images
  static constexpr double kOpeningTile = 28;

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

  /// @param tile the width it is to be drawn at: a band has as many rows as the view has room for
  static GalleryLayout inRows(const std::vector<std::size_t>& counts, QSizeF view, double aspect,
                              double tile);
  /// The largest tile at which inRows() shows everything; at which it is not too wide where bands
  /// are too many to be read.
  static double fittingTileInRows(const std::vector<std::size_t>& counts, QSizeF view,
                                  double aspect);
  /// The tile at which a data set opens: kOpeningTile, or more where kLeastRows of all bands fit.
  static double openingTile(const std::vector<std::size_t>& counts, QSizeF view, double aspect);

  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
  /// Tiles in a row of a sheet; the longest one's in bands.
  [[nodiscard]] int columns() const { return columns_; }
  /// Tiles in a column of a band whose images run down the columns; 0: they run along the rows.
  [[nodiscard]] int bandRows() const { return bandRows_; }
  [[nodiscard]] bool isInRows() const { return inRows_; }
  /// Columns and rows that a sheet has images in.
  [[nodiscard]] std::size_t across(std::size_t sheet) const;
  [[nodiscard]] std::size_t down(std::size_t sheet) const;
  /// The slot in a cell of a sheet; nothing: there is none.
  [[nodiscard]] std::optional<std::size_t> slotIn(std::size_t sheet, std::size_t x,
                                                  std::size_t y) const;
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
  /// The slot whose tile is there or nearest; nothing: there are none.
  [[nodiscard]] std::optional<std::size_t> nearestSlot(QPointF position, double tile) const;
  /// The slots whose tiles a rectangle touches, rising.
  [[nodiscard]] std::vector<std::size_t> slotsIn(const QRectF& rect, double tile) const;
  /// The slot one step from another: its neighbour in the sheet, or the nearest in the next sheet.
  /// Itself where there is none.
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
