#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lookbook {

/// The type of an array's values, and how their bytes lie in the file.
struct NumberType {
  enum class Kind : std::uint8_t {
    natural,  ///< whole numbers from 0; bool, too
    whole,    ///< with a sign
    real,
    letters,  ///< texts of UTF-32
    bytes     ///< texts of bytes
  };

  Kind kind = Kind::natural;
  std::size_t size = 1;  ///< bytes of a value
  bool bigEndian = false;

  [[nodiscard]] bool isText() const { return kind == Kind::letters || kind == Kind::bytes; }
  [[nodiscard]] bool isByte() const { return kind == Kind::natural && size == 1; }
  /// A number, from its bytes.
  [[nodiscard]] double number(const std::uint8_t* bytes) const;
  /// A text, from its bytes, up to a zero.
  [[nodiscard]] std::string text(const std::uint8_t* bytes) const;
};

/// A type as NPY headers quote it: "'<f4'". Nothing for types that are neither numbers nor texts.
std::optional<NumberType> npyNumberType(std::string_view quoted);

/// Numbers from their bytes. @param bytes numbers.size() x type.size
void decodeNumbers(const NumberType& type, std::span<const std::uint8_t> bytes,
                   std::span<double> numbers);

}  // namespace lookbook
