#pragma once

#include <QByteArray>

#include <cstdint>
#include <initializer_list>

/// Pictures of a few pixels as PNM files, whose bytes are their values.
namespace samples {

/// A PGM of one grey value, except the first pixel.
inline QByteArray greyPicture(int first, int width = 3, int height = 2, int others = 0) {
  QByteArray bytes = QByteArray("P5 ") + QByteArray::number(width) + ' ' +
                     QByteArray::number(height) + " 255\n" + char(first);
  return bytes.append(width * height - 1, char(others));
}

/// A PAM of one row of pixels with alpha: grey, alpha, grey, alpha, ...
inline QByteArray transparentPicture(std::initializer_list<int> values) {
  QByteArray bytes = "P7\nWIDTH " + QByteArray::number(qsizetype(values.size()) / 2) +
                     "\nHEIGHT 1\nDEPTH 2\nMAXVAL 255\nTUPLTYPE GRAYSCALE_ALPHA\nENDHDR\n";
  for (const int value : values) bytes += char(value);
  return bytes;
}

}  // namespace samples
