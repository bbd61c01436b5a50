#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace lookbook {

/// An array to write, in C order. It refers to its values.
struct NpzArray {
  std::string name;
  std::string type;  ///< as NumPy names it: "<f4"
  std::vector<std::uint64_t> shape;
  std::span<const std::byte> values;
};

/// An array of numbers.
/// @param shape of values.size() in all
template <class Value>
NpzArray npzArray(std::string name, std::span<const Value> values,
                  std::vector<std::uint64_t> shape) {
  static_assert(std::is_arithmetic_v<Value>);
  const char kind = std::is_floating_point_v<Value> ? 'f' : std::is_signed_v<Value> ? 'i' : 'u';
  const char order = sizeof(Value) == 1 ? '|' : '<';
  return {std::move(name), std::string{order, kind, static_cast<char>('0' + sizeof(Value))},
          std::move(shape), std::as_bytes(values)};
}

/// Writes arrays uncompressed, as numpy.savez does; the same arrays give the same bytes.
/// The file appears whole or not at all.
/// Errors: io.
Result<void> writeNpz(const std::filesystem::path& path, const std::vector<NpzArray>& arrays);

}  // namespace lookbook
