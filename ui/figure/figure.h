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

/// A value of each point, which determines its colour, and the range of the colour scale.
struct PointValues {
  /// One value for each row; null: colours show classes.
  std::shared_ptr<const std::vector<float>> of;
  double worst = 0;
  double best = 1;
  QString title;  ///< "Trustworthiness"
};

/// A map, to be saved as a picture: title, points, legend with counts, and a caption that describes
/// how the map was computed.
struct MapFigure {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;  ///< which image each row is
  /// Images.size() x 2 or 3; only the first two coordinates are drawn.
  std::shared_ptr<const MatrixF> positions;
  QString title;    ///< "Fashion-MNIST, t-SNE"
  QString caption;  ///< "70,000 images, perplexity 30, KL 2.45"
  QString xLabel;   ///< "PC 1, 29.0% of the variance"; if both labels are "", no axes are drawn
  QString yLabel;
  QString stamp;  ///< text in the file's metadata: toText(Stamp); "": none
  Filter filter;
  SharedImageSet selection;  ///< null or empty: nothing is dimmed
  PointValues values;        ///< colours the points instead of their classes
  /// The part of the map that is drawn, in its units, y upward; null: all of it.
  QRectF part;
  FigureLook look;
};

/// Images as a sheet, class by class, to be saved as a picture.
struct SheetFigure {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;
  QString title;
  QString caption;
  QString stamp;  ///< as a map's
  FigureLook look;
};

/// Maps in rows and columns, to be saved as one picture: a row for each data set, a column for each
/// method. All points have the same size, the legends are in one column at the right, and the
/// caption of a map (its scores) is below it.
struct GridFigure {
  /// Maps of one data set and the same images. The title, caption, points and filter of each map
  /// are drawn. A map whose positions are null is not computed yet; its caption says so.
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

/// Paints a figure into a rectangle, in the units of any paint device (1 unit: 1/96 inch).
/// Deterministic. Needs a QGuiApplication, but no display (offscreen is enough).
void paint(QPainter& painter, const QRectF& area, const MapFigure& figure, const Theme& theme);
void paint(QPainter& painter, const QRectF& area, const SheetFigure& figure, const Theme& theme);
void paint(QPainter& painter, const QRectF& area, const GridFigure& figure, const Theme& theme);

/// The size of a page, 1600 wide, on which the maps of the grid are about square.
QSizeF naturalSize(const GridFigure& figure);

/// Errors: badArgument unless the path ends in .png, .svg or .pdf.
Result<void> checkFigurePath(const std::filesystem::path& path);

/// Saves a figure as PNG, SVG or PDF, depending on the suffix of the path. The file is written
/// completely or not at all.
/// @param size in 1/96 inch; a PNG has scale x size pixels
/// After a stop request, no file is left. The request is checked once the picture has been painted.
/// Errors: badArgument for another suffix; cancelled; io.
Result<void> save(const MapFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});
Result<void> save(const SheetFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});
Result<void> save(const GridFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});

}  // namespace lookbook::ui
