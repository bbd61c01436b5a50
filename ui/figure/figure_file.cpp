#include "core/base/plain_text.h"
#include "core/base/version.h"
#include "core/io/whole_file.h"
#include "core/session/stamp.h"
#include "ui/figure/chart_figure.h"
#include "ui/figure/figure.h"
#include "ui/look/lettering.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>
#include <functional>
#include <string>

namespace lookbook::ui {
namespace {

constexpr double kLargestSide = 32767;  // the limit of QPainter's raster engine
constexpr Label kNoPainter = "Drawing could not begin.";
constexpr double kMostFigurePixels = 5e8;  // 2 GB of memory

/// A figure of any kind, ready to be painted, and the metadata of its file.
struct Job {
  std::function<void(QPainter&, const QRectF&)> paint;
  QString title;
  QString caption;
  QString stamp;
  QSizeF size;
  double scale = 1;
  bool transparent = false;
  QString creator = QStringLiteral("Lookbook %1").arg(QLatin1String(kVersion));
};

/// The job of a figure, which must outlive it.
template <class Figure>
Job jobFor(const Figure& figure, const Theme& theme, QSizeF size, double scale) {
  return {
      .paint = [&](QPainter& painter, const QRectF& area) { paint(painter, area, figure, theme); },
      .title = printable(figure.title),
      .caption = printable(figure.caption),
      .stamp = figure.stamp,
      .size = size,
      .scale = scale,
      .transparent = figure.look.ground == FigureGround::transparent};
}

Error notPainted(const std::filesystem::path& path, const Text& why) {
  return {Error::Kind::io, text("%1 cannot be drawn: %2", path, why)};
}

Result<QByteArray> paintPng(const Job& job, const std::filesystem::path& path) {
  QBuffer file;
  file.open(QIODevice::WriteOnly);
  const QSize size = (job.size * job.scale).toSize();
  QImage image(size, job.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
  if (image.isNull())
    return tl::unexpected(notPainted(
        path, text("There is not enough memory for %1 x %2 pixels.", size.width(), size.height())));
  const int dotsPerMetre = static_cast<int>(std::lround(kUnitsPerInch * job.scale / 0.0254));
  image.setDotsPerMeterX(dotsPerMetre);
  image.setDotsPerMeterY(dotsPerMetre);
  if (job.transparent) image.fill(Qt::transparent);
  if (!job.stamp.isEmpty()) image.setText(QLatin1String(kStampKeyword), job.stamp);
  QPainter painter(&image);
  painter.scale(size.width() / job.size.width(), size.height() / job.size.height());
  job.paint(painter, QRectF(QPointF(0, 0), job.size));
  painter.end();
  QImageWriter writer(&file, "png");
  writer.setQuality(80);  // compression: twice as fast as Qt's default, with files of the same size
  writer.setText(QStringLiteral("Software"), job.creator);
  if (!job.title.isEmpty()) writer.setText(QStringLiteral("Title"), job.title);
  if (!job.caption.isEmpty()) writer.setText(QStringLiteral("Description"), job.caption);
  if (!writer.write(image))
    return tl::unexpected(notPainted(path, text("%1", writer.errorString().toStdString())));
  return file.data();
}

QByteArray packetOf(const Job& job) {
  return QByteArray::fromStdString(xmpOf(validUtf8(job.stamp.toStdString())));
}

/// The stamp as the first child of an SVG's root (SVG 1.1, 21.2: metadata).
QByteArray withMetadata(QByteArray svg, const Job& job) {
  if (job.stamp.isEmpty()) return svg;
  const auto inside = svg.indexOf('>', svg.indexOf("<svg")) + 1;
  return svg.insert(inside, "\n<metadata>" + packetOf(job) + "</metadata>");
}

Result<QByteArray> paintSvg(const Job& job, const std::filesystem::path& path) {
  QBuffer file;
  file.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&file);
  generator.setResolution(static_cast<int>(kUnitsPerInch));
  generator.setSize(job.size.toSize());
  generator.setViewBox(QRectF(QPointF(0, 0), job.size));
  // Qt does not escape these two: an & or < would make the XML invalid.
  generator.setTitle(job.title.toHtmlEscaped());
  generator.setDescription(job.caption.toHtmlEscaped());
  QPainter painter;
  if (!painter.begin(&generator)) return tl::unexpected(notPainted(path, kNoPainter));
  job.paint(painter, QRectF(QPointF(0, 0), job.size));
  painter.end();
  return withMetadata(file.data(), job);
}

Result<QByteArray> paintPdf(const Job& job, const std::filesystem::path& path) {
  QBuffer file;
  file.open(QIODevice::WriteOnly);
  constexpr int kResolution = 1200;
  QPdfWriter writer(&file);
  writer.setResolution(kResolution);
  writer.setPageSize(QPageSize(job.size * (72.0 / kUnitsPerInch), QPageSize::Point, QString(),
                               QPageSize::ExactMatch));
  writer.setPageMargins(QMarginsF());
  writer.setTitle(job.title);
  writer.setCreator(job.creator);
  if (!job.stamp.isEmpty()) writer.setDocumentXmpMetadata(packetOf(job));
  QPainter painter;
  if (!painter.begin(&writer)) return tl::unexpected(notPainted(path, kNoPainter));
  // Without JPEG, which blurs small images.
  painter.setRenderHint(QPainter::LosslessImageRendering);
  painter.scale(kResolution / kUnitsPerInch, kResolution / kUnitsPerInch);
  job.paint(painter, QRectF(QPointF(0, 0), job.size));
  painter.end();
  return file.data();
}

Result<void> checkSize(const Job& job, bool pixels) {
  const QSizeF size = pixels ? job.size * job.scale : job.size;
  const double side = std::max(size.width(), size.height());
  const bool sensible = job.size.width() >= 1 && job.size.height() >= 1 && job.scale > 0 &&
                        side <= kLargestSide &&
                        (!pixels || size.width() * size.height() <= kMostFigurePixels);
  if (sensible) return {};
  return badArgument(
      "The picture would have %1 x %2 pixels; it can have 1 to 32767 a side and at most 500 "
      "million.",
      std::lround(size.width()), std::lround(size.height()));
}

QString suffixOf(const std::filesystem::path& path) {
  return QString::fromStdString(path.extension().string()).toLower();
}

Result<void> save(const Job& job, const std::filesystem::path& path, const std::stop_token& stop) {
  if (auto known = checkFigurePath(path); !known) return known;
  const bool png = suffixOf(path) == QLatin1String(".png");
  const bool svg = suffixOf(path) == QLatin1String(".svg");
  if (auto sensible = checkSize(job, png); !sensible) return sensible;
  const auto painted = png ? paintPng(job, path) : svg ? paintSvg(job, path) : paintPdf(job, path);
  if (!painted) return tl::unexpected(painted.error());
  if (stop.stop_requested()) return cancelled();
  return writeWholeFile(path, {{reinterpret_cast<const std::uint8_t*>(painted->constData()),
                                static_cast<std::size_t>(painted->size())}});
}

}  // namespace

Result<void> checkFigurePath(const std::filesystem::path& path) {
  const QString suffix = suffixOf(path);
  for (const char* known : {".png", ".svg", ".pdf"})
    if (suffix == QLatin1String(known)) return {};
  return badArgument("%1 must end in .png, .svg or .pdf.", path);
}

Result<void> save(const MapFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop) {
  return save(jobFor(figure, theme, size, scale), path, stop);
}

Result<void> save(const SheetFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop) {
  return save(jobFor(figure, theme, size, scale), path, stop);
}

Result<void> save(const GridFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop) {
  return save(jobFor(figure, theme, size, scale), path, stop);
}

Result<void> save(const ChartFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop) {
  return save(jobFor(figure, theme, size, scale), path, stop);
}

Result<void> save(const MatrixFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop) {
  return save(jobFor(figure, theme, size, scale), path, stop);
}

}  // namespace lookbook::ui
