#pragma once

#include "tests/fuzz/input.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

// Reads the containers of inputs, and writes them with correct checksums.
namespace fuzz {

using Entries = std::vector<std::pair<std::string, Bytes>>;

/// The entries of a ZIP archive; empty if it is no archive, or larger than a fuzzer needs.
std::optional<Entries> unzip(std::span<const std::uint8_t> archive);
/// @param packed whether entries are compressed
Bytes zip(const Entries& entries, bool packed);

/// The content of a gzip stream of one member.
std::optional<Bytes> gunzip(std::span<const std::uint8_t> stream);
Bytes gzip(std::span<const std::uint8_t> content);

/// Corrects the checksums of the chunks of a PNG, as far as there are any.
void repairPng(std::span<std::uint8_t> png);

}  // namespace fuzz
