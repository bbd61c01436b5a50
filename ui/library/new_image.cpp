#include "ui/library/new_image.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QRect>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

namespace lookbook::ui {

namespace {

constexpr int kMiddleGrey = 128;

QImage viewOf(const Dataset& dataset, ImageIndex index) {
  return {dataset.image(index).data(), dataset.columns(), dataset.rows(), dataset.columns(),
          QImage::Format_Grayscale8};
}

/// The mean grey value along the border of the picture.
double borderGrey(const QImage& grey) {
  double sum = 0;
  int count = 0;
  for (int y = 0; y < grey.height(); ++y) {
    const uchar* line = grey.constScanLine(y);
    const bool whole = y == 0 || y + 1 == grey.height();
    for (int x = 0; x < grey.width(); x += whole ? 1 : std::max(1, grey.width() - 1)) {
      sum += line[x];
      ++count;
    }
  }
  return count > 0 ? sum / count : 0;
}

/// The picture in grey. Transparent pixels get a background that contrasts with the content: light
/// behind dark content, and dark behind light content.
QImage greyOf(const QImage& picture) {
  if (!picture.hasAlphaChannel()) return picture.convertToFormat(QImage::Format_Grayscale8);
  const auto onto = [&](const QColor& ground) {
    QImage flat(picture.size(), QImage::Format_RGB32);
    flat.fill(ground);
    QPainter(&flat).drawImage(0, 0, picture);
    return flat.convertToFormat(QImage::Format_Grayscale8);
  };
  const auto spread = [](const QImage& grey) {
    int least = 255;
    int most = 0;
    for (int y = 0; y < grey.height(); ++y)
      for (int x = 0; x < grey.width(); ++x) {
        least = std::min<int>(least, grey.constScanLine(y)[x]);
        most = std::max<int>(most, grey.constScanLine(y)[x]);
      }
    return most - least;
  };
  const QImage onWhite = onto(Qt::white);
  const QImage onBlack = onto(Qt::black);
  return spread(onWhite) >= spread(onBlack) ? onWhite : onBlack;
}

/// The bounding box of the content on a dark background; empty for a uniform picture.
QRect contentOf(const QImage& grey) {
  const double ground = borderGrey(grey);
  int most = 0;
  for (int y = 0; y < grey.height(); ++y)
    most = std::max<int>(
        most, *std::max_element(grey.constScanLine(y), grey.constScanLine(y) + grey.width()));
  constexpr double kShare = 0.1;  // threshold between the background and the brightest pixel
  constexpr double kLeast = 8;    // in grey levels; smaller differences are noise
  const double bound = ground + std::max(kLeast, kShare * (most - ground));
  QRect box;
  for (int y = 0; y < grey.height(); ++y)
    for (int x = 0; x < grey.width(); ++x)
      if (grey.constScanLine(y)[x] > bound) box |= QRect(x, y, 1, 1);
  return box;
}

/// Where content of this length begins so that its centre of mass is in the middle of the whole, as
/// far as it fits.
int placeOf(double centre, int length, int whole) {
  return std::clamp(static_cast<int>(std::lround(whole / 2.0 - centre)), 0,
                    std::max(0, whole - length));
}

/// The content in the middle of a black frame.
QImage framed(const QImage& content, const Dataset& dataset) {
  double mass = 0;
  double x = 0;
  double y = 0;
  for (int row = 0; row < content.height(); ++row)
    for (int column = 0; column < content.width(); ++column) {
      const double grey = content.constScanLine(row)[column];
      mass += grey;
      x += grey * (column + 0.5);
      y += grey * (row + 0.5);
    }
  QImage frame(dataset.columns(), dataset.rows(), QImage::Format_Grayscale8);
  frame.fill(Qt::black);
  const int left = placeOf(x / mass, content.width(), frame.width());
  const int top = placeOf(y / mass, content.height(), frame.height());
  for (int row = 0; row < content.height(); ++row)
    std::copy_n(content.constScanLine(row), content.width(), frame.scanLine(top + row) + left);
  return frame;
}

}  // namespace

MatrixF NewImage::point() const {
  MatrixF point(1, static_cast<Eigen::Index>(picture.width()) * picture.height());
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x)
      point(0, static_cast<Eigen::Index>(y) * picture.width() + x) =
          static_cast<float>(picture.constScanLine(y)[x]) / 255.0F;
  return point;
}

ImageFraming framingOf(const Dataset& dataset) {
  constexpr std::size_t kLooked = 1000;
  const std::size_t count = std::min(kLooked, dataset.size());
  double border = 0;
  for (std::size_t i = 0; i < count; ++i)
    border += borderGrey(viewOf(dataset, static_cast<ImageIndex>(i)));
  const bool light = border > kMiddleGrey * static_cast<double>(count);
  std::vector<int> sides;
  for (std::size_t i = 0; i < count; ++i) {
    QImage image = viewOf(dataset, static_cast<ImageIndex>(i)).copy();
    if (light) image.invertPixels();
    const QRect box = contentOf(image);
    if (!box.isEmpty()) sides.push_back(std::max(box.width(), box.height()));
  }
  const int all = std::max(dataset.columns(), dataset.rows());
  if (sides.empty()) return {.lightGround = light, .longestSide = all};
  const auto middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
  std::ranges::nth_element(sides, middle);
  return {.lightGround = light, .longestSide = *middle};
}

Result<NewImage> framedLike(const QImage& picture, const QString& title, const Dataset& dataset) {
  const ImageFraming framing = framingOf(dataset);
  QImage grey = greyOf(picture);
  const bool light = borderGrey(grey) > kMiddleGrey;
  if (light) grey.invertPixels();
  const QRect box = contentOf(grey);
  if (box.isEmpty())
    return badArgument("%1 is empty: all its pixels have the same colour.", title.toStdString());
  const QSize frame(dataset.columns(), dataset.rows());
  const QSize size = box.size()
                         .scaled(framing.longestSide, framing.longestSide, Qt::KeepAspectRatio)
                         .boundedTo(frame)
                         .expandedTo(QSize(1, 1));
  const QImage content = grey.copy(box)
                             .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_Grayscale8);
  NewImage made{.picture = framed(content, dataset), .title = title, .note = {}};
  if (framing.lightGround) made.picture.invertPixels();
  QStringList notes;
  if (light != framing.lightGround) notes += QObject::tr("inverted");
  if (box != grey.rect())
    notes += QObject::tr("cropped to %1 × %2").arg(box.width()).arg(box.height());
  if (box.size() != size)
    notes += QObject::tr("scaled to %1 × %2").arg(size.width()).arg(size.height());
  made.note = notes.join(QObject::tr(", "));
  return made;
}

bool isPictureFile(const QString& path) {
  return QImageReader::supportedImageFormats().contains(
      QFileInfo(path).suffix().toLower().toUtf8());
}

Result<NewImage> readPicture(const QString& path, const Dataset& dataset) {
  QImageReader reader(path);
  reader.setAutoTransform(true);
  const QImage picture = reader.read();
  if (picture.isNull())
    return badFile("%1 cannot be read as a picture: %2", path.toStdString(),
                   reader.errorString().toStdString());
  return framedLike(picture, QFileInfo(path).fileName(), dataset);
}

}  // namespace lookbook::ui
