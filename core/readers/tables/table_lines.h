#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// The first lines of a table, and the letter between its fields.
struct TableSample {
  char separator = ',';
  std::vector<std::vector<std::string>> rows;  ///< fields without quotes and blanks around them
};

/// Reads the first lines, without empty ones and comments. The separator is the tab, semicolon,
/// comma or bar that the first of them has outside of quotes, otherwise a blank. Errors: those of
/// the file; badFile for a file without lines.
Result<TableSample> readSample(const std::filesystem::path& path);

/// Whether a file begins as text does, in UTF-8 or UTF-16. False if it cannot be read.
bool looksLikeText(const std::filesystem::path& path);

/// Whether a line has nothing to read: it is empty, a comment (#, %, //), or names the separator
/// for a spreadsheet ("sep=;").
bool isBlankLine(std::string_view line);

/// The fields of a line, without quotes and blanks around them.
std::vector<std::string> fieldsOfLine(std::string_view line, char separator);

/// Where a field that begins at `at` ends, quotes heeded: at a separator, or at `end`.
const char* fieldEnd(const char* at, const char* end, char separator);

/// A field without blanks and quotes around it; within quotes, two quotes stand for one.
std::string unquotedField(std::string_view field);

/// Skips the blanks before a field, if blanks separate fields.
inline void skipBlanks(const char*& at, const char* end, char separator) {
  while (separator == ' ' && at < end && (*at == ' ' || *at == '\t')) ++at;
}

/// The number that a text is; false if it is none. A comma is a decimal point where semicolons
/// separate fields.
bool readFieldNumber(std::string_view field, char separator, double& number);

/// The same; also "True" and "False", in whatever case, which are 1 and 0.
bool readFlag(std::string_view field, char separator, double& number);

/// The text of a field as UTF-8, with single quotes for the doubled ones. What is not UTF-8 is read
/// as Latin-1.
std::string nameOfClass(std::string_view field);

}  // namespace lookbook
