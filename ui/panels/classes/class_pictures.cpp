#include "ui/panels/classes/class_pictures.h"

#include "ui/look/shown_image.h"
#include "ui/panels/parts/image_view.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

/// A picture for each class, with its grey values multiplied by `gain`.
/// @param words the tooltip: "%1" is the class, "%2" its number of images
std::vector<ImageStrip::Picture> classPictures(const Dataset& dataset, const ClassMoments& moments,
                                               const MatrixF& values, float gain,
                                               const QString& words) {
  std::vector<ImageStrip::Picture> pictures;
  for (int label = 0; label < static_cast<int>(values.rows()); ++label) {
    std::vector<std::uint8_t> grey;
    for (const float value : values.row(label))
      grey.push_back(static_cast<std::uint8_t>(std::min(255.0F, gain * value + 0.5F)));
    const QString name = shownName(dataset.className(label));
    pictures.push_back(
        {shownImage(dataset, grey),
         {},
         words.arg(name, imageCount(moments.counts[static_cast<std::size_t>(label)]))});
  }
  return pictures;
}

QImage signedImage(const Dataset& dataset, const MatrixF::ConstRowXpr& values, const Theme& theme) {
  const float most = std::max(values.cwiseAbs().maxCoeff(), 1e-12F);
  QImage image(dataset.columns(), dataset.rows(), QImage::Format_RGB32);
  for (int row = 0; row < dataset.rows(); ++row)
    for (int column = 0; column < dataset.columns(); ++column)
      image.setPixelColor(
          column, row,
          signedColor(static_cast<double>(values[row * dataset.columns() + column] / most), theme));
  return image;
}

}  // namespace

std::vector<ImageStrip::Picture> meanPictures(const Dataset& dataset, const ClassMoments& moments) {
  return classPictures(dataset, moments, moments.means, 1, QObject::tr("%1: the mean of %2"));
}

std::vector<ImageStrip::Picture> deviationPictures(const Dataset& dataset,
                                                   const ClassMoments& moments) {
  return classPictures(
      dataset, moments, moments.deviations, 2,
      QObject::tr("%1: the standard deviation of %2; white is 127.5 of 255 grey values"));
}

std::vector<ImageStrip::Picture> componentPictures(const Dataset& dataset, const Pca& pca,
                                                   const Theme& theme) {
  std::vector<ImageStrip::Picture> pictures;
  for (Eigen::Index c = 0; c < pca.components.rows(); ++c) {
    const double variance = pca.variance[static_cast<std::size_t>(c)];
    const double share = pca.totalVariance > 0 ? variance / pca.totalVariance : 0;
    pictures.push_back({signedImage(dataset, pca.components.row(c), theme), percent(share),
                        QObject::tr("Principal component %1: %2 of the variance of all images. "
                                    "Blue pixels become brighter along it, red ones darker.")
                            .arg(c + 1)
                            .arg(percent(share))});
  }
  return pictures;
}

}  // namespace lookbook::ui
