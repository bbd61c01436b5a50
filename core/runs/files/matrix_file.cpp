#include "core/runs/files/matrix_file.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"
#include "core/io/line_reader.h"
#include "core/io/npy.h"
#include "core/io/npy_header.h"
#include "core/io/zip_archive.h"
#include "core/readers/arrays/number_type.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/sampled_columns.h"
#include "core/readers/tables/table_lines.h"
#include "core/runs/files/map_columns.h"

#include <algorithm>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

bool isNumberType(std::string_view quoted) {
  const auto type = npyNumberType(quoted);
  return type && !type->isText();
}

const NpyWanted kAnyNumbers{.types = {},
                            .typesInWords = Text("numbers"),
                            .dimensions = {2, 3, 4},
                            .dimensionsInWords = Text("2 (n x d)"),
                            .accepts = isNumberType};

/// The column of a value that is the `place`-th of its row in Fortran order.
std::size_t columnOf(std::size_t place, const std::vector<std::uint64_t>& shape) {
  std::size_t column = 0;
  std::size_t step = 1;
  for (std::size_t axis = 1; axis < shape.size(); ++axis)
    step *= static_cast<std::size_t>(shape[axis]);
  for (std::size_t axis = 1; axis < shape.size(); ++axis) {
    const auto side = static_cast<std::size_t>(shape[axis]);
    step /= side;
    column += place % side * step;
    place /= side;
  }
  return column;
}

/// Reads values of any type in blocks.
Result<MatrixF> readAnyNumbers(const ByteStream& stream, const NpyHeader& header) {
  constexpr std::size_t kAtOnce = std::size_t{1} << 16;
  const NumberType type = *npyNumberType(header.type);
  const auto rows = static_cast<std::size_t>(header.shape[0]);
  std::size_t columns = 1;
  for (std::size_t axis = 1; axis < header.shape.size(); ++axis)
    columns *= static_cast<std::size_t>(header.shape[axis]);
  MatrixF matrix(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
  std::vector<double> numbers(kAtOnce);
  std::vector<std::uint8_t> bytes(kAtOnce * type.size);
  for (std::size_t at = 0; at < rows * columns;) {
    const std::size_t count = std::min(kAtOnce, rows * columns - at);
    const auto block = std::span(bytes).first(count * type.size);
    const auto read = stream.read(block);
    if (!read) return tl::unexpected(read.error());
    if (*read < block.size())
      return badFile("%1 ends %2 bytes early.", stream.path, block.size() - *read);
    decodeNumbers(type, block, std::span(numbers).first(count));
    for (std::size_t i = 0; i < count; ++i, ++at) {
      const std::size_t place =
          header.fortran ? at % rows * columns + columnOf(at / rows, header.shape) : at;
      matrix.data()[place] = static_cast<float>(numbers[i]);
    }
  }
  if (auto ended = checkNpyEnd(stream); !ended) return tl::unexpected(ended.error());
  return matrix;
}

bool isMatrix(const NpyHeader& header) {
  return header.shape.size() >= 2 && header.shape.size() <= 4 && isNumberType(header.type);
}

Result<MatrixFile> readArchiveMatrix(const fs::path& path) {
  const auto archive = ZipArchive::open(path);
  if (!archive) return tl::unexpected(archive.error());
  std::vector<std::string> names;
  for (const std::string& name : archive->names()) {
    const auto header = archive->read(name).and_then(
        [](const ByteStream& stream) { return readNpyHeader(stream); });
    if (header && isMatrix(*header)) names.push_back(name);
  }
  if (names.size() != 1)
    return badFile("%1 holds %2 arrays of n x d numbers; it must hold one. Its arrays are %3.",
                   path, names.size(), listed(archive->names()));
  return readNumberArray([&] { return archive->read(names.front()); }).map([](MatrixF values) {
    return MatrixFile{.values = std::move(values), .notes = {}};
  });
}

/// Reads the rows of a table after its first lines have shown what its columns are.
class MatrixTable {
 public:
  MatrixTable(const fs::path& path, const TableSample& sample)
      : path_(path), separator_(sample.separator) {
    const auto& first = sample.rows.front();
    header_ = namesColumns(std::vector<std::string_view>(first.begin(), first.end()));
    const SampledColumns sampled(sample, header_);
    std::vector<std::string> left;
    for (std::size_t column = 0; column < first.size(); ++column) {
      const bool other = header_ && (namesIndexOrLabels(first[column]) || sampled.isText(column));
      used_.push_back(!other);
      if (other) left.push_back(first[column].empty() ? std::to_string(column + 1) : first[column]);
    }
    if (!left.empty())
      notes_.push_back(plural(left.size(), "%1: a column of an index or labels is left out (%2).",
                              "%1: columns of an index, labels or text are left out (%2).",
                              path.filename(), listed(left)));
  }

  Result<MatrixFile> read(LineReader& lines) {
    std::string_view line;
    for (std::size_t number = 1;; ++number) {
      const auto more = lines.next(line);
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      if (isBlankLine(line)) continue;
      if (std::exchange(header_, false)) continue;
      if (auto read = readRow(number, line); !read) return tl::unexpected(read.error());
      ++rows_;
    }
    const auto columns = std::ranges::count(used_, true);
    if (rows_ == 0 || columns == 0)
      return notOfFormat(path_, text("%1 holds no numbers. A matrix is a table of numbers with a "
                                     "row for each point.",
                                     path_));
    MatrixFile file{.values = MatrixF(rows_, columns), .notes = std::move(notes_)};
    std::ranges::copy(values_, file.values.data());
    return file;
  }

 private:
  Result<void> readRow(std::size_t number, std::string_view line) {
    const char* at = line.data();
    const char* end = at + line.size();
    while (separator_ == ' ' && end > at && (end[-1] == ' ' || end[-1] == '\t')) --end;
    std::size_t column = 0;
    for (; at <= end; ++column, ++at) {
      skipBlanks(at, end, separator_);
      const char* begin = at;
      at = fieldEnd(begin, end, separator_);
      if (column >= used_.size() || !used_[column]) continue;
      const auto field = unquotedField({begin, static_cast<std::size_t>(at - begin)});
      double value = 0;
      if (!readFieldNumber(field, separator_, value))
        return notOfFormat(path_, text("%1 has \"%2\" as column %3 in line %4, which is not a "
                                       "number.",
                                       path_, excerpt(field), column + 1, number));
      values_.push_back(static_cast<float>(value));
    }
    if (column == used_.size()) return {};
    return badFile(plural(column, "%1 has %n column in line %2, but %3 in its first line.",
                          "%1 has %n columns in line %2, but %3 in its first line.", path_, number,
                          used_.size()));
  }

  const fs::path& path_;
  char separator_;
  bool header_ = false;
  std::vector<bool> used_;  ///< of each column
  std::vector<Text> notes_;
  std::vector<float> values_;
  Eigen::Index rows_ = 0;
};

Result<MatrixFile> readTableMatrix(const fs::path& path) {
  const auto sample = readSample(path);
  if (!sample) return tl::unexpected(sample.error());
  if (sample->rows.empty()) return notOfFormat(path, text("%1 holds no numbers.", path));
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  LineReader lines(*std::move(reader), path);
  return MatrixTable(path, *sample).read(lines);
}

}  // namespace

Result<MatrixF> readNumberArray(const std::function<Result<ByteStream>()>& open) {
  const auto first = open();
  if (!first) return tl::unexpected(first.error());
  const auto header = readNpyHeader(*first, kAnyNumbers);
  if (!header) return tl::unexpected(header.error());
  const bool usual = header->type == "'<f4'" || header->type == "'<f8'";
  if (header->shape.size() != 2 || !usual) return readAnyNumbers(*first, *header);
  const auto again = open();  // read at once, into the matrix itself
  if (!again) return tl::unexpected(again.error());
  return readNpy(*again);
}

Result<MatrixFile> readMatrixFile(const fs::path& path) try {
  if (hasExtension(path, kNpzExtensions)) return readArchiveMatrix(path);
  const bool isArray = openNpy(path)
                           .and_then([](const ByteStream& stream) { return readNpyHeader(stream); })
                           .has_value();
  if (!isArray && !hasExtension(path, kNpyExtensions)) return readTableMatrix(path);
  return readNumberArray([&] { return openNpy(path); }).map([](MatrixF values) {
    return MatrixFile{.values = std::move(values), .notes = {}};
  });
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

}  // namespace lookbook
