#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <memory>
#include <vector>

namespace lookbook::ui {

/// Turns a film's frames, one after another, into the bytes of a file.
class FilmEncoder {
 public:
  virtual ~FilmEncoder() = default;
  /// @param milliseconds how long it is shown
  /// Errors: io, with what the encoder said.
  virtual Result<void> add(const QImage& frame, int milliseconds) = 0;
  /// The file; the encoder is done then.
  virtual Result<QByteArray> finish() = 0;
};

/// @param samples some of the frames, from which the palette is chosen
Result<std::unique_ptr<FilmEncoder>> gifEncoder(QSize size, const std::vector<QImage>& samples,
                                                const QString& stamp);
Result<std::unique_ptr<FilmEncoder>> webpEncoder(QSize size, const QString& stamp);

}  // namespace lookbook::ui
