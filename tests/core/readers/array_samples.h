#pragma once

#include "core/data/dataset.h"
#include "tests/support/numpy_files.h"
#include "tests/support/sample_files.h"

#include <QList>
#include <QStringList>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

/// Twelve small images and their labels as arrays of any type and order of axes.
namespace samples::arrays {

inline constexpr int kCount = 12;
inline constexpr int kSide = 8;
inline constexpr int kPixels = kSide * kSide;

inline int pixelOf(int image, int row, int column) {
  return (17 * image + 9 * row + 5 * column) % 256;
}

inline int labelOf(int image) {
  return image * 3 % 10;
}

/// A number's bytes as a type of NumPy's, little-endian unless the type says '>'.
inline QByteArray bytesOf(const QByteArray& type, double number) {
  QByteArray bytes(type.mid(2).toInt(), '\0');
  const auto put = [&](auto value) { std::memcpy(bytes.data(), &value, sizeof value); };
  if (type[1] == 'f' && bytes.size() == 4)
    put(static_cast<float>(number));
  else if (type[1] == 'f')
    put(number);
  else {
    const auto whole = static_cast<std::int64_t>(number);
    std::memcpy(bytes.data(), &whole, static_cast<std::size_t>(bytes.size()));
  }
  if (type[0] == '>') std::ranges::reverse(bytes);
  return bytes;
}

using Number = std::function<double(int value)>;

inline double same(int value) {
  return value;
}

/// The values of all images, in the order of nested loops over the axes: "nrc" is image by image.
inline QByteArray imagesAs(const QByteArray& type, const QByteArray& axes,
                           const Number& number = same, int channels = 1) {
  QByteArray bytes;
  std::array<int, 4> at{};
  const std::function<void(int)> loop = [&](int axis) {
    if (axis == axes.size()) {
      bytes += bytesOf(type, number(pixelOf(at[0], at[1], at[2])));
      return;
    }
    const int which = static_cast<int>(QByteArray("nrcd").indexOf(axes[axis]));
    const int count = which == 0 ? kCount : which == 3 ? channels : kSide;
    for (at.at(static_cast<std::size_t>(which)) = 0; at.at(static_cast<std::size_t>(which)) < count;
         ++at.at(static_cast<std::size_t>(which)))
      loop(axis + 1);
  };
  loop(0);
  return bytes;
}

inline QByteArray npyOf(const QByteArray& type, const QByteArray& shape, const QByteArray& values,
                        bool fortran = false) {
  return samples::npy("{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") +
                          ", 'shape': " + shape + ", }",
                      values);
}

inline const QByteArray kShape = "(12, 8, 8)";
inline const QByteArray kImages = npyOf("|u1", kShape, imagesAs("|u1", "nrc"));

inline QByteArray labelsAs(const QByteArray& type, const Number& number = same) {
  QByteArray bytes;
  for (int image = 0; image < kCount; ++image) bytes += bytesOf(type, number(labelOf(image)));
  return npyOf(type, "(12,)", bytes);
}

inline const QByteArray kLabels = labelsAs("|u1");

inline QByteArray idx(int type, const QList<std::uint32_t>& shape, const QByteArray& values) {
  QByteArray bytes("\0\0", 2);
  bytes.append(static_cast<char>(type)).append(static_cast<char>(shape.size()));
  for (const std::uint32_t side : shape) bytes += samples::bigEndian({side});
  return bytes + values;
}

inline const QByteArray kIdxImages = idx(8, {kCount, kSide, kSide}, imagesAs("|u1", "nrc"));

inline QByteArray idxLabels() {
  QByteArray bytes;
  for (int image = 0; image < kCount; ++image) bytes.append(static_cast<char>(labelOf(image)));
  return idx(8, {kCount}, bytes);
}

inline QString idsOf(const lookbook::Dataset& dataset) {
  QStringList ids;
  for (const auto& notice : dataset.notices()) ids << QString::fromStdString(notice.id);
  return ids.join(QLatin1Char(' '));
}

inline void checkPixels(const lookbook::Dataset& dataset) {
  QCOMPARE(dataset.rows(), kSide);
  QCOMPARE(dataset.columns(), kSide);
  QCOMPARE(dataset.size() % kCount, std::size_t{0});
  for (std::size_t image = 0; image < dataset.size(); ++image)
    for (int row = 0; row < kSide; ++row)
      for (int column = 0; column < kSide; ++column)
        QCOMPARE(int{dataset.image(static_cast<lookbook::ImageIndex>(
                     image))[static_cast<std::size_t>(row * kSide + column)]},
                 pixelOf(static_cast<int>(image) % kCount, row, column));
}

inline void checkLabels(const lookbook::Dataset& dataset) {
  QVERIFY(dataset.hasLabels());
  for (std::size_t image = 0; image < dataset.size(); ++image)
    QCOMPARE(dataset.label(static_cast<lookbook::ImageIndex>(image)),
             labelOf(static_cast<int>(image) % kCount));
}

}  // namespace samples::arrays
