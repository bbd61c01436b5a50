#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// What the fuzzers share.
namespace fuzz {

using Bytes = std::vector<std::uint8_t>;

/// Ends the program where something does not hold that must hold for whatever was read.
void check(bool holds, const char* what);

/// A message is one line that can be shown as it is, and no longer than a few lines of a terminal.
void checkMessage(const lookbook::Error& error);

/// Checks the error, if it is one. @return whether there is a value
template <class Value>
bool accepted(const lookbook::Result<Value>& result) {
  if (!result) checkMessage(result.error());
  return result.has_value();
}

/// A folder for this program's files, in TMPDIR; goes with it.
const std::filesystem::path& folder();

/// Writes the input as a file of that name and gives its path.
std::filesystem::path write(const std::string& name, std::span<const std::uint8_t> bytes);

Bytes contentOf(const std::filesystem::path& path);

}  // namespace fuzz

#define FUZZ_CHECK(condition) fuzz::check(condition, #condition)
