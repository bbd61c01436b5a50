#pragma once

#include <QDir>
#include <QImage>
#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <cstdlib>

/// Compares rendered pictures with baselines, which are stored beside the tests.
namespace pictures {

/// The allowed difference between two pictures of the same size. Text and edges may differ a little
/// between machines, but shapes may not.
struct Tolerance {
  int level = 40;        ///< largest difference of a channel that is ignored, of 255
  double share = 0.004;  ///< share of pixels that may differ more
};

inline int difference(QRgb a, QRgb b) {
  return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                   std::abs(qBlue(a) - qBlue(b))});
}

/// "" if the picture looks like the baseline; otherwise what is wrong. The picture and its
/// difference from the baseline are then saved in the tests' output folder.
/// With LOOKBOOK_UPDATE_BASELINES set, the picture becomes the baseline.
inline QString compare(const QImage& rendered, const QString& baselines, const QString& name,
                       const Tolerance& tolerance = {}) {
  const QImage picture = rendered.convertToFormat(QImage::Format_RGB32);
  const QString file = baselines + QLatin1Char('/') + name + QStringLiteral(".png");
  if (qEnvironmentVariableIsSet("LOOKBOOK_UPDATE_BASELINES"))
    return picture.save(file) ? QString() : file + QStringLiteral(" cannot be written");

  const QString output = QStringLiteral(LOOKBOOK_TEST_OUTPUT);
  QDir().mkpath(output);
  const auto failed = [&](const QString& why) {
    picture.save(QStringLiteral("%1/%2.png").arg(output, name));
    return QStringLiteral("%1: %2; see %3").arg(name, why, output);
  };
  const QImage baseline = QImage(file).convertToFormat(QImage::Format_RGB32);
  if (baseline.isNull()) return failed(QStringLiteral("no baseline ") + file);
  if (baseline.size() != picture.size()) return failed(QStringLiteral("another size"));
  QImage apart(picture.size(), QImage::Format_RGB32);
  qint64 differing = 0;
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x) {
      const int level = difference(picture.pixel(x, y), baseline.pixel(x, y));
      differing += level > tolerance.level ? 1 : 0;
      apart.setPixel(x, y, qRgb(level, level, level));
    }
  const double share =
      static_cast<double>(differing) / (static_cast<double>(picture.width()) * picture.height());
  if (share <= tolerance.share) return {};
  apart.save(QStringLiteral("%1/%2-difference.png").arg(output, name));
  return failed(QStringLiteral("%1% of the pixels differ").arg(100 * share, 0, 'f', 2));
}

}  // namespace pictures
