#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <QImage>
#include <QString>

namespace lookbook::ui {

/// A new image, adapted to the size and the background of the images of a data set.
struct NewImage {
  QImage picture;  ///< columns x rows, 8-bit grey
  QString title;   ///< "shoe.png", "Drawing"
  QString note;    ///< how it was adapted to the data set; "" if it was not

  /// The pixels as 1 x (rows * columns), divided by 255, like pixelPoints() of the data set.
  [[nodiscard]] MatrixF point() const;
};

/// The usual framing of the images of a data set, estimated from the first 1,000.
struct ImageFraming {
  bool lightGround = false;
  int longestSide = 0;  ///< of the content, in pixels; the median
};
ImageFraming framingOf(const Dataset& dataset);

/// Adapts a picture to the images of a data set, in much the same way as the images of MNIST and
/// Fashion-MNIST were made: grey, inverted if the backgrounds differ, cropped to its content,
/// scaled to their usual size with its aspect ratio, and centred by its centre of mass if it fits.
/// Errors: badArgument for a picture of a single colour.
Result<NewImage> framedLike(const QImage& picture, const QString& title, const Dataset& dataset);

/// Whether a file has the name of a picture format that can be read.
bool isPictureFile(const QString& path);

/// Reads a picture file and adapts it. Thread-safe.
/// Errors: badFile, and those of framedLike(); they name the file.
Result<NewImage> readPicture(const QString& path, const Dataset& dataset);

}  // namespace lookbook::ui
