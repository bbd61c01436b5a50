#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <memory>
#include <vector>

namespace lookbook::ui {

/// Encodes the frames of a film, one after another, as a file.
class FilmEncoder {
 public:
  virtual ~FilmEncoder() = default;
  /// @param milliseconds duration of the frame
  /// Errors: io, with the message of the encoder.
  virtual Result<void> add(const QImage& frame, int milliseconds) = 0;
  /// Returns the file. The encoder must not be used afterwards.
  virtual Result<QByteArray> finish() = 0;
};

/// @param samples some of the frames, from which the palette is computed
Result<std::unique_ptr<FilmEncoder>> gifEncoder(QSize size, const std::vector<QImage>& samples,
                                                const QString& stamp);
Result<std::unique_ptr<FilmEncoder>> webpEncoder(QSize size, const QString& stamp);

}  // namespace lookbook::ui
