#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/session/view_state.h"
#include "ui/figure/page/figure_look.h"

#include <QRectF>
#include <QString>

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

class QPainter;

namespace lookbook::ui {

/// A value of each point, which gives its colour, and the range of the colours.
struct PointValues {
  std::shared_ptr<const std::vector<float>> of;  ///< one for each row; null: colours show classes
  double worst = 0;
  double best = 1;
  QString title;  ///< "Trustworthiness"
};

/// A map as a picture to be saved: title, points, legend with counts, and a caption that
/// says how it was computed.
struct MapFigure {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;            ///< which image each row is
  std::shared_ptr<const MatrixF> positions;  ///< images.size() x 2 (of 3, the first two are drawn)
  QString title;                             ///< "Fashion-MNIST, t-SNE"
  QString caption;                           ///< "70,000 images, perplexity 30, KL 2.45"
  QString xLabel;  ///< "PC 1, 29.0% of the variance"; both "": axes mean nothing and are not drawn
  QString yLabel;
  QString stamp;  ///< what the file says of itself: toText(Stamp); "": nothing
  Filter filter;
  SharedImageSet selection;  ///< null or empty: nothing is dimmed
  PointValues values;        ///< what colours the points instead of their classes
  QRectF part;               ///< of the map that is drawn, in its units, y upward; null: all of it
  FigureLook look;
};

/// The sprite sheet of some images, class by class, as a picture to be saved.
struct SheetFigure {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;
  QString title;
  QString caption;
  QString stamp;  ///< as a map's
  FigureLook look;
};

/// Maps in rows and columns as one picture: a data set each row, a method each column. All points
/// are of one size, legends stand in one column at the right, and what is said of a map (its
/// scores) stands below it.
struct GridFigure {
  /// Maps of one data set, of the same images. Of a map its title, caption, points and filter are
  /// drawn; one whose positions are null is still to come, and its caption says what about it.
  struct Row {
    QString title;  ///< "Fashion-MNIST"
    std::vector<MapFigure> maps;
  };

  std::vector<Row> rows;
  QString title;
  QString caption;
  QString stamp;    ///< as a map's
  FigureLook look;  ///< of all its maps
};

/// Paints a figure into a rectangle, in any paint device's own units (1 unit: 1/96 inch).
/// Deterministic. Needs a QGuiApplication (offscreen will do), no display.
void paint(QPainter& painter, const QRectF& area, const MapFigure& figure, const Theme& theme);
void paint(QPainter& painter, const QRectF& area, const SheetFigure& figure, const Theme& theme);
void paint(QPainter& painter, const QRectF& area, const GridFigure& figure, const Theme& theme);

/// A page, 1600 wide, on which the grid's maps are about square.
QSizeF naturalSize(const GridFigure& figure);

/// Errors: badArgument unless the path ends in .png, .svg or .pdf.
Result<void> checkFigurePath(const std::filesystem::path& path);

/// Saves a figure as PNG, SVG or PDF, by the path's suffix. The file appears whole or not at all.
/// @param size in 1/96 inch; a PNG has scale x size pixels
/// After a stop request, no file is left; the request is checked when the picture is painted.
/// Errors: badArgument for another suffix; cancelled; io.
Result<void> save(const MapFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});
Result<void> save(const SheetFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});
Result<void> save(const GridFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});

}  // namespace lookbook::ui
