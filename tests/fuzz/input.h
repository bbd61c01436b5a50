#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// Functions of all fuzzers.
namespace fuzz {

using Bytes = std::vector<std::uint8_t>;

/// Aborts the program if a condition is false that must be true for every input.
void check(bool holds, const char* what);

/// Checks that a message is one line that can be shown as it is, and not longer than a few lines of
/// a terminal.
void checkMessage(const lookbook::Error& error);

/// Checks the error, if it is one. @return whether there is a value
template <class Value>
bool accepted(const lookbook::Result<Value>& result) {
  if (!result) checkMessage(result.error());
  return result.has_value();
}

/// A folder for the files of this program, in TMPDIR, which is deleted at its end.
const std::filesystem::path& folder();

/// Writes the input to a file of that name and returns its path.
std::filesystem::path write(const std::string& name, std::span<const std::uint8_t> bytes);

Bytes contentOf(const std::filesystem::path& path);

}  // namespace fuzz

#define FUZZ_CHECK(condition) fuzz::check(condition, #condition)
