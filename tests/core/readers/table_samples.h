#pragma once

#include "core/data/dataset.h"
#include "tests/support/sample_files.h"

#include <QStringList>
#include <QTest>

#include <functional>

/// Forty small images and their labels as tables of text.
namespace samples::tables {

inline constexpr int kRows = 40;
inline constexpr int kSide = 4;
inline constexpr int kPixels = kSide * kSide;

/// A pixel of an image: a bright middle on black, brighter or darker from image to image.
inline int pixelOf(int image, int place) {
  const int row = place / kSide;
  const int column = place % kSide;
  const bool middle = row > 0 && row < kSide - 1 && column > 0 && column < kSide - 1;
  return middle ? 100 + (37 * image + 11 * place) % 156 : 0;
}

inline int labelOf(int image) {
  return (3 * image + image / 7) % 10;
}

/// A table, built by its rows' fields.
struct Table {
  QStringList header;
  char separator = ',';
  bool labelFirst = true;
  bool labelLast = false;
  std::function<QStringList(int)> before = [](int) { return QStringList(); };
  std::function<QString(int)> label = [](int image) { return QString::number(labelOf(image)); };
  std::function<QString(int, int)> pixel = [](int image, int place) {
    return QString::number(pixelOf(image, place));
  };

  [[nodiscard]] QByteArray text() const {
    QByteArray lines;
    const auto add = [&](const QStringList& fields) {
      lines += fields.join(QChar(separator)).toUtf8() + "\n";
    };
    if (!header.isEmpty()) add(header);
    for (int image = 0; image < kRows; ++image) {
      QStringList fields = before(image);
      if (labelFirst) fields << label(image);
      for (int place = 0; place < kPixels; ++place) fields << pixel(image, place);
      if (labelLast) fields << label(image);
      add(fields);
    }
    return lines;
  }
};

inline QStringList names(const QString& pattern, int first = 0) {
  QStringList all;
  for (int place = 0; place < kPixels; ++place) all << pattern.arg(place + first);
  return all;
}

inline QByteArray utf16(const QByteArray& text, bool bigEndian) {
  QByteArray bytes(bigEndian ? "\xfe\xff" : "\xff\xfe", 2);
  for (const char letter : text)
    bigEndian ? bytes.append('\0').append(letter) : bytes.append(letter).append('\0');
  return bytes;
}

inline QString idsOf(const lookbook::Dataset& dataset) {
  QStringList ids;
  for (const lookbook::Notice& notice : dataset.notices()) ids << QString::fromStdString(notice.id);
  return ids.join(QLatin1Char(' '));
}

inline void checkPixels(const lookbook::Dataset& dataset) {
  QCOMPARE(dataset.rows(), kSide);
  QCOMPARE(dataset.columns(), kSide);
  QCOMPARE(dataset.size(), std::size_t{kRows});
  for (int image = 0; image < kRows; ++image)
    for (int place = 0; place < kPixels; ++place)
      QCOMPARE(int{dataset.image(
                   static_cast<lookbook::ImageIndex>(image))[static_cast<std::size_t>(place)]},
               pixelOf(image, place));
}

inline void checkLabels(const lookbook::Dataset& dataset) {
  QVERIFY(dataset.hasLabels());
  for (int image = 0; image < kRows; ++image)
    QCOMPARE(dataset.label(static_cast<lookbook::ImageIndex>(image)), labelOf(image));
}

}  // namespace samples::tables
