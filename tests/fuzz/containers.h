#pragma once

#include "tests/fuzz/input.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

// The containers that inputs come in, opened and closed again with right checksums.
namespace fuzz {

using Entries = std::vector<std::pair<std::string, Bytes>>;

/// The entries of a ZIP archive; nothing where it is none or larger than a fuzzer needs.
std::optional<Entries> unzip(std::span<const std::uint8_t> archive);
/// @param packed whether entries are deflated
Bytes zip(const Entries& entries, bool packed);

/// The content of a gzip stream of one member.
std::optional<Bytes> gunzip(std::span<const std::uint8_t> stream);
Bytes gzip(std::span<const std::uint8_t> content);

/// Puts the checksums of a PNG's chunks right, as far as there are any.
void repairPng(std::span<std::uint8_t> png);

}  // namespace fuzz
