#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <QImage>
#include <QString>

namespace lookbook::ui {

/// An image that no data set has, in the size and on the ground of one's images.
struct NewImage {
  QImage picture;  ///< columns x rows, 8-bit grey
  QString title;   ///< "shoe.png", "Drawing"
  QString note;    ///< what was done to make it like the data set's; "" if nothing

  /// 1 x (rows * columns), divided by 255: as pixelPoints() gives the data set's own.
  [[nodiscard]] MatrixF point() const;
};

/// How a data set's images lie in their frames, estimated from the first 1,000.
struct ImageFraming {
  bool lightGround = false;
  int longestSide = 0;  ///< of what is shown, in pixels; the median
};
ImageFraming framingOf(const Dataset& dataset);

/// Makes a picture like the data set's images, much as MNIST's and Fashion-MNIST's makers did:
/// grey, inverted if its ground is light and theirs is dark or the other way round, cropped to what
/// it shows, scaled to their usual size with its aspect kept, and its centre of mass put in the
/// middle as far as it fits. Errors: badArgument for a picture of one even colour.
Result<NewImage> framedLike(const QImage& picture, const QString& title, const Dataset& dataset);

/// Whether a file's name is that of a picture that can be read.
bool isPictureFile(const QString& path);

/// Errors: badFile, those of framedLike(); they name the file.
Result<NewImage> readPicture(const QString& path, const Dataset& dataset);

}  // namespace lookbook::ui
