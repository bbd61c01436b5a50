#include "core/readers/arrays/array_values.h"

#include "core/data/grey_values.h"
#include "core/pictures/grey.h"
#include "core/readers/tables/label_column.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

using Bytes = std::vector<std::uint8_t>;

Result<void> readFully(const ByteStream& stream, std::span<std::uint8_t> bytes) {
  const auto read = stream.read(bytes);
  if (!read) return tl::unexpected(read.error());
  if (*read < bytes.size())
    return badFile(plural(bytes.size() - *read, "%1 ends %n byte before what its header declares.",
                          "%1 ends %n bytes before what its header declares.", stream.path));
  return {};
}

/// The grey of a colour, by greyOf()'s weights; for whole numbers from 0 to 255 it is greyOf().
double greyNumber(double red, double green, double blue) {
  const auto isByte = [](double value) {
    return value >= 0 && value <= 255 && std::floor(value) == value;
  };
  if (isByte(red) && isByte(green) && isByte(blue))
    return greyOf(static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                  static_cast<std::uint8_t>(blue));
  constexpr double kWhole = 65536;
  return (19595 * red + 38470 * green + 7471 * blue) / kWhole;
}

/// Takes images one after another, as numbers in reading order.
class ImageTaker {
 public:
  explicit ImageTaker(const ArrayLayout& layout) : channels_(layout.channels) {
    pixels_.reserve(static_cast<std::size_t>(layout.header.byteCount()));
  }

  void take(std::span<const double> numbers) {
    if (channels_ == 1) {
      for (const double number : numbers) pixels_.add(number);
      return;
    }
    bool coloured = false;
    for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
      coloured = coloured || numbers[i] != numbers[i + 1] || numbers[i + 1] != numbers[i + 2];
      pixels_.add(greyNumber(numbers[i], numbers[i + 1], numbers[i + 2]));
    }
    coloured_ += coloured ? 1 : 0;
  }

  ReadArray array(const ByteStream& stream, const ArrayLayout& layout) {
    ReadArray read{pixels_.take(stream.path, layout.header), layout.notices};
    if (auto warning =
            colourWarning(stream.path.filename().string(), coloured_, layout.header.count))
      read.notices.push_back(*std::move(warning));
    return read;
  }

 private:
  std::size_t channels_;
  PixelNumbers pixels_;
  std::size_t coloured_ = 0;
};

/// Images whose values follow one another.
Result<ReadArray> readInOrder(const ByteStream& stream, const ArrayLayout& layout,
                              const NumberType& type) {
  ImageTaker taker(layout);
  std::vector<double> numbers(layout.channels * static_cast<std::size_t>(layout.header.rows) *
                              static_cast<std::size_t>(layout.header.columns));
  Bytes bytes(numbers.size() * type.size);
  for (std::uint32_t image = 0; image < layout.header.count; ++image) {
    if (auto read = readFully(stream, bytes); !read) return tl::unexpected(read.error());
    decodeNumbers(type, bytes, numbers);
    taker.take(numbers);
  }
  return taker.array(stream, layout);
}

/// Images whose values lie anywhere in the array.
Result<ReadArray> readScattered(const ByteStream& stream, const ArrayLayout& layout,
                                const NumberType& type) {
  Bytes bytes(static_cast<std::size_t>(layout.header.byteCount()) * layout.channels * type.size);
  if (auto read = readFully(stream, bytes); !read) return tl::unexpected(read.error());
  ImageTaker taker(layout);
  const auto rows = static_cast<std::size_t>(layout.header.rows);
  const auto columns = static_cast<std::size_t>(layout.header.columns);
  std::vector<double> numbers(layout.channels * rows * columns);
  for (std::size_t image = 0; image < layout.header.count; ++image) {
    double* out = numbers.data();
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t column = 0; column < columns; ++column)
        for (std::size_t channel = 0; channel < layout.channels; ++channel)
          *out++ = type.number(bytes.data() +
                               type.size * (image * layout.steps[0] + row * layout.steps[1] +
                                            column * layout.steps[2] + channel * layout.steps[3]));
    taker.take(numbers);
  }
  return taker.array(stream, layout);
}

/// Labels as numbers, n x columns.
struct LabelTable {
  std::size_t columns = 1;
  std::vector<double> numbers;

  [[nodiscard]] std::span<const double> row(std::size_t image) const {
    return std::span(numbers).subspan(image * columns, columns);
  }
  [[nodiscard]] std::size_t rows() const { return numbers.size() / columns; }
};

bool isZeroOrOne(double number) {
  return number == 0 || number == 1;
}

/// The classes of rows that each have a single 1; none if there is another row.
std::vector<std::int32_t> oneHotClasses(const LabelTable& table) {
  std::vector<std::int32_t> classes;
  for (std::size_t image = 0; image < table.rows(); ++image) {
    const auto row = table.row(image);
    if (!std::ranges::all_of(row, isZeroOrOne) || std::ranges::count(row, 1.0) != 1) return {};
    classes.push_back(static_cast<std::int32_t>(std::ranges::find(row, 1.0) - row.begin()));
  }
  return classes;
}

Result<std::vector<std::int32_t>> firstColumn(const ByteStream& stream, const LabelTable& table) {
  constexpr double kMost = std::numeric_limits<ClassId>::max();
  std::vector<std::int32_t> labels;
  labels.reserve(table.rows());
  for (std::size_t image = 0; image < table.rows(); ++image) {
    const double label = table.row(image).front();
    if (std::isnan(label)) {
      labels.push_back(-1);
      continue;
    }
    if (label < -1 || label > kMost)
      return badFile("%1 has a label outside of 0 to 65535 at %2.", stream.path, image);
    if (std::floor(label) != label)
      return badFile("%1 has the label %2 at %3, which is not a whole number.", stream.path, label,
                     image);
    labels.push_back(static_cast<std::int32_t>(label));
  }
  return labels;
}

/// Images with a column of labels before or behind their pixels.
Result<ReadArray> readLabelled(const ByteStream& stream, const ArrayLayout& layout,
                               const NumberType& type) {
  const std::size_t count = layout.header.count;
  const std::size_t columns = 1 + static_cast<std::size_t>(layout.header.byteCount()) / count;
  Bytes bytes(count * columns * type.size);
  if (auto read = readFully(stream, bytes); !read) return tl::unexpected(read.error());
  const auto number = [&](std::size_t row, std::size_t column) {
    return type.number(bytes.data() +
                       type.size * (row * layout.steps[0] + column * layout.steps[2]));
  };
  const bool last = decideLabelColumn(count, columns, number).isLast;
  ImageTaker taker(layout);
  std::vector<double> numbers(columns - 1);
  LabelTable labels{.columns = 1, .numbers = {}};
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t pixel = 0; pixel < numbers.size(); ++pixel)
      numbers[pixel] = number(row, pixel + (last ? 0 : 1));
    taker.take(numbers);
    labels.numbers.push_back(number(row, last ? columns - 1 : 0));
  }
  ReadArray read = taker.array(stream, layout);
  auto classes = firstColumn(stream, labels);
  if (!classes) return tl::unexpected(classes.error());
  read.labels = asLabelFile(stream.path, LabelValues{.numbers = *std::move(classes), .names = {}});
  read.notices.emplace_back(
      "label-column",
      last ? text("%1 is an array of %2 columns. The last one is read as the label.",
                  stream.path.filename(), columns)
           : text("%1 is an array of %2 columns. The first one is read as the label.",
                  stream.path.filename(), columns));
  return read;
}

Result<ReadArray> readImageValues(const ByteStream& stream, const ArrayLayout& layout,
                                  const NumberType& type) {
  if (!layout.inOrder || !type.isByte() || layout.channels > 1) {
    auto read = layout.labelled  ? readLabelled(stream, layout, type)
                : layout.inOrder ? readInOrder(stream, layout, type)
                                 : readScattered(stream, layout, type);
    if (read) read->file.wide = !type.isByte();
    return read;
  }
  Bytes grey(static_cast<std::size_t>(layout.header.byteCount()));
  if (auto read = readFully(stream, grey); !read) return tl::unexpected(read.error());
  return ReadArray{asArrayFile(stream.path, layout.header, std::move(grey)), layout.notices};
}

Result<ReadArray> labelsFromTable(const ByteStream& stream, const ArrayLayout& layout,
                                  const LabelTable& table) {
  ReadArray read{.file = {}, .notices = layout.notices};
  if (table.columns > 1) {
    if (auto classes = oneHotClasses(table); !classes.empty()) {
      read.file = asLabelFile(stream.path, LabelValues{.numbers = std::move(classes), .names = {}});
      return read;
    }
    if (std::ranges::all_of(table.numbers, isZeroOrOne)) {
      read.file = asLabelFile(stream.path, LabelValues());
      read.file.header.count = layout.header.count;
      read.notices.emplace_back(
          "labels-several",
          text("%1 has several labels for an image (%2 of 0 or 1). The images are read without "
               "classes.",
               stream.path.filename(), table.columns));
      return read;
    }
  }
  auto labels = firstColumn(stream, table);
  if (!labels) return tl::unexpected(labels.error());
  read.file = asLabelFile(stream.path, LabelValues{.numbers = *std::move(labels), .names = {}});
  if (table.columns > 1)
    read.notices.emplace_back("labels-first-column",
                              text("%1 has %2 columns. The first one is read as the class.",
                                   stream.path.filename(), table.columns),
                              Notice::Kind::note);
  return read;
}

Result<ReadArray> readLabelValues(const ByteStream& stream, const ArrayLayout& layout,
                                  const NumberType& type) {
  const std::size_t count = layout.header.count;
  Bytes bytes(count * layout.channels * type.size);
  if (auto read = readFully(stream, bytes); !read) return tl::unexpected(read.error());
  const auto place = [&](std::size_t image, std::size_t column) {
    return bytes.data() + type.size * (image * layout.steps[0] + column * layout.steps[3]);
  };
  if (type.isText()) {
    LabelValues labels;
    labels.names.reserve(count);
    for (std::size_t image = 0; image < count; ++image)
      labels.names.push_back(type.text(place(image, 0)));
    return ReadArray{asLabelFile(stream.path, std::move(labels)), layout.notices};
  }
  if (type.isByte() && layout.channels == 1)
    return ReadArray{asLabelFile(stream.path, std::vector<ClassId>(bytes.begin(), bytes.end())),
                     layout.notices};
  LabelTable table{.columns = layout.channels, .numbers = {}};
  table.numbers.reserve(count * layout.channels);
  for (std::size_t image = 0; image < count; ++image)
    for (std::size_t column = 0; column < layout.channels; ++column)
      table.numbers.push_back(type.number(place(image, column)));
  return labelsFromTable(stream, layout, table);
}

}  // namespace

Result<ReadArray> readArrayValues(const ByteStream& stream, const ArrayLayout& layout,
                                  const NumberType& type) {
  return layout.header.kind == ArrayHeader::Kind::images ? readImageValues(stream, layout, type)
                                                         : readLabelValues(stream, layout, type);
}

}  // namespace lookbook
