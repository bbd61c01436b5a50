#include "core/readers/tables/table_lines.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"
#include "core/io/line_reader.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSampledRows = 32;

char separatorOf(std::string_view line) {
  for (const char candidate : {'\t', ';', ',', '|'})
    if (fieldEnd(line.data(), line.data() + line.size(), candidate) != line.data() + line.size())
      return candidate;
  return ' ';
}

}  // namespace

bool looksLikeText(const fs::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return false;
  std::array<std::uint8_t, 512> head{};
  const auto read = reader->read(head);
  if (!read || *read < 2) return false;
  const bool marked = (head[0] == 0xff && head[1] == 0xfe) || (head[0] == 0xfe && head[1] == 0xff);
  return marked || std::ranges::count(std::span(head).first(*read), 0) == 0;
}

bool isBlankLine(std::string_view line) {
  constexpr std::string_view kSeparator = "sep=";
  return line.empty() || line.front() == '#' || line.front() == '%' || line.starts_with("//") ||
         (line.size() == kSeparator.size() + 1 && line.starts_with(kSeparator)) ||
         line.find_first_not_of(" \t") == std::string_view::npos;
}

const char* fieldEnd(const char* at, const char* end, char separator) {
  bool quoted = false;
  for (; at < end; ++at) {
    if (*at == '"')
      quoted = !quoted;
    else if (!quoted && (*at == separator || (separator == ' ' && *at == '\t')))
      return at;
  }
  return end;
}

std::string unquotedField(std::string_view field) {
  const auto isBlank = [](char letter) { return letter == ' ' || letter == '\t'; };
  const auto trim = [&] {
    while (!field.empty() && isBlank(field.front())) field.remove_prefix(1);
    while (!field.empty() && isBlank(field.back())) field.remove_suffix(1);
  };
  trim();
  for (const char quote : {'"', '\''}) {
    if (field.size() < 2 || field.front() != quote || field.back() != quote) continue;
    field = field.substr(1, field.size() - 2);
    trim();
    std::string text(field);
    const std::string doubled(2, quote);
    for (std::size_t at = 0; (at = text.find(doubled, at)) != std::string::npos; ++at)
      text.erase(at, 1);
    return text;
  }
  return std::string(field);
}

bool readFieldNumber(std::string_view field, char separator, double& number) {
  constexpr std::size_t kLongest = 64;
  if (field.starts_with('+')) field.remove_prefix(1);
  if (field.empty() || field.size() > kLongest) return false;
  std::array<char, kLongest> own{};
  std::ranges::copy(field, own.begin());
  if (separator == ';') std::ranges::replace(own, ',', '.');
  const char* end = own.data() + field.size();
  const auto [stop, error] = std::from_chars(own.data(), end, number);
  return error == std::errc() && stop == end;
}

bool readFlag(std::string_view field, char separator, double& number) {
  const std::string lower = field.size() < 6 ? lowerCase(std::string(field)) : std::string();
  if (lower != "true" && lower != "false") return readFieldNumber(field, separator, number);
  number = lower == "true" ? 1 : 0;
  return true;
}

std::string nameOfClass(std::string_view field) {
  std::string text(field);
  for (auto at = text.find("\"\""); at != std::string::npos; at = text.find("\"\"", at + 1))
    text.erase(at, 1);
  if (validUtf8(text) == text) return text;
  std::string utf8;
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (code >= 0x80) utf8 += static_cast<char>(0xc0U | code >> 6U);
    utf8 += code < 0x80 ? letter : static_cast<char>(0x80U | (code & 0x3fU));
  }
  return utf8;
}

std::vector<std::string> fieldsOfLine(std::string_view line, char separator) {
  std::vector<std::string> fields;
  const char* at = line.data();
  const char* end = at + line.size();
  while (separator == ' ' && end > at && (end[-1] == ' ' || end[-1] == '\t')) --end;
  skipBlanks(at, end, separator);
  while (true) {
    const char* stop = fieldEnd(at, end, separator);
    fields.emplace_back(unquotedField({at, static_cast<std::size_t>(stop - at)}));
    if (stop == end) return fields;
    at = stop + 1;
    skipBlanks(at, end, separator);
  }
}

Result<TableSample> readSample(const fs::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  LineReader lines(*std::move(reader), path);
  TableSample sample;
  std::string_view line;
  while (sample.rows.size() < kSampledRows) {
    const auto more = lines.next(line);
    // What is wrong behind the first lines is reported where they are read.
    if (!more && sample.rows.empty()) return tl::unexpected(more.error());
    if (!more || !*more) break;
    if (isBlankLine(line)) continue;
    if (line.find('\0') != std::string_view::npos)
      return notOfFormat(path, text("%1 is no table of text.", path));
    if (sample.rows.empty()) sample.separator = separatorOf(line);
    sample.rows.push_back(fieldsOfLine(line, sample.separator));
  }
  return sample;
}

}  // namespace lookbook
